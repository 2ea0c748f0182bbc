package dev.ostiary.doctor;

import dev.ostiary.common.Time;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The certificate at the public address: its time, its name, and who vouches for it. */
public final class CertificateCheck implements Check {
  private static final String NAME = "certificate";
  private static final long SOON_DAYS = 14;
  private final PublicUrl url;
  private final Time time;

  /** At the address of a tenant. */
  public CertificateCheck(PublicUrl url, Time time) {
    this.url = url;
    this.time = time;
  }

  @Override
  public List<Finding> look() {
    if (!url.issuer().getScheme().equals("https")) {
      return List.of(
          PublicUrl.local(url.issuer())
              ? Finding.ok(NAME, "None is needed: " + url.issuer() + " is this machine")
              : Finding.fail(
                  NAME,
                  url.issuer() + " is not https: passwords and tokens travel readable",
                  "Get a certificate, and an issuer that begins with https."));
    }
    return url.get("health/live", List.of()).map(seen -> judge(seen.handshake())).orElse(List.of());
  }

  private List<Finding> judge(PublicUrl.Handshake handshake) {
    var findings = new ArrayList<Finding>();
    var own = handshake.chain().getFirst();
    if (handshake.misnamed()) {
      findings.add(
          Finding.fail(
              NAME,
              "It is for another name than " + url.issuer().getHost(),
              "Get one whose subject alternative names have this host."));
    }
    var lasting = lasting(own);
    findings.add(lasting);
    if (handshake.distrust() != null && lasting.level() != Finding.Level.FAIL) {
      findings.add(
          Finding.fail(
              NAME,
              "Java and browsers do not trust it: " + handshake.distrust(),
              "Put the certificates between it and a known authority into the key store, or let the"
                  + " clients trust your own authority."));
    }
    return findings;
  }

  private Finding lasting(X509Certificate own) {
    var now = time.now();
    var end = own.getNotAfter().toInstant();
    if (now.isBefore(own.getNotBefore().toInstant())) {
      return Finding.fail(
          NAME, "It is valid only from " + own.getNotBefore().toInstant(), "Look at the clock.");
    }
    long days = Duration.between(now, end).toDays();
    var advice = "Renew it, and start the server again so that it takes the new one.";
    if (now.isAfter(end)) {
      return Finding.fail(NAME, "It ended at " + end + ": no client connects", advice);
    }
    var saw = "It is valid for %d more days".formatted(days);
    return days < SOON_DAYS ? Finding.warn(NAME, saw, advice) : Finding.ok(NAME, saw);
  }
}
