// request-promise: request as a promise of the body.
const request = require("request");
const { RequestError, StatusCodeError, TransformError } = require("request-promise/errors");

function settled(options) {
  const { callback, simple = true, resolveWithFullResponse = false, transform, transform2xxOnly, ...rest } = options;
  const running = new request.Request({ ...rest, callback: undefined });
  const promise = new Promise((resolve, reject) => {
    running.callback = (problem, response, body) => {
      callback?.(problem, response, body);
      if (problem) return reject(new RequestError(problem, options, response));
      const good = response.statusCode >= 200 && response.statusCode < 300;
      if (simple && !good) return reject(new StatusCodeError(response.statusCode, body, options, response));
      if (typeof transform !== "function" || (transform2xxOnly && !good)) return resolve(resolveWithFullResponse ? response : body);
      return Promise.resolve()
        .then(() => transform(body, response, resolveWithFullResponse))
        .then(resolve, (wrong) => reject(new TransformError(wrong, options, response)));
    };
  });
  running.promise = () => promise;
  for (const name of ["then", "catch", "finally"]) running[name] = promise[name].bind(promise);
  promise.catch(() => {});
  return running;
}

module.exports = request.build({}, settled);
