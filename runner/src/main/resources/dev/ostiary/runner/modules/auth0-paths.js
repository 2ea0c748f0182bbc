// Which method of the `auth0` package is which call of the Management API; names of its versions 2 to 5 side by side.
// "DELETE+" has a body; a third word wraps the body in a member of that name.
const crud = (path, id = "id") => ({
  getAll: `GET ${path}`,
  list: `GET ${path}`,
  get: `GET ${path}/{${id}}`,
  create: `POST ${path}`,
  update: `PATCH ${path}/{${id}}`,
  delete: `DELETE ${path}/{${id}}`,
});

const users = {
  ...crud("users"),
  getByEmail: "GET users-by-email",
  listUsersByEmail: "GET users-by-email",
  updateUserMetadata: "PATCH users/{id} user_metadata",
  updateAppMetadata: "PATCH users/{id} app_metadata",
  getRoles: "GET users/{id}/roles",
  assignRoles: "POST users/{id}/roles",
  removeRoles: "DELETE+ users/{id}/roles",
  deleteRoles: "DELETE+ users/{id}/roles",
  getPermissions: "GET users/{id}/permissions",
  assignPermissions: "POST users/{id}/permissions",
  removePermissions: "DELETE+ users/{id}/permissions",
  deletePermissions: "DELETE+ users/{id}/permissions",
  logs: "GET users/{id}/logs",
  getLogs: "GET users/{id}/logs",
  getUserOrganizations: "GET users/{id}/organizations",
  link: "POST users/{id}/identities",
  unlink: "DELETE users/{id}/identities/{provider}/{user_id}",
  getEnrollments: "GET users/{id}/enrollments",
  getGuardianEnrollments: "GET users/{id}/enrollments",
  deleteMultifactorProvider: "DELETE users/{id}/multifactor/{provider}",
  deleteAllAuthenticators: "DELETE users/{id}/authenticators",
  invalidateRememberBrowser: "POST users/{id}/multifactor/actions/invalidate-remember-browser",
  regenerateRecoveryCode: "POST users/{id}/recovery-code-regeneration",
  getAuthenticationMethods: "GET users/{id}/authentication-methods",
  getSessions: "GET users/{id}/sessions",
  deleteSessions: "DELETE users/{id}/sessions",
  getRefreshTokens: "GET users/{id}/refresh-tokens",
  deleteRefreshTokens: "DELETE users/{id}/refresh-tokens",
};

const organizations = {
  ...crud("organizations"),
  getByID: "GET organizations/{id}",
  getByName: "GET organizations/name/{name}",
  getMembers: "GET organizations/{id}/members",
  addMembers: "POST organizations/{id}/members",
  removeMembers: "DELETE+ organizations/{id}/members",
  deleteMembers: "DELETE+ organizations/{id}/members",
  getMemberRoles: "GET organizations/{id}/members/{user_id}/roles",
  addMemberRoles: "POST organizations/{id}/members/{user_id}/roles",
  removeMemberRoles: "DELETE+ organizations/{id}/members/{user_id}/roles",
  deleteMemberRoles: "DELETE+ organizations/{id}/members/{user_id}/roles",
  getInvitations: "GET organizations/{id}/invitations",
  getInvitation: "GET organizations/{id}/invitations/{invitation_id}",
  createInvitation: "POST organizations/{id}/invitations",
  deleteInvitation: "DELETE organizations/{id}/invitations/{invitation_id}",
  getEnabledConnections: "GET organizations/{id}/enabled_connections",
  getEnabledConnection: "GET organizations/{id}/enabled_connections/{connection_id}",
  addEnabledConnection: "POST organizations/{id}/enabled_connections",
  updateEnabledConnection: "PATCH organizations/{id}/enabled_connections/{connection_id}",
  removeEnabledConnection: "DELETE organizations/{id}/enabled_connections/{connection_id}",
  deleteEnabledConnection: "DELETE organizations/{id}/enabled_connections/{connection_id}",
};

const roles = {
  ...crud("roles"),
  getPermissions: "GET roles/{id}/permissions",
  addPermissions: "POST roles/{id}/permissions",
  removePermissions: "DELETE+ roles/{id}/permissions",
  deletePermissions: "DELETE+ roles/{id}/permissions",
  getUsers: "GET roles/{id}/users",
  assignUsers: "POST roles/{id}/users",
};

const clients = {
  ...crud("clients", "client_id"),
  rotateClientSecret: "POST clients/{client_id}/rotate-secret",
  rotateSecret: "POST clients/{client_id}/rotate-secret",
  getCredentials: "GET clients/{client_id}/credentials",
};

const list = (path) => ({ list: `GET ${path}` });

const managers = {
  users,
  organizations,
  roles,
  clients,
  usersByEmail: { getByEmail: "GET users-by-email" },
  resourceServers: crud("resource-servers"),
  clientGrants: crud("client-grants"),
  connections: { ...crud("connections"), checkStatus: "GET connections/{id}/status", deleteUserByEmail: "DELETE connections/{id}/users" },
  grants: { getAll: "GET grants", list: "GET grants", delete: "DELETE grants/{id}", deleteByUserId: "DELETE grants" },
  logs: { getAll: "GET logs", list: "GET logs", get: "GET logs/{id}" },
  logStreams: crud("log-streams"),
  rules: crud("rules"),
  rulesConfigs: { getAll: "GET rules-configs", set: "PUT rules-configs/{key}", delete: "DELETE rules-configs/{key}" },
  hooks: crud("hooks"),
  actions: { getAll: "GET actions/actions", list: "GET actions/actions", get: "GET actions/actions/{id}", getAllTriggers: "GET actions/triggers" },
  tickets: { changePassword: "POST tickets/password-change", verifyEmail: "POST tickets/email-verification" },
  jobs: { get: "GET jobs/{id}", errors: "GET jobs/{id}/errors", getErrors: "GET jobs/{id}/errors", verifyEmail: "POST jobs/verification-email", exportUsers: "POST jobs/users-exports" },
  sessions: { get: "GET sessions/{id}", delete: "DELETE sessions/{id}", revoke: "POST sessions/{id}/revoke" },
  refreshTokens: { get: "GET refresh-tokens/{id}", delete: "DELETE refresh-tokens/{id}" },
  deviceCredentials: { getAll: "GET device-credentials", list: "GET device-credentials", create: "POST device-credentials", delete: "DELETE device-credentials/{id}" },
  userBlocks: {
    get: "GET user-blocks/{id}", list: "GET user-blocks/{id}", delete: "DELETE user-blocks/{id}",
    getAll: "GET user-blocks", getByIdentifier: "GET user-blocks", listByIdentifier: "GET user-blocks",
    deleteAll: "DELETE user-blocks", deleteByIdentifier: "DELETE user-blocks",
  },
  tenants: { getSettings: "GET tenants/settings", updateSettings: "PATCH tenants/settings" },
  tenant: { getSettings: "GET tenants/settings", updateSettings: "PATCH tenants/settings" },
  branding: { getSettings: "GET branding", get: "GET branding", updateSettings: "PATCH branding", update: "PATCH branding" },
  stats: { getDaily: "GET stats/daily", getActiveUsersCount: "GET stats/active-users" },
  emailTemplates: { get: "GET email-templates/{name}", create: "POST email-templates", update: "PATCH email-templates/{name}" },
};

// Version 5 has the members of a thing one level deeper.
const nested = {
  "users.roles": { list: users.getRoles, assign: users.assignRoles, delete: users.removeRoles },
  "users.permissions": { list: users.getPermissions, create: users.assignPermissions, delete: users.removePermissions },
  "users.organizations": list("users/{id}/organizations"),
  "users.logs": list("users/{id}/logs"),
  "users.identities": { link: users.link, delete: users.unlink },
  "users.sessions": { list: users.getSessions, delete: users.deleteSessions },
  "users.refreshToken": { list: users.getRefreshTokens, delete: users.deleteRefreshTokens },
  "users.authenticationMethods": { list: users.getAuthenticationMethods },
  "roles.permissions": { list: roles.getPermissions, add: roles.addPermissions, delete: roles.removePermissions },
  "roles.users": { list: roles.getUsers, assign: roles.assignUsers },
  "organizations.members": { list: organizations.getMembers, create: organizations.addMembers, delete: organizations.removeMembers },
  "organizations.members.roles": { list: organizations.getMemberRoles, assign: organizations.addMemberRoles, delete: organizations.removeMemberRoles },
  "organizations.invitations": {
    list: organizations.getInvitations, get: organizations.getInvitation, create: organizations.createInvitation, delete: organizations.deleteInvitation,
  },
  "organizations.enabledConnections": {
    list: organizations.getEnabledConnections, get: organizations.getEnabledConnection, add: organizations.addEnabledConnection,
    update: organizations.updateEnabledConnection, delete: organizations.removeEnabledConnection,
  },
  "jobs.verificationEmail": { create: managers.jobs.verifyEmail },
};

// The methods that version 2 has on the client itself.
const top = {
  getUsers: users.getAll, getUser: users.get, getUsersByEmail: users.getByEmail, createUser: users.create,
  updateUser: users.update, deleteUser: users.delete, updateUserMetadata: users.updateUserMetadata,
  updateAppMetadata: users.updateAppMetadata, linkUsers: users.link, unlinkUsers: users.unlink, getUserLogs: users.logs,
  getUserRoles: users.getRoles, assignRolestoUser: users.assignRoles, assignRolesToUser: users.assignRoles,
  removeRolesFromUser: users.removeRoles, getUserPermissions: users.getPermissions,
  assignPermissionsToUser: users.assignPermissions, removePermissionsFromUser: users.removePermissions,
  getRoles: roles.getAll, getRole: roles.get, createRole: roles.create, updateRole: roles.update, deleteRole: roles.delete,
  getPermissionsInRole: roles.getPermissions, addPermissionsInRole: roles.addPermissions,
  removePermissionsFromRole: roles.removePermissions, getUsersInRole: roles.getUsers, assignUsersToRole: roles.assignUsers,
  getClients: clients.getAll, getClient: clients.get, createClient: clients.create, updateClient: clients.update,
  deleteClient: clients.delete, getConnections: managers.connections.getAll, getConnection: managers.connections.get,
  updateConnection: managers.connections.update, getResourceServers: "GET resource-servers",
  getResourceServer: "GET resource-servers/{id}", getClientGrants: "GET client-grants", getGrants: "GET grants",
  getLogs: "GET logs", getLog: "GET logs/{id}", getJob: "GET jobs/{id}", sendEmailVerification: managers.jobs.verifyEmail,
  createPasswordChangeTicket: managers.tickets.changePassword, createEmailVerificationTicket: managers.tickets.verifyEmail,
  getUserBlocks: "GET user-blocks/{id}", unblockUser: "DELETE user-blocks/{id}", getTenantSettings: "GET tenants/settings",
  updateTenantSettings: "PATCH tenants/settings", getRules: "GET rules", getRulesConfigs: "GET rules-configs",
};

module.exports = { managers, nested, top };
