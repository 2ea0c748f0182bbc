package dev.ostiary.explainer;

import dev.ostiary.common.Json;
import dev.ostiary.domain.CustomDomains;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.verdict.Verdict;
import dev.ostiary.verdict.Where;
import java.util.Locale;
import java.util.Map;

/** Who issued the token (RFC 7519 section 4.1.1); compared to the last character, as APIs do. */
final class IssuerCheck implements Report.Examination {
  private final Tenants tenants;
  private final CustomDomains domains;

  IssuerCheck(Tenants tenants, CustomDomains domains) {
    this.tenants = tenants;
    this.domains = domains;
  }

  @Override
  public void examine(Case on, Report report) {
    var got = Json.text(on.claims(), "iss");
    var want = on.issuer();
    boolean ok = want.equals(got);
    report.check("iss", ok, got, want);
    if (!ok) {
      report.find(finding(on, got == null ? "" : got, want));
    }
  }

  private Finding finding(Case on, String got, String want) {
    var own = on.tenant().issuer();
    var detail = "The token says \"" + got + "\", expected is \"" + want + "\".";
    // What stands in a token of this tenant is right: then the expectation is wrong.
    boolean ours = got.equals(own);
    if (bare(got).equals(bare(want))) {
      return ours
          ? on.finding(Verdict.ISS_SLASH, detail)
          : on.told(
              Verdict.ISS_SLASH,
              detail,
              Where.CLIENT,
              "In " + on.appName() + ", request a new token: today's name a" + issuer(own));
    }
    if (sameTenant(on, got) && sameTenant(on, want)) {
      return ours
          ? on.finding(Verdict.ISS_CUSTOM_DOMAIN, detail)
          : on.told(
              Verdict.ISS_CUSTOM_DOMAIN,
              detail,
              Where.CLIENT,
              "In " + on.appName() + ", set the domain to the one whose tokens name" + issuer(own));
    }
    return ours
        ? on.told(
            Verdict.ISS_OTHER_TENANT,
            detail,
            Where.API,
            "In your API, set the issuer to \"" + own + "\": it trusts another one.")
        : on.finding(Verdict.ISS_OTHER_TENANT, detail + " " + about(got), Where.CLIENT, Map.of());
  }

  private static String issuer(String own) {
    return " the issuer \"" + own + "\".";
  }

  private String about(String issuer) {
    return tenants.all().stream().anyMatch(t -> bare(t.issuer()).equals(bare(issuer)))
        ? "That is another tenant of this server."
        : "This server does not know it.";
  }

  private boolean sameTenant(Case on, String issuer) {
    var host = bare(issuer);
    return host.equals(bare(on.tenant().issuer()))
        || domains.names(on.tenant().id()).stream().anyMatch(d -> host.equals("https://" + d));
  }

  private static String bare(String issuer) {
    var lower = issuer.toLowerCase(Locale.ROOT);
    return lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
