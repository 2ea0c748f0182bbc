/**
 * A hook, the older kind: adds a claim for machines and refuses a scope that the application's
 * metadata does not name. New code is better off as an Action.
 */
module.exports = function (client, scope, audience, context, cb) {
  // The metadata of the application: scopes = read:orders read:stock
  const allowed = (client.metadata.scopes || '').split(' ');
  const wanted = scope || [];

  const refused = wanted.filter((one) => !allowed.includes(one));
  if (refused.length > 0) {
    return cb(new InvalidScopeError(`Not for ${client.name}: ${refused.join(' ')}`));
  }

  // Whatever is in this object becomes part of the token; without `scope` there would be none.
  cb(null, { scope: wanted, 'https://example.com/caller': client.name });
};
