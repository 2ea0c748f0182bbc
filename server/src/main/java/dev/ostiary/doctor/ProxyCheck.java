package dev.ostiary.doctor;

import dev.ostiary.common.Json;
import dev.ostiary.common.Sealer;
import dev.ostiary.common.Time;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whose address the server takes a client for. A request through the public address claims to come
 * from an address that nobody has; what arrives tells whether a proxy is in between and whether
 * anybody could make such a claim.
 */
public final class ProxyCheck implements Check {
  private static final String NAME = "proxy";

  /** For documentation only (RFC 5737). */
  private static final String NOBODY = "203.0.113.77";

  private final PublicUrl url;
  private final ObjectNode arrival;

  private ProxyCheck(PublicUrl url, ObjectNode arrival) {
    this.url = url;
    this.arrival = arrival;
  }

  /** Sends the request. */
  public static ProxyCheck at(PublicUrl url, Sealer sealer, Time time) {
    var fields =
        List.of(
            new PublicUrl.Field("Authorization", Arrival.pass(sealer, time)),
            new PublicUrl.Field("X-Forwarded-For", NOBODY));
    return new ProxyCheck(
        url,
        url.get(Arrival.PATH, fields)
            .filter(seen -> seen.status() == 200)
            .map(PublicUrl.Seen::json)
            .orElseGet(Json::object));
  }

  /** What the server said; empty when it did not. */
  public ObjectNode arrival() {
    return arrival;
  }

  @Override
  public List<Finding> look() {
    if (arrival.isEmpty()) {
      return List.of(
          Finding.warn(
              NAME,
              "The server at " + url.issuer() + " did not say how requests arrive",
              "See what the checks of issuer and master key say: it must run, with the same key."));
    }
    return Stream.concat(Stream.of(client()), scheme()).toList();
  }

  private Finding client() {
    var forwarded = String.join(", ", Json.strings(arrival, "forwarded_for"));
    boolean untouched = forwarded.equals(NOBODY);
    var client = Json.text(arrival, "client", "");
    if (Json.flag(arrival, "trust_proxy", false)) {
      return client.equals(NOBODY)
          ? Finding.fail(
              NAME,
              "trust-proxy is on, and whoever sends X-Forwarded-For is believed: limits for each"
                  + " address mean nothing, and the log names whom the caller likes",
              "Let the proxy add the client's address to X-Forwarded-For, and let nobody reach the"
                  + " server but through it; without a proxy turn trust-proxy off.")
          : Finding.ok(NAME, "The proxy says who calls: this machine comes from " + client);
    }
    return untouched
        ? Finding.ok(NAME, "No proxy names clients, and none is believed")
        : Finding.fail(
            NAME,
            "A proxy names clients in X-Forwarded-For (%s), but trust-proxy is off: everybody counts"
                    .formatted(forwarded)
                + " as "
                + client
                + ", and one who guesses passwords locks all others out",
            "Start the server with --trust-proxy, if it can be reached through the proxy only.");
  }

  private Stream<Finding> scheme() {
    var proto = Json.text(arrival, "forwarded_proto", "");
    return proto.isEmpty() || proto.equals(url.issuer().getScheme())
        ? Stream.of()
        : Stream.of(
            Finding.warn(
                NAME,
                "The proxy says that the request came by "
                    + proto
                    + ", but the issuer is "
                    + url.issuer(),
                "Let the proxy take "
                    + url.issuer().getScheme()
                    + " and say so in X-Forwarded-Proto."));
  }
}
