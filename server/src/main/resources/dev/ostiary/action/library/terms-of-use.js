/**
 * Sends the user to a page with your terms until they accepted the current ones, and goes on with
 * the sign-in when they come back.
 *
 * @param {Event} event
 * @param {PostLoginAPI} api
 */
exports.onExecutePostLogin = async (event, api) => {
  if (event.user.app_metadata.terms_accepted === event.secrets.TERMS_VERSION) return;

  // A refresh token is used by a program: there is no browser, so nobody could read anything.
  if (!api.redirect.canRedirect()) {
    return api.access.deny('Please sign in again to read the new terms.');
  }

  // Your page checks this token with the same secret and then knows whom it has before it.
  const token = api.redirect.encodeToken({
    secret: event.secrets.PAGE_SECRET,
    payload: { version: event.secrets.TERMS_VERSION },
    expiresInSeconds: 600,
  });
  api.redirect.sendUserTo(event.secrets.TERMS_URL, { query: { session_token: token } });
};

/**
 * Runs when your page has sent the browser to /continue, with the `state` that it was given and with
 * a token of its own: `sub` and `state` as it got them, and `accepted`.
 *
 * @param {Event} event
 * @param {PostLoginAPI} api
 */
exports.onContinuePostLogin = async (event, api) => {
  // Throws if anybody but your page made it, and then the sign-in fails.
  const answer = api.redirect.validateToken({ secret: event.secrets.PAGE_SECRET });

  if (answer.accepted !== event.secrets.TERMS_VERSION) {
    return api.access.deny('You can sign in after you accepted the terms.');
  }
  api.user.setAppMetadata('terms_accepted', event.secrets.TERMS_VERSION);
};
