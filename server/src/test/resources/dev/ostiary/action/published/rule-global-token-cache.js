function enrichFromCrm(user, context, callback) {
  const request = require('request');

  getToken(function (err, token) {
    if (err) return callback(err);
    request.get({
      url: configuration.CRM_URL + '/people',
      qs: { email: user.email },
      headers: { Authorization: 'Bearer ' + token },
      json: true
    }, function (err, res, person) {
      if (err) return callback(err);
      if (res.statusCode !== 200) return callback(null, user, context);
      context.accessToken['https://example.com/crm_id'] = person.id;
      return callback(null, user, context);
    });
  });

  function getToken(cb) {
    if (global.crmToken && global.crmToken.expires > Date.now()) {
      return cb(null, global.crmToken.value);
    }
    request.post({
      url: configuration.CRM_URL + '/oauth/token',
      form: {
        grant_type: 'client_credentials',
        client_id: configuration.CRM_CLIENT_ID,
        client_secret: configuration.CRM_CLIENT_SECRET
      },
      json: true
    }, function (err, res, body) {
      if (err) return cb(err);
      if (res.statusCode !== 200) return cb(new Error('Could not get a token: ' + res.statusCode));
      global.crmToken = { value: body.access_token, expires: Date.now() + body.expires_in * 1000 };
      cb(null, global.crmToken.value);
    });
  }
}
