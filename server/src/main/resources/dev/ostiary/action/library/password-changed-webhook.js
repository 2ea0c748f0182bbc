const axios = require('axios');

/**
 * Tells a service of yours that a password was changed, for example so that it signs the user out
 * everywhere or writes to them.
 *
 * @param {Event} event
 * @param {PostChangePasswordAPI} api
 */
exports.onExecutePostChangePassword = async (event, api) => {
  try {
    await axios.post(
      event.secrets.WEBHOOK_URL,
      {
        type: 'password.changed',
        user_id: event.user.user_id,
        changed_at: event.user.last_password_reset,
        ip: event.request.ip,
      },
      { headers: { authorization: `Bearer ${event.secrets.WEBHOOK_TOKEN}` }, timeout: 5000 }
    );
  } catch (error) {
    // The password is changed all the same. Say what happened, never what was sent.
    const status = /** @type {any} */ (error).response?.status ?? 'no answer';
    console.error(`The service could not be told: ${status}`);
    throw error;
  }
};
