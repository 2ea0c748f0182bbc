const { ManagementClient } = require('auth0');

/**
 * One person, one user: who signs in in a new way with an address that is known already is joined to
 * the user whose address it is.
 *
 * @param {Event} event
 * @param {PostLoginAPI} api
 */
exports.onExecutePostLogin = async (event, api) => {
  const { user } = event;

  // Both sides have to be proved. Otherwise whoever signs up with your address gets your account.
  if (!user.email || !user.email_verified) return;
  // Linked before: nothing to do, and no time to lose.
  if (user.identities.length > 1) return;

  const management = new ManagementClient({
    domain: event.secrets.DOMAIN,
    clientId: event.secrets.CLIENT_ID,
    clientSecret: event.secrets.CLIENT_SECRET,
  });

  const { data: same } = await management.usersByEmail.getByEmail({ email: user.email });
  const others = same.filter((other) => other.user_id !== user.user_id && other.email_verified);
  if (others.length === 0) return;
  if (others.length > 1) {
    console.warn(`${others.length} users share this address. Somebody has to look at it.`);
    return;
  }

  const [provider, ...rest] = user.user_id.split('|');
  await management.users.link({ id: others[0].user_id }, { provider, user_id: rest.join('|') });

  // The account of this sign-in is now part of the other user: the user that it was is gone, and no
  // token may be made for them. The next sign-in, with either account, is the other user's.
  // (Auth0 has api.authentication.setPrimaryUser for this moment, which saves the second sign-in.)
  api.access.deny('Your two accounts are one now. Please sign in once more.');
};
