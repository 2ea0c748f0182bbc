exports.onExecutePostLogin = async (event, api) => {
  if (event.user.app_metadata.profile_complete) {
    return;
  }
  const sessionToken = api.redirect.encodeToken({
    secret: event.secrets.MY_SHARED_SECRET,
    expiresInSeconds: 60,
    payload: {
      email: event.user.email,
      continue_uri: `https://${event.request.hostname}/continue`,
    },
  });

  api.redirect.sendUserTo("https://profile.example.com/complete", {
    query: { session_token: sessionToken },
  });
};

exports.onContinuePostLogin = async (event, api) => {
  const payload = api.redirect.validateToken({
    secret: event.secrets.MY_SHARED_SECRET,
    tokenParameterName: "my_token",
  });
  api.user.setUserMetadata("favorite_color", payload.other.color);
  api.user.setAppMetadata("profile_complete", true);
  api.idToken.setCustomClaim("https://example.com/color", payload.other.color);
};
