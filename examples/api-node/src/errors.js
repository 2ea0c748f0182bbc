/** What a caller most often did wrong, by the text with which express-oauth2-jwt-bearer refuses the token. */
const HINTS = [
  [
    /^Unexpected 'aud' value/,
    (audience) =>
      `This API accepts only access tokens for ${audience}. An ID token has the application's client id as its ` +
      "audience, a token for another API has that API's identifier.",
  ],
  [/^Unexpected 'iss' value/, () => "The token comes from another issuer."],
  [/^Unexpected 'alg' value|^Unsupported algorithm "(none|HS)/, () => "Only RS256 signatures are accepted."],
  [
    /Invalid Compact JWS|Header formatting|^Unsupported algorithm "dir"/,
    () =>
      "This is not a signed JWT. Did the application log in without an audience? Then it got an opaque token, " +
      "which only the issuer's /userinfo understands.",
  ],
  [/^"exp" claim timestamp check failed/, () => "The token has expired: get a new one."],
  [/^signature verification failed/, () => "The token was changed, or signed with another key."],
];

/** Turns errors into JSON. 401 and 403 keep the WWW-Authenticate header that RFC 6750 asks for. */
export function answerErrors(audience) {
  // Express recognises an error handler by its four parameters.
  return (error, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = error.status ?? 500;
    if (status >= 500) {
      console.error(error);
      response.status(500).json({ error: "server_error", error_description: "Something broke here. It is in the log." });
      return;
    }
    response.status(status).set(error.headers ?? {}).json(bodyFor(error, status, audience));
  };
}

function bodyFor(error, status, audience) {
  if (status === 401 && !error.code) {
    return { error: "unauthorized", error_description: "Send an access token: Authorization: Bearer <token>" };
  }
  const hint = HINTS.find(([pattern]) => pattern.test(error.message))?.[1](audience);
  return {
    error: error.code ?? "invalid_request",
    error_description: error.message,
    ...(hint && { hint }),
  };
}

export function answerNotFound(request, response) {
  response.status(404).json({ error: "not_found", error_description: `Nothing at ${request.method} ${request.path}` });
}
