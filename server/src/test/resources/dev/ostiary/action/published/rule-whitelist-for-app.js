function (user, context, callback) {

  var people = [ 'mara@example.com', 'jon@example.com' ];

  // all other apps are open
  if (context.clientName !== 'Back office') {
    return callback(null, user, context);
  }

  if (!user.email_verified || people.indexOf(user.email) === -1) {
    return callback(new UnauthorizedError('The back office is not for you.'));
  }

  callback(null, user, context);
}
