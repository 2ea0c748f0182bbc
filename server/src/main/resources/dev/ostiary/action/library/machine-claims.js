/**
 * Tells an API which machine is calling. What is known of it stands in the application's metadata.
 *
 * @param {Event} event
 * @param {CredentialsExchangeAPI} api
 */
exports.onExecuteCredentialsExchange = async (event, api) => {
  const { team, environment = 'production' } = event.client.metadata;

  if (!team) {
    // The first value is the error of the OAuth answer, the second one explains it.
    return api.access.deny('invalid_request', `${event.client.name} belongs to no team.`);
  }
  api.accessToken.setCustomClaim('https://example.com/team', team);
  api.accessToken.setCustomClaim('https://example.com/environment', environment);
};
