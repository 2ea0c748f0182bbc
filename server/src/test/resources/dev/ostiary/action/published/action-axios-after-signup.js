const axios = require("axios").default;

/**
 * @param {Event} event
 */
exports.onExecutePostUserRegistration = async (event) => {
  try {
    await axios.post("https://crm.example.com/contacts", { email: event.user.email, source: "signup" }, {
      headers: { "X-Api-Key": event.secrets.CRM_KEY }
    });
  } catch (err) {
    console.log(err.message);
  }
};
