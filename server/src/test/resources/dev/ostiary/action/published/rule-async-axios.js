async function subscriptionStatus(user, context, callback) {
  const axios = require('axios@0.21.1');
  const _ = require('lodash');
  const ns = _.get(configuration, 'NAMESPACE', 'https://example.com/');

  try {
    const { data } = await axios.get(`${configuration.BILLING_API}/subscriptions/${user.user_id}`, {
      headers: { 'x-api-key': configuration.BILLING_KEY },
      timeout: 3000
    });
    const active = _.filter(data.subscriptions, { status: 'active' });
    context.accessToken[ns + 'plans'] = _.map(active, 'plan');
    return callback(null, user, context);
  } catch (e) {
    if (e.response && e.response.status === 404) {
      context.accessToken[ns + 'plans'] = [];
      return callback(null, user, context);
    }
    console.error('billing', e.message);
    return callback(new UnauthorizedError('We cannot see your subscription at the moment.'));
  }
}
