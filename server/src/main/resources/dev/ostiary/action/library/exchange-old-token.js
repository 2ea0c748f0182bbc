const jwt = require('jsonwebtoken');

/**
 * Takes the token of an older system and signs its user in here, so that nobody has to type a
 * password on the day of the move.
 *
 * @param {Event} event
 * @param {CustomTokenExchangeAPI} api
 */
exports.onExecuteCustomTokenExchange = async (event, api) => {
  let claims;
  try {
    // Everything is named: algorithm, issuer and audience. What is not checked here nobody checks.
    claims = jwt.verify(event.transaction.subject_token, event.secrets.OLD_KEY, {
      algorithms: ['HS256'],
      issuer: 'https://old.example.com/',
      audience: 'old-app',
      maxAge: '10m',
    });
  } catch (error) {
    console.log('Refused:', error instanceof Error ? error.message : error);
    // Says that the token was bad, so that guessing is slowed down. The reason goes to the log only.
    return api.access.rejectInvalidSubjectToken('The token is not valid.');
  }

  api.authentication.setUserByConnection(
    'Username-Password-Authentication',
    // Whether the address was proved, the older system knows. Its word counts here, so ask first.
    { user_id: String(claims.sub), email: claims.email, email_verified: claims.email_verified === true },
    { creationBehavior: 'create_if_not_exists', updateBehavior: 'none' }
  );
};
