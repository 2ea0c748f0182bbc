// A few of many. Keep your own list: who wants to get round it, finds a new one.
const DISPOSABLE = ['mailinator.com', 'guerrillamail.com', '10minutemail.com', 'yopmail.com', 'trashmail.com'];

/**
 * Refuses sign-ups with mailboxes for ten minutes.
 *
 * @param {Event} event
 * @param {PreUserRegistrationAPI} api
 */
exports.onExecutePreUserRegistration = async (event, api) => {
  const email = event.user.email ?? '';
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();

  // Subdomains, too: everything below mailinator.com is theirs.
  const refused = DISPOSABLE.some((one) => domain === one || domain.endsWith(`.${one}`));
  if (refused) {
    api.validation.error('disposable_address', 'Please use an address at which we can reach you tomorrow.');
  }
};
