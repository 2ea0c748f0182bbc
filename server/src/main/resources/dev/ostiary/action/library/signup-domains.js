/**
 * Lets only people of certain companies sign up. Nobody has proved an address at this moment, so go
 * on checking at sign-in: see "Only certain e-mail domains".
 *
 * @param {Event} event
 * @param {PreUserRegistrationAPI} api
 */
exports.onExecutePreUserRegistration = async (event, api) => {
  const allowed = event.secrets.ALLOWED_DOMAINS.split(',').map((domain) => domain.trim().toLowerCase());
  const email = event.user.email ?? '';
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();

  if (!allowed.includes(domain)) {
    // The first text is for your log, the second one for the person.
    return api.access.deny(`domain ${domain}`, 'Please sign up with the address that your company gave you.');
  }
  // Set while the user is made: no second step is needed.
  api.user.setAppMetadata('company', domain);
};
