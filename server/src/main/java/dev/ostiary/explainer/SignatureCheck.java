package dev.ostiary.explainer;

import dev.ostiary.common.Json;
import dev.ostiary.jose.Algorithm;
import dev.ostiary.jose.SigningKey;
import dev.ostiary.key.Keys;
import dev.ostiary.key.TenantKey;
import dev.ostiary.key.TenantKey.Place;
import dev.ostiary.resourceserver.ResourceServer;
import dev.ostiary.verdict.Verdict;
import dev.ostiary.verdict.Where;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What signed the token: the algorithm that libraries are told to expect (RFC 8725 section 3.1),
 * the key, and the signature itself.
 */
final class SignatureCheck implements Report.Examination {
  private static final String UNSEEN = "The signature was not sent, so it was not looked at.";
  private final Keys keys;

  SignatureCheck(Keys keys) {
    this.keys = keys;
  }

  /** Whether a key of the tenant made the signature, withdrawn or not. */
  boolean genuine(Case on) {
    var jws = on.token().jws();
    return jws.isPresent()
        && (key(on).filter(k -> jws.get().verifiedBy(k.key())).isPresent() || secret(on));
  }

  private static boolean secret(Case on) {
    var api = on.api();
    var app = on.app();
    return verifies(on, api == null ? null : api.signingSecret())
        || verifies(on, app == null ? null : app.secret());
  }

  private static boolean verifies(Case on, @Nullable String secret) {
    return secret != null
        && on.token().jws().filter(j -> j.verifiedBy(SigningKey.hmac(secret))).isPresent();
  }

  private Optional<TenantKey> key(Case on) {
    var kid = Json.text(on.token().header(), "kid");
    return kid == null ? Optional.empty() : keys.find(on.tenant().id(), kid);
  }

  @Override
  public void examine(Case on, Report report) {
    var alg = Json.text(on.token().header(), "alg", "");
    var api = on.api();
    var wanted = api == null || api.algorithm().symmetric() ? Algorithm.RS256 : api.algorithm();
    if (alg.startsWith("HS")) {
      report.check("alg", false, alg, wanted.text());
      report.find(on.finding(Verdict.ALG_HS256_VS_JWKS, secretOf(on, api)));
      return;
    }
    if (api != null && api.algorithm().symmetric()) {
      report.check("alg", false, alg, api.algorithm().text());
      report.find(on.finding(Verdict.ALG_HS256_VS_JWKS, api.name() + " is set to HS256 now."));
    } else {
      report.check("alg", Algorithm.of(alg).isPresent(), alg, wanted.text());
    }
    // Nobody expects a key of this tenant to have signed the token of another.
    if (!report.has(Verdict.ISS_OTHER_TENANT)) {
      key(on, report);
    }
  }

  private static String secretOf(Case on, @Nullable ResourceServer api) {
    if (api != null && api.algorithm().symmetric()) {
      return api.name() + " is set to HS256; libraries that read jwks.json refuse that.";
    }
    var app = on.app();
    return app != null && verifies(on, app.secret())
        ? "It was signed with the client secret of " + app.name() + "."
        : "";
  }

  private void key(Case on, Report report) {
    var kid = Json.text(on.token().header(), "kid");
    var found = key(on);
    var place = found.map(k -> k.place().name().toLowerCase(java.util.Locale.ROOT)).orElse(null);
    report.check(
        new Check(
            "kid",
            found.filter(TenantKey::published).isPresent(),
            kid == null ? List.of() : List.of(kid),
            keys.published(on.tenant().id()).stream()
                .map(k -> String.valueOf(k.key().kid()))
                .toList(),
            place == null
                ? "No key of this tenant has this name."
                : "A key of this tenant: " + place));
    if (found.isEmpty()) {
      report.find(on.finding(Verdict.KID_UNKNOWN, "The header names the key \"" + kid + "\"."));
      return;
    }
    signature(on, found.get(), report);
  }

  private static void signature(Case on, TenantKey key, Report report) {
    if (on.token().signed() == null) {
      report.check(new Check("signature", null, List.of(), List.of(), UNSEEN));
    } else {
      boolean fits = on.token().jws().filter(j -> j.verifiedBy(key.key())).isPresent();
      report.check("signature", fits, null, null);
      if (!fits) {
        report.find(
            on.finding(
                Verdict.KID_UNKNOWN,
                "The key that the header names did not sign what stands in the token."));
        return;
      }
    }
    if (key.place() == Place.REVOKED) {
      report.find(
          on.finding(
              Verdict.KID_ROTATED,
              "Two rotations or a withdrawal have come in between.",
              Where.CLIENT,
              Map.of()));
    }
  }
}
