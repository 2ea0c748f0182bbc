/**
 * Closes an application outside working hours. Applications say so in their metadata:
 * office_hours = 08:00-18:00
 *
 * @param {Event} event
 * @param {PostLoginAPI} api
 */
exports.onExecutePostLogin = async (event, api) => {
  const hours = event.client.metadata.office_hours;
  if (!hours) return;

  // The clock of a server tells UTC. This is the clock on the wall of the office.
  const wall = new Intl.DateTimeFormat('en-GB', {
    timeZone: event.secrets.TIME_ZONE,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const now = Object.fromEntries(wall.formatToParts(new Date()).map(({ type, value }) => [type, value]));

  // Times in this form can be compared as texts.
  const time = `${now.hour}:${now.minute}`;
  const [opens, closes] = hours.split('-');
  const weekend = now.weekday === 'Sat' || now.weekday === 'Sun';

  if (weekend || time < opens || time >= closes) {
    api.access.deny(`${event.client.name} is open Monday to Friday, ${opens} to ${closes}.`);
  }
};
