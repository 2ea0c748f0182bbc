function giveRoles(user, context, callback) {

  if (!user.email || !user.email_verified) {
    return callback(null, user, context);
  }

  // app_metadata is not there before something was put into it
  user.app_metadata = user.app_metadata || {};

  const staff = '@staff.example.com';
  user.app_metadata.roles = user.email.substr(-staff.length) === staff ? ['admin'] : ['user'];

  auth0.users.updateAppMetadata(user.user_id, user.app_metadata)
    .then(function () {
      context.idToken['https://example.com/roles'] = user.app_metadata.roles;
      callback(null, user, context);
    })
    .catch(function (err) {
      callback(err);
    });
}
