package dev.ostiary.login;

import dev.ostiary.common.Json;
import dev.ostiary.http.ErrorRenderer;
import dev.ostiary.http.HttpError;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import dev.ostiary.oauth.Params;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Errors below {@code /dbconnections/} in the older shape that Auth0's SDKs read there. */
public final class LegacyErrors implements ErrorRenderer {
  @Override
  public Optional<Response> render(Request request, Exception error) {
    if (!request.path().startsWith("/dbconnections/")) {
      return Optional.empty();
    }
    return switch (error) {
      case Params.MalformedParams e ->
          Optional.of(response(400, "invalid_request", String.valueOf(e.getMessage())));
      case HttpError e -> Optional.of(response(e.status(), e.code(), e.message()));
      default -> Optional.empty();
    };
  }

  private static Response response(int status, String code, String description) {
    return Response.json(status, body(status, code, description)).noStore();
  }

  /** {@code {"name", "code", "description", "statusCode"}}. */
  static ObjectNode body(int status, String code, String description) {
    return Json.object()
        .put("name", "BadRequestError")
        .put("code", code)
        .put("description", description)
        .put("statusCode", status);
  }
}
