package dev.ostiary.doctor;

import dev.ostiary.common.Json;
import dev.ostiary.common.Sealer;
import dev.ostiary.common.Time;
import dev.ostiary.http.Endpoint;
import dev.ostiary.http.HttpError;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /health/arrival} tells a caller how its own request arrived here, behind whatever proxies.
 * Only who has the master key gets an answer: the caller shows a time sealed with it.
 */
public final class Arrival implements Endpoint {
  /** Below the address of the server. */
  static final String PATH = "health/arrival";

  /** The member with the limit of open files. */
  static final String MOST_FILES = "most_open_files";

  private static final String PURPOSE = "doctor";
  private static final String SCHEME = "Bearer ";

  /** Longer than clocks are apart, so that doctor can say that they are. */
  private static final Duration VALIDITY = Duration.ofHours(1);

  private final Sealer sealer;
  private final boolean trustProxy;
  private final Time time;

  /** With the master key. */
  public Arrival(Sealer sealer, boolean trustProxy, Time time) {
    this.sealer = sealer;
    this.trustProxy = trustProxy;
    this.time = time;
  }

  /** The value of {@code Authorization} that opens it. */
  static String pass(Sealer sealer, Time time) {
    return SCHEME + sealer.seal(PURPOSE, String.valueOf(time.millis()));
  }

  @Override
  public void routes(Routes routes) {
    routes.get("/" + PATH, this::arrival);
  }

  private Response arrival(Request request) {
    if (!permitted(request.header("authorization").orElse(""))) {
      throw new HttpError(404, "not_found", "Not Found");
    }
    return Response.json(200, seen(request));
  }

  private boolean permitted(String header) {
    try {
      var made = Long.parseLong(sealer.open(PURPOSE, header.replaceFirst("^" + SCHEME, "")));
      return Math.abs(time.millis() - made) < VALIDITY.toMillis();
    } catch (RuntimeException e) {
      return false;
    }
  }

  private ObjectNode seen(Request request) {
    var json =
        Json.object()
            .put("client", request.remoteAddress())
            .put("trust_proxy", trustProxy)
            .put("forwarded_proto", request.header("x-forwarded-proto").orElse(""))
            .put(MOST_FILES, LimitsCheck.most());
    json.set("forwarded_for", Json.array(request.headers("x-forwarded-for")));
    return json;
  }
}
