/**
 * Cuts the scopes of machines down by where they call from: scopes that change something are only
 * for addresses of your own.
 *
 * @param {Event} event
 * @param {CredentialsExchangeAPI} api
 */
exports.onExecuteCredentialsExchange = async (event, api) => {
  // The secret TRUSTED_ADDRESSES is a list, such as: 192.0.2.17, 192.0.2.18
  const trusted = event.secrets.TRUSTED_ADDRESSES.split(/[\s,]+/);
  if (trusted.includes(event.request.ip)) return;

  const harmless = event.accessToken.scope.filter((scope) => scope.startsWith('read:'));
  if (harmless.length === 0) {
    return api.access.deny('invalid_scope', `Nothing of that is possible from ${event.request.ip}.`);
  }
  // A machine that gets less than it asked for sees it in the answer's member "scope".
  api.transaction.setTargetScopes(harmless);
};
