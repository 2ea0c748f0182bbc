/**
 * Lets only people of certain companies in.
 *
 * @param {Event} event
 * @param {PostLoginAPI} api
 */
exports.onExecutePostLogin = async (event, api) => {
  // The secret ALLOWED_DOMAINS is a list, such as: example.com, example.org
  const allowed = event.secrets.ALLOWED_DOMAINS.split(',').map((domain) => domain.trim().toLowerCase());

  // Anybody can type the address of somebody else, so an unproved one counts for nothing.
  if (!event.user.email || !event.user.email_verified) {
    return api.access.deny('Your e-mail address has to be verified.');
  }

  // Compare the whole domain: endsWith('example.com') would let notexample.com in.
  const domain = event.user.email.slice(event.user.email.lastIndexOf('@') + 1).toLowerCase();
  if (!allowed.includes(domain)) {
    api.access.deny(`People of ${domain} cannot sign in here.`);
  }
};
