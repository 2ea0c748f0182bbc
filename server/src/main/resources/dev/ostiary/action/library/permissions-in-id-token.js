const { ManagementClient } = require('auth0');

/**
 * Puts the user's permissions into the ID token, so that a page can show what the user may use.
 * (Access tokens have them without any code: switch on RBAC and "add permissions" at the API.)
 *
 * @param {Event} event
 * @param {PostLoginAPI} api
 */
exports.onExecutePostLogin = async (event, api) => {
  const management = new ManagementClient({
    domain: event.secrets.DOMAIN,
    clientId: event.secrets.CLIENT_ID,
    clientSecret: event.secrets.CLIENT_SECRET,
  });

  const names = [];
  for (let page = 0; page < 10; page++) {
    const { data } = await management.users.getPermissions({
      id: event.user.user_id,
      per_page: 100,
      page,
    });
    for (const permission of data) {
      // A user can have permissions for several APIs. Only those of this one are of interest here.
      if (permission.resource_server_identifier === event.resource_server?.identifier) {
        names.push(permission.permission_name);
      }
    }
    if (data.length < 100) break;
  }

  // A page may hide a button by this claim. Whether something is allowed, the API decides.
  api.idToken.setCustomClaim('https://example.com/permissions', names);
};
