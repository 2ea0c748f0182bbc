function onlyOurDomains(user, context, callback) {
  const whitelist = ['example.com', 'example.org']; // companies that take part

  // an address that nobody proved says nothing about a company
  if (!user.email || !user.email_verified) {
    return callback(new UnauthorizedError('Access denied.'));
  }

  const parts = user.email.split('@');
  const domain = parts[parts.length - 1].toLowerCase();
  const ok = whitelist.some(function (one) {
    return domain === one;
  });

  if (!ok) {
    return callback(new UnauthorizedError('Access denied.'));
  }
  return callback(null, user, context);
}
