package dev.ostiary.doctor;

import dev.ostiary.common.Json;
import java.util.List;

/** Whether the server answers where its tokens say that it does. */
public final class IssuerCheck implements Check {
  private static final String NAME = "issuer";
  private static final String DISCOVERY = ".well-known/openid-configuration";
  private final PublicUrl url;

  /** At the address of a tenant. */
  public IssuerCheck(PublicUrl url) {
    this.url = url;
  }

  @Override
  public List<Finding> look() {
    return List.of(url.get(DISCOVERY, List.of()).map(this::judge).orElseGet(this::silent));
  }

  private Finding silent() {
    return Finding.fail(
        NAME,
        "Nobody answers at " + url.issuer() + " (" + url.silence() + ")",
        "Start the server, or let DNS, firewall and proxy lead this address to it: applications"
            + " fetch the keys there.");
  }

  private Finding judge(PublicUrl.Seen seen) {
    var claimed = Json.text(seen.json(), "issuer", "");
    if (claimed.equals(url.issuer().toString())) {
      return Finding.ok(NAME, "The server answers at " + claimed + ", and says so");
    }
    if (claimed.isEmpty()) {
      return Finding.fail(
          NAME,
          "What answers at %s (status %d) is not this server, or knows no tenant by that host"
              .formatted(url.issuer(), seen.status()),
          "Let the proxy pass the Host field on unchanged, and lead the address to this server.");
    }
    return Finding.fail(
        NAME,
        "At " + url.issuer() + " the server calls itself " + claimed,
        "Set --issuer to the address that applications use: SDKs refuse tokens of another issuer.");
  }
}
