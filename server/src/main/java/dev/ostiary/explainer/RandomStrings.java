package dev.ostiary.explainer;

import dev.ostiary.client.Clients;
import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import dev.ostiary.token.OpaqueTokenStore;
import dev.ostiary.token.RefreshTokenStore;
import dev.ostiary.verdict.Verdict;
import dev.ostiary.verdict.Where;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is no JWT: this server may remember, by its hash, to whom it gave it and when. */
final class RandomStrings {
  private static final String JWT = "JWT";
  private final Database database;
  private final Clients clients;
  private final OpaqueTokenStore opaque = new OpaqueTokenStore();
  private final RefreshTokenStore refreshTokens = new RefreshTokenStore();

  RandomStrings(Database database, Clients clients) {
    this.database = database;
    this.clients = clients;
  }

  /** Where a string came from: the application and what people should know. */
  private record Origin(TokenKind kind, String clientId, String when, boolean lives) {}

  Explanation explain(Case unknown, Report report) {
    var origin = origin(unknown);
    var app =
        origin == null ? null : clients.find(unknown.tenant().id(), origin.clientId()).orElse(null);
    var on =
        new Case(
            unknown.tenant(),
            unknown.token(),
            unknown.claims(),
            unknown.expect(),
            unknown.api(),
            app,
            null,
            false,
            unknown.now());
    boolean forUserinfo = unknown.tenant().userinfoAudience().equals(unknown.expect().audience());
    var kind = origin == null ? TokenKind.OPAQUE : origin.kind();
    var wanted = forUserinfo ? TokenKind.OPAQUE.code() : JWT;
    report.check(
        new Check(
            "form",
            forUserinfo && kind == TokenKind.OPAQUE,
            List.of(kind.code()),
            List.of(wanted),
            null));
    if (forUserinfo && kind == TokenKind.OPAQUE) {
      lives(on, origin, report);
    } else {
      report.find(finding(on, origin));
    }
    return Explainer.done(kind, on, report);
  }

  private static void lives(Case on, @Nullable Origin origin, Report report) {
    boolean lives = origin != null && origin.lives();
    report.check("access", lives, null, null);
    if (!lives) {
      report.find(
          on.finding(Verdict.TOKEN_REVOKED, "This server does not know it, or does not any more."));
    }
  }

  private static Finding finding(Case on, @Nullable Origin origin) {
    if (origin == null) {
      return on.finding(
          Verdict.OPAQUE_NO_AUDIENCE,
          "This server does not know it: it has ended, or somebody else made it.");
    }
    var from = "It was issued to " + on.appName() + " " + origin.when() + ".";
    return origin.kind() == TokenKind.REFRESH_TOKEN
        ? on.told(
            Verdict.OPAQUE_NO_AUDIENCE,
            "It is a refresh token. " + from,
            Where.CLIENT,
            "In "
                + on.appName()
                + ", send the access token; a refresh token goes to nobody but"
                + " the token endpoint.")
        : on.finding(Verdict.OPAQUE_NO_AUDIENCE, from, Where.CLIENT, Map.of());
  }

  private @Nullable Origin origin(Case on) {
    var hash = on.token().hash();
    if (hash == null) {
      return null;
    }
    var tenant = on.tenant().id();
    return database.read(
        tx ->
            opaque
                .trace(tx, tenant, hash)
                .map(
                    t ->
                        new Origin(
                            TokenKind.OPAQUE,
                            t.clientId(),
                            "at " + Time.text(t.issued()),
                            t.end() > on.now()))
                .or(
                    () ->
                        refreshTokens
                            .hashed(tx, tenant, hash)
                            .map(
                                f ->
                                    new Origin(
                                        TokenKind.REFRESH_TOKEN,
                                        f.authorization().clientId(),
                                        "for a sign-in of "
                                            + Time.text(
                                                f.authorization().login().authTime() * 1000),
                                        f.lives(on.now()))))
                .orElse(null));
  }
}
