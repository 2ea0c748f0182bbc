function askForConsent (user, context, callback) {
  user.user_metadata = user.user_metadata || {};

  // second half: the person comes back from the form
  if (context.protocol === 'redirect-callback') {
    if (context.request.query.confirm !== 'yes' && context.request.body.confirm !== 'yes') {
      return callback(new UnauthorizedError('You did not agree.'));
    }
    user.user_metadata.consentGiven = true;
    return auth0.users.updateUserMetadata(user.user_id, user.user_metadata)
      .then(function () {
        callback(null, user, context);
      })
      .catch(callback);
  }

  // first half: away to the form, unless they agreed some time ago
  if (!user.user_metadata.consentGiven) {
    context.redirect = {
      url: configuration.CONSENT_FORM_URL + '?app=' + encodeURIComponent(context.clientName)
    };
  }
  return callback(null, user, context);
}
