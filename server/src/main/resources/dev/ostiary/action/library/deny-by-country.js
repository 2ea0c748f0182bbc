/**
 * Lets people in from certain countries only.
 *
 * @param {Event} event
 * @param {PostLoginAPI} api
 */
exports.onExecutePostLogin = async (event, api) => {
  // The secret ALLOWED_COUNTRIES is a list of two letters each, such as: DE, AT, CH
  const allowed = event.secrets.ALLOWED_COUNTRIES.toUpperCase().split(/[\s,]+/);
  const country = event.request.geoip.countryCode;

  if (!country) {
    // Nobody knows where this request comes from. Decide what weighs more: here the rule.
    console.warn('No country is known for this request.');
    return api.access.deny('We cannot tell which country you are in.');
  }
  if (!allowed.includes(country)) {
    api.access.deny(`Signing in from ${event.request.geoip.countryName ?? country} is not possible.`);
  }
};
