package dev.ostiary.explainer;

import dev.ostiary.resourceserver.ResourceServer;
import dev.ostiary.resourceserver.ResourceServers;
import dev.ostiary.verdict.Verdict;
import dev.ostiary.verdict.Where;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whom the token is for (RFC 7519 section 4.1.3); compared to the last character, as APIs do. */
final class AudienceCheck implements Report.Examination {
  private final ResourceServers apis;

  AudienceCheck(ResourceServers apis) {
    this.apis = apis;
  }

  @Override
  public void examine(Case on, Report report) {
    var got = on.audiences();
    var want = on.expect().audience();
    boolean ok = want == null ? on.api() != null : got.contains(want);
    var wanted = want == null ? List.<String>of() : List.of(want);
    report.check(new Check("aud", ok, got, wanted, note(on, want)));
    if (!ok) {
      report.find(finding(on, got, want));
    }
  }

  private @Nullable String note(Case on, @Nullable String want) {
    if (want == null || known(on, want) || want.equals(on.tenant().userinfoAudience())) {
      return null;
    }
    return near(on, want)
        .map(a -> "No API of this tenant has this identifier. Did you mean \"" + a + "\"?")
        .orElse("No API of this tenant has this identifier.");
  }

  private boolean known(Case on, String audience) {
    return apis.byIdentifier(on.tenant().id(), audience).isPresent();
  }

  private java.util.Optional<String> near(Case on, String audience) {
    return apis.all(on.tenant().id()).stream()
        .map(ResourceServer::identifier)
        .filter(i -> !i.equals(audience) && Nearness.near(i, audience))
        .findFirst();
  }

  private Finding finding(Case on, List<String> got, @Nullable String want) {
    var detail =
        "The token is for "
            + got.stream().map(Case::quoted).collect(Collectors.joining(" and "))
            + (want == null ? ", and no API of this tenant has such an identifier." : ".");
    if (want == null) {
      return on.finding(Verdict.AUD_MISMATCH, detail);
    }
    var verdict = verdict(on, got, want);
    // What an API of the tenant is called is right; the other side has to change.
    var right = got.stream().filter(a -> known(on, a)).findFirst();
    if (known(on, want) || right.isEmpty() || verdict == Verdict.MGMT_TOKEN_AT_API) {
      return on.finding(verdict, detail);
    }
    return on.finding(verdict, detail, Where.API, Map.of("audience", Case.quoted(right.get())));
  }

  private static Verdict verdict(Case on, List<String> got, String want) {
    if (got.contains(on.tenant().managementAudience())) {
      return Verdict.MGMT_TOKEN_AT_API;
    }
    if (got.stream().anyMatch(a -> Nearness.slash(a, want))) {
      return Verdict.AUD_TRAILING_SLASH;
    }
    return got.stream().anyMatch(a -> Nearness.environment(a, want))
        ? Verdict.AUD_OTHER_ENVIRONMENT
        : Verdict.AUD_MISMATCH;
  }
}
