exports.onExecuteCredentialsExchange = async (event, api) => {
  const namespace = 'https://example.com';
  if (event.client.metadata.tenant_id) {
    api.accessToken.setCustomClaim(`${namespace}/tenant_id`, event.client.metadata.tenant_id);
  }
  if (event.client.metadata.disabled === 'true') {
    api.access.deny('invalid_request', 'This client is disabled');
  }
};
