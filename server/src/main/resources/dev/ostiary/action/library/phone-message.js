/**
 * Sends text messages through a provider with an API like Twilio's.
 *
 * @param {Event} event
 * @param {SendPhoneMessageAPI} api
 */
exports.onExecuteSendPhoneMessage = async (event, api) => {
  const { recipient, text, message_type } = event.message_options;
  if (message_type !== 'sms') {
    // An error tells the page that nothing was sent.
    throw new Error('Only text messages can be sent.');
  }

  const { ACCOUNT, TOKEN, FROM } = event.secrets;
  const answer = await fetch(`https://api.twilio.com/2010-04-01/Accounts/${ACCOUNT}/Messages.json`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${ACCOUNT}:${TOKEN}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ To: recipient, From: FROM, Body: text }).toString(),
  });

  if (!answer.ok) {
    // Never log the text: the code in it signs somebody in.
    throw new Error(`The provider answered ${answer.status}`);
  }
};
