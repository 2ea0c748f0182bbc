// The errors of request-promise.
function about(error, name, cause, options, response) {
  error.name = name;
  Object.assign(error, { cause, error: cause, options, response });
}

class RequestError extends Error {
  constructor(cause, options, response) {
    super(String(cause));
    about(this, "RequestError", cause, options, response);
  }
}

class StatusCodeError extends Error {
  constructor(statusCode, body, options, response) {
    super(`${statusCode} - ${JSON.stringify(body)}`);
    about(this, "StatusCodeError", body, options, response);
    delete this.cause;
    this.statusCode = statusCode;
  }
}

class TransformError extends Error {
  constructor(cause, options, response) {
    super(String(cause));
    about(this, "TransformError", cause, options, response);
  }
}

module.exports = { RequestError, StatusCodeError, TransformError };
