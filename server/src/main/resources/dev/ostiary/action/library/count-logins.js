/**
 * Remembers in app_metadata how often and when a user was in which application.
 *
 * @param {Event} event
 * @param {PostLoginAPI} api
 */
exports.onExecutePostLogin = async (event, api) => {
  // Refreshing a token is no sign-in of a person.
  if (event.transaction?.protocol === 'oauth2-refresh-token') return;

  const visits = event.user.app_metadata.visits ?? {};
  const before = visits[event.client.client_id]?.count ?? 0;

  // The whole member is written, so take over what stands there already.
  api.user.setAppMetadata('visits', {
    ...visits,
    [event.client.client_id]: { count: before + 1, last: new Date().toISOString() },
  });
};
