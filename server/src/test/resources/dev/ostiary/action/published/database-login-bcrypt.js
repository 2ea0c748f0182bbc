function login(email, password, callback) {
  const bcrypt = require('bcrypt');
  const request = require('request');

  request.get({
    url: configuration.ENDPOINT + '/user?email=' + encodeURIComponent(email),
    json: true
  }, function (err, response, user) {
    if (err) return callback(err);
    if (response.statusCode === 404) return callback(new WrongUsernameOrPasswordError(email));

    bcrypt.compare(password, user.password_hash, function (err, isValid) {
      if (err || !isValid) return callback(err || new WrongUsernameOrPasswordError(email));

      return callback(null, {
        user_id: user.id.toString(),
        nickname: user.nickname,
        email: user.email
      });
    });
  });
}
