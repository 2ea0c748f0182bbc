package dev.ostiary.explainer;

import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import dev.ostiary.token.RefreshTokenStore;
import dev.ostiary.verdict.Verdict;
import dev.ostiary.verdict.Where;
import dev.ostiary.verification.AccessTokens;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether what the token was issued for still stands. An API that only checks the signature does
 * not notice; this server's own endpoints do.
 */
final class AccessCheck implements Report.Examination {
  private final Database database;
  private final RefreshTokenStore refreshTokens = new RefreshTokenStore();

  AccessCheck(Database database) {
    this.database = database;
  }

  @Override
  public void examine(Case on, Report report) {
    if (report.has(Verdict.ISS_OTHER_TENANT) || report.has(Verdict.KID_UNKNOWN)) {
      return;
    }
    var ended = ended(on);
    report.check(
        new Check("access", ended == null, List.of(), List.of(), ended == null ? null : ended));
    if (ended != null) {
      report.find(on.finding(Verdict.TOKEN_REVOKED, ended));
    }
    if (on.expect().dpop() || demandsProof(on)) {
      boolean bound = on.claims().has("cnf");
      report.check("dpop", bound, null, "cnf");
      if (!bound) {
        report.find(on.finding(Verdict.DPOP_REQUIRED, "", Where.API, java.util.Map.of()));
      }
    }
  }

  private static boolean demandsProof(Case on) {
    var api = on.api();
    return api != null
        && Json.flag(Json.child(api.body(), "proof_of_possession"), "required", false);
  }

  /** What has ended, or null. */
  private @Nullable String ended(Case on) {
    var client = client(on);
    if (!client.isEmpty() && on.app() == null) {
      return "The application " + client + " does not exist any more.";
    }
    if (on.machine() || !on.personal() || on.subject().isEmpty()) {
      return null;
    }
    var user = on.user();
    if (user == null) {
      return "The user does not exist any more.";
    }
    if (user.blocked()) {
      return "The user is blocked.";
    }
    // Only a token that had a refresh token beside it ended with it.
    return on.scopes().contains("offline_access")
        ? database
            .read(
                tx ->
                    refreshTokens.ended(
                        tx,
                        on.tenant().id(),
                        user.id(),
                        client,
                        Json.number(on.claims(), "iat", 0) * 1000))
            .map(e -> "It was revoked at " + Time.text(e.at()) + ": " + e.reason() + ".")
            .orElse(null)
        : null;
  }

  static String client(Case on) {
    return AccessTokens.application(on.claims());
  }
}
