package dev.ostiary.http;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What HTTP itself refuses, before a request exists: heads that are too large or malformed. The
 * same shape as other errors, and not a word about the server's insides.
 */
final class JettyErrors implements org.eclipse.jetty.server.Request.Handler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    var words = String.valueOf(HttpStatus.getMessage(status));
    // Nobody knows yet whose answer this would be: it has what both families of errors have.
    var body =
        Json.bytes(
            Json.object()
                .put("statusCode", status)
                .put("error", word(status))
                .put("error_description", words)
                .put("message", words));
    var headers = response.getHeaders();
    headers.put("Content-Type", "application/json; charset=utf-8");
    headers.put("Content-Length", body.length);
    headers.put("Cache-Control", "no-store");
    headers.put("X-Content-Type-Options", "nosniff");
    if (status == HttpStatus.SERVICE_UNAVAILABLE_503) {
      headers.put("Retry-After", 1);
    }
    headers.put("X-Request-Id", Ids.alphanumeric(20));
    response.write(
        true,
        request.getMethod().equals("HEAD") ? ByteBuffer.allocate(0) : ByteBuffer.wrap(body),
        callback);
    return true;
  }

  private static String word(int status) {
    if (status == HttpStatus.SERVICE_UNAVAILABLE_503) {
      return "temporarily_unavailable";
    }
    return status < 500 ? "invalid_request" : "server_error";
  }
}
