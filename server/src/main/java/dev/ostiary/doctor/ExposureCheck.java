package dev.ostiary.doctor;

import dev.ostiary.config.Config;
import java.net.URI;
import java.util.List;

/** The development mode shows everybody's mail: not where strangers reach the server. */
public final class ExposureCheck implements Check {
  private static final String NAME = "development-mode";
  private final Config config;
  private final List<URI> issuers;

  /** With the addresses of all tenants. */
  public ExposureCheck(Config config, List<URI> issuers) {
    this.config = config;
    this.issuers = issuers;
  }

  @Override
  public List<Finding> look() {
    if (!config.development()) {
      return List.of(Finding.ok(NAME, "It is off"));
    }
    return issuers.stream()
        .filter(issuer -> !PublicUrl.local(issuer))
        .findFirst()
        .map(
            issuer ->
                Finding.fail(
                    NAME,
                    "It is on, and strangers reach the server at " + issuer,
                    "Leave out --dev and --sample: the mailbox at /dev/mail shows links that change"
                        + " passwords."))
        .map(List::of)
        .orElse(List.of(Finding.ok(NAME, "It is on, for this machine only")));
  }
}
