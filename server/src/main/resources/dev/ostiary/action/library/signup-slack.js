/**
 * Writes a line into a Slack channel when somebody signed up.
 *
 * @param {Event} event
 * @param {PostUserRegistrationAPI} api
 */
exports.onExecutePostUserRegistration = async (event, api) => {
  // Angle brackets and the like have a meaning in Slack. A name must not be able to say @channel.
  const safe = (text = '') => text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c] ?? c);

  const answer = await fetch(event.secrets.SLACK_URL, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: `New user: *${safe(event.user.email)}* (${safe(event.connection.name)})` }),
  });
  if (!answer.ok) console.error('Slack answered', answer.status, await answer.text());
};
