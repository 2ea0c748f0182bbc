/**
 * Lets nobody in who has not shown that the address is theirs.
 *
 * @param {Event} event
 * @param {PostLoginAPI} api
 */
exports.onExecutePostLogin = async (event, api) => {
  if (event.user.email_verified) return;

  // The application gets this text as error_description and can tell it from other refusals.
  api.access.deny('Please open the link in the mail that we sent you, then sign in again.');
};
