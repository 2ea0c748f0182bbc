/**
 * Tells an API who is calling. Without this an access token has only the user's id, and the API
 * would have to ask /userinfo for the rest.
 *
 * @param {Event} event
 * @param {PostLoginAPI} api
 */
exports.onExecutePostLogin = async (event, api) => {
  // No API asked for: the access token is opaque, and nobody but this server reads it.
  if (!event.resource_server) return;

  const namespace = 'https://example.com/';
  api.accessToken.setCustomClaim(`${namespace}email`, event.user.email ?? null);
  api.accessToken.setCustomClaim(`${namespace}email_verified`, event.user.email_verified);
  api.accessToken.setCustomClaim(`${namespace}name`, event.user.name ?? null);
};
