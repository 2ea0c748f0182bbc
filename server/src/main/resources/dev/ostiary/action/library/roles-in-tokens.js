/**
 * Puts the names of the user's roles into both tokens: APIs read them in the access token, pages in
 * the ID token.
 *
 * @param {Event} event
 * @param {PostLoginAPI} api
 */
exports.onExecutePostLogin = async (event, api) => {
  // The name of a claim of your own is a URL of yours, so that it never collides with a standard's.
  // Nobody follows it: the page need not exist.
  const claim = 'https://example.com/roles';

  // Missing where there is no user to have roles.
  const roles = event.authorization?.roles ?? [];

  api.idToken.setCustomClaim(claim, roles);
  api.accessToken.setCustomClaim(claim, roles);
};
