/**
 * Asks a service of yours about the user and puts the answer into the access token. The answer is
 * kept for a while, and a service that is down keeps nobody out.
 *
 * @param {Event} event
 * @param {PostLoginAPI} api
 */
exports.onExecutePostLogin = async (event, api) => {
  const customer = (await known(event, api)) ?? {};
  api.accessToken.setCustomClaim('https://example.com/customer_number', customer.number ?? null);
  api.accessToken.setCustomClaim('https://example.com/segment', customer.segment ?? 'standard');
};

/**
 * @param {Event} event
 * @param {PostLoginAPI} api
 */
async function known(event, api) {
  const key = `customer ${event.user.user_id}`;
  const kept = api.cache.get(key);
  if (kept) return JSON.parse(kept.value);

  try {
    const url = new URL(`/customers/${encodeURIComponent(event.user.user_id)}`, event.secrets.CRM_URL);
    const answer = await fetch(url, {
      headers: { authorization: `Bearer ${event.secrets.CRM_TOKEN}` },
      // The user is waiting. What is not here soon is not worth it.
      signal: AbortSignal.timeout(1500),
    });
    if (!answer.ok) throw new Error(`The service answered ${answer.status}`);

    const { number, segment } = await answer.json();
    // Keep only what is used: the cache is small.
    api.cache.set(key, JSON.stringify({ number, segment }), { ttl: 10 * 60 * 1000 });
    return { number, segment };
  } catch (error) {
    console.warn('The customer is not known:', error instanceof Error ? error.message : error);
    return undefined;
  }
}
