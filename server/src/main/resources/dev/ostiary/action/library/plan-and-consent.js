// What needs a paid plan. A scope that is missing here is for everybody.
const PAID = ['export:reports', 'read:statistics'];

/**
 * Puts the user's plan and consents into the access token and takes away scopes that the plan does
 * not have.
 *
 * @param {Event} event
 * @param {PostLoginAPI} api
 */
exports.onExecutePostLogin = async (event, api) => {
  // The plan stands where users cannot write, the consents where they can.
  const plan = event.user.app_metadata.plan ?? 'free';
  const { newsletter = false, analytics = false } = event.user.user_metadata.consents ?? {};

  api.accessToken.setCustomClaim('https://example.com/plan', plan);
  api.accessToken.setCustomClaim('https://example.com/consents', {
    newsletter: newsletter === true,
    analytics: analytics === true,
  });

  if (plan === 'free') {
    for (const scope of event.transaction?.requested_scopes ?? []) {
      if (PAID.includes(scope)) api.accessToken.removeScope(scope);
    }
  }
};
