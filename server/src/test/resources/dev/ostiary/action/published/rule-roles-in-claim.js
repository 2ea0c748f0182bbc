function (user, context, callback) {
  const ns = 'https://myapp.example.com';
  const roles = (context.authorization || {}).roles;

  let idTokenClaims = context.idToken || {};
  let accessTokenClaims = context.accessToken || {};

  idTokenClaims[`${ns}/roles`] = roles;
  accessTokenClaims[`${ns}/roles`] = roles;

  context.idToken = idTokenClaims;
  context.accessToken = accessTokenClaims;

  callback(null, user, context);
}
