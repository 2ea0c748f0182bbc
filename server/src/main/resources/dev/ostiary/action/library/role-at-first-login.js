const { ManagementClient } = require('auth0');

/**
 * Gives a new user a role to begin with.
 *
 * @param {Event} event
 * @param {PostLoginAPI} api
 */
exports.onExecutePostLogin = async (event, api) => {
  // The count has this sign-in in it. Whoever has a role already keeps what they have.
  if (event.stats.logins_count > 1) return;
  if ((event.authorization?.roles.length ?? 0) > 0) return;

  const management = new ManagementClient({
    domain: event.secrets.DOMAIN,
    clientId: event.secrets.CLIENT_ID,
    clientSecret: event.secrets.CLIENT_SECRET,
  });

  // A role's id stands in its address in the dashboard: rol_…
  await management.users.assignRoles({ id: event.user.user_id }, { roles: [event.secrets.ROLE_ID] });

  // Roles were looked up before this program ran. Tokens of this first sign-in need to be told.
  api.idToken.setCustomClaim('https://example.com/roles', [event.secrets.ROLE_NAME]);
  api.accessToken.setCustomClaim('https://example.com/roles', [event.secrets.ROLE_NAME]);
};
