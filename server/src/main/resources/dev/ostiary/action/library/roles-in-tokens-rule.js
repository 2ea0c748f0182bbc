/**
 * The same as a rule, for code that came from the time before Actions: roles in both tokens.
 */
function addRolesToTokens(user, context, callback) {
  // Set CLAIM_NAMESPACE in the settings of rules, for example to https://example.com/
  const namespace = configuration.CLAIM_NAMESPACE;

  const roles = (context.authorization || {}).roles || [];

  // What a rule puts into these two objects becomes claims of the tokens.
  context.idToken[namespace + 'roles'] = roles;
  context.accessToken[namespace + 'roles'] = roles;

  // Forget this line and the sign-in fails: a rule has to say that it is done.
  callback(null, user, context);
}
