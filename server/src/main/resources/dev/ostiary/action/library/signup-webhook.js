const crypto = require('crypto');

/**
 * Tells a service of yours about a new user, signed so that the service can trust it.
 *
 * @param {Event} event
 * @param {PostUserRegistrationAPI} api
 */
exports.onExecutePostUserRegistration = async (event, api) => {
  // Send what is needed, not all that is known.
  const body = JSON.stringify({
    type: 'user.created',
    user_id: event.user.user_id,
    email: event.user.email,
    connection: event.connection.name,
    created_at: event.user.created_at,
  });

  // The service computes the same over time and body, and refuses what is older than five minutes.
  const time = String(Math.floor(Date.now() / 1000));
  const signature = crypto
    .createHmac('sha256', event.secrets.WEBHOOK_SECRET)
    .update(`${time}.${body}`)
    .digest('hex');

  const answer = await fetch(event.secrets.WEBHOOK_URL, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-signature': `t=${time},v1=${signature}` },
    body,
  });
  // The user exists whatever happens here. An error stands in the log of this run.
  if (!answer.ok) throw new Error(`The service answered ${answer.status}`);
};
