function linkAccounts(user, context, callback) {
  const request = require('request@2.56.0');
  const headers = { Authorization: 'Bearer ' + auth0.accessToken };

  if (!user.email || !user.email_verified) {
    return callback(null, user, context);
  }

  request({ url: auth0.baseUrl + '/users-by-email', headers: headers, qs: { email: user.email } }, function (err, response, body) {
    if (err) return callback(err);
    if (response.statusCode !== 200) return callback(new Error(body));

    const others = JSON.parse(body).filter(function (u) {
      return u.email_verified && u.user_id !== user.user_id;
    });
    if (others.length > 1) return callback(new Error('More than one account with this address'));
    if (!others.length) return callback(null, user, context);

    request.post({
      url: auth0.baseUrl + '/users/' + others[0].user_id + '/identities',
      headers: headers,
      json: { provider: user.identities[0].provider, user_id: String(user.identities[0].user_id) }
    }, function (err, response) {
      if (err) return callback(err);
      if (response.statusCode >= 400) {
        return callback(new Error('Linking failed with ' + response.statusCode));
      }
      // from here on they are the older account
      context.primaryUser = others[0].user_id;
      callback(null, user, context);
    });
  });
}
