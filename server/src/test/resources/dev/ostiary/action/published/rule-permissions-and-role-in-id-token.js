function permissionsAndRole(user, context, callback) {
  var ManagementClient = require('auth0@2.27.0').ManagementClient;
  var management = new ManagementClient({
    token: auth0.accessToken,
    domain: auth0.domain
  });

  management.getUserPermissions({ id: user.user_id, page: 0, per_page: 50 }, function (err, list) {
    if (err) {
      console.log('permissions:', err.message);
      return callback(err);
    }
    context.idToken[configuration.NAMESPACE + 'permissions'] = list.map(function (p) {
      return p.permission_name;
    });
    context.idToken[configuration.NAMESPACE + 'role'] = context.authorization.roles[0];
    callback(null, user, context);
  });
}
