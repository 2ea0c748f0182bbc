/**
 * Asks the users' old home, which has an API, whether a password is right. With "import users"
 * switched on everybody moves over at their next sign-in, and one day this script is not needed.
 *
 * @param {string} email
 * @param {string} password
 * @param {DatabaseCallback<DatabaseUser>} callback
 */
async function login(email, password, callback) {
  try {
    const answer = await fetch(configuration.OLD_API + '/sessions', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': configuration.OLD_API_KEY },
      body: JSON.stringify({ email, password }),
    });

    if (answer.status === 401) {
      // Exactly this error counts as a wrong password, and many of them block an address.
      return callback(new WrongUsernameOrPasswordError(email));
    }
    if (!answer.ok) throw new Error(`The old system answered ${answer.status}`);

    const account = await answer.json();
    callback(null, {
      // This id must never change: it is how the user is found again.
      user_id: String(account.id),
      email: account.email,
      email_verified: account.confirmed === true,
      name: account.full_name,
      app_metadata: { moved_from: 'old system' },
    });
  } catch (error) {
    callback(/** @type {Error} */ (error));
  }
}
