exports.onExecutePostLogin = async (event, api) => {
  const ManagementClient = require('auth0').ManagementClient;

  if (event.stats.logins_count !== 1) {
    return;
  }

  const management = new ManagementClient({
      domain: event.secrets.domain,
      clientId: event.secrets.clientId,
      clientSecret: event.secrets.clientSecret,
  });

  try {
    const res = await management.users.assignRoles({ id: event.user.user_id }, { "roles": [event.secrets.roleId] });
  } catch (e) {
    // a role can be given by hand as well
    console.log(e.message)
  }
};

// exports.onContinuePostLogin = async (event, api) => {
// };
