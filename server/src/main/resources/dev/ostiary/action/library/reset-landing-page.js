/**
 * After a new password: back to the application that the user came from, and no reset at all for
 * users whom your support has frozen.
 *
 * @param {Event} event
 * @param {PasswordResetPostChallengeAPI} api
 */
exports.onExecutePostChallenge = async (event, api) => {
  if (event.user.app_metadata.frozen) {
    return api.access.deny('Please call our support to get a new password.');
  }

  // Taken from the application's metadata, never from the request: that would be an open redirect.
  const home = event.client?.metadata.home_page ?? event.secrets.HOME_PAGE;
  api.transaction.setResultUrl(home, { query: { reset: 'done' } });
};
