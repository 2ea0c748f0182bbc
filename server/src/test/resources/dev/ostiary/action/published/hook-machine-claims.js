/**
@param {object} client - who asks
@param {array|undefined} scope - what for
@param {string} audience - at which API
@param {object} context - secrets and more
@param {function} cb - function (error, accessTokenClaims)
*/
module.exports = function(client, scope, audience, context, cb) {
  var access_token = {};
  access_token.scope = scope;

  access_token['https://example.com/org'] = client.metadata.org || context.webtask.secrets.DEFAULT_ORG;
  access_token.scope.push('extra');

  cb(null, access_token);
};
