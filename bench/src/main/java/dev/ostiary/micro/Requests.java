package dev.ostiary.micro;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import dev.ostiary.http.Router;
import dev.ostiary.oauth.Params;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What every request passes, without the network. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Requests {
  private static final byte[] FORM =
      ("grant_type=client_credentials&client_id=AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPp"
              + "&client_secret=0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
              + "&audience=https%3A%2F%2Fapi.example.com%2F&scope=read%3Areports")
          .getBytes(StandardCharsets.UTF_8);
  private static final byte[] DOCUMENT =
      Json.bytes(
          Json.object()
              .put("name", "A user")
              .put("email", "user@example.com")
              .set("app_metadata", Json.object().put("plan", "pro").put("seats", 12)));
  private final Router router = new Router();
  private final Request request =
      new Request(
          new Request.Target("GET", "id.example.com", "/api/v2/users/auth0%7C42/roles", null),
          Map.of("host", List.of("id.example.com")),
          "192.0.2.1",
          limit -> new byte[0]);

  /** Some routes of the real ones. */
  public Requests() {
    for (var path :
        List.of(
            "/authorize",
            "/oauth/token",
            "/userinfo",
            "/api/v2/users",
            "/api/v2/users/{id}",
            "/api/v2/users/{id}/roles",
            "/api/v2/roles/{id}/permissions")) {
      router.add("GET", path, r -> Response.empty(204));
    }
  }

  /** A form as the token endpoint gets it. */
  @Benchmark
  public Params form() {
    return Params.parse(FORM).eachOnce();
  }

  /** A document as the database keeps it. */
  @Benchmark
  public Object document() throws Json.MalformedJson {
    return Json.parse(DOCUMENT);
  }

  /** The way to a handler. */
  @Benchmark
  public Object route() {
    return router.match(request);
  }

  /** The id of a request. */
  @Benchmark
  public String id() {
    return Ids.alphanumeric(20);
  }
}
