exports.onExecutePreUserRegistration = async (event, api) => {
  const allowed = ["example.com"];
  const domain = event.user.email.split("@")[1];
  if (allowed.indexOf(domain) < 0) {
    return api.access.deny(`sign-up from ${domain}`, "Only colleagues can sign up.");
  }
  api.user.setUserMetadata("screen_name", event.user.email.split("@")[0]);
};
