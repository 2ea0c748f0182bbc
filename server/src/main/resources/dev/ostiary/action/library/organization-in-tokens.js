/**
 * Tells pages and APIs about the organization that the user signed in to: its plan and its region,
 * as they stand in its metadata. (org_id is in the tokens without any code.)
 *
 * @param {Event} event
 * @param {PostLoginAPI} api
 */
exports.onExecutePostLogin = async (event, api) => {
  const { organization } = event;
  if (!organization) return;

  const about = {
    name: organization.name,
    display_name: organization.display_name,
    plan: organization.metadata.plan ?? 'free',
    region: organization.metadata.region ?? 'eu',
  };
  api.idToken.setCustomClaim('https://example.com/organization', about);
  api.accessToken.setCustomClaim('https://example.com/organization', about);
};
