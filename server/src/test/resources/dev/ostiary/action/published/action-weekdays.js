/**
 * @param {Event} event
 * @param {PostLoginAPI} api
 */
exports.onExecutePostLogin = async (event, api) => {
  if (event.client.name === "Shop") {
    const day = new Date().getUTCDay();

    if (day === 0 || day === 6) {
      api.access.deny("The shop is closed at the weekend.");
    }
  }
};
