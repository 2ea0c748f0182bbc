function mustBeVerified(user, context, callback) {
  'use strict';
  if (user.email_verified) {
    return callback(null, user, context);
  } else {
    return callback(new UnauthorizedError('We sent you a mail. Open the link in it first!'));
  }
}
