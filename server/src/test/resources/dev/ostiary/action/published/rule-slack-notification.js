function tellSlack(user, context, callback) {
  // only people who are new, and only when they are here themselves
  if (context.stats.loginsCount > 1 || context.protocol === 'oauth2-refresh-token') {
    return callback(null, user, context);
  }

  request.post({
    url: configuration.SLACK_HOOK_URL,
    json: {
      channel: '#signups',
      text: (user.name || user.email) + ' has just signed up with ' + context.connection
    }
  }, function (err, response, body) {
    if (err) return callback(err);
    if (response.statusCode !== 200) return callback(new Error('slack: ' + body));
    callback(null, user, context);
  });
}
