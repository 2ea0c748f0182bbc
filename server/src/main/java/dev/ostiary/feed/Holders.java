package dev.ostiary.feed;

import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import dev.ostiary.jose.Jws;
import dev.ostiary.oauth.Scope;
import dev.ostiary.token.OpaqueTokenStore;
import dev.ostiary.verification.AccessTokens;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds the user of a token. Two kinds are taken: a token for the very API that is asked about, and
 * the opaque token that only this server reads. A token for another API is not: that API has seen
 * it, and would learn what its users may do elsewhere.
 */
final class Holders {
  private final Database database;
  private final AccessTokens accessTokens;
  private final Time time;
  private final OpaqueTokenStore opaque = new OpaqueTokenStore();

  Holders(Database database, AccessTokens accessTokens, Time time) {
    this.database = database;
    this.accessTokens = accessTokens;
    this.time = time;
  }

  Optional<Holder> find(Question question) {
    return Jws.parse(question.token()).isPresent() ? signed(question) : kept(question);
  }

  private Optional<Holder> signed(Question question) {
    return accessTokens.check(question.tenant(), question.token(), question.audience())
            instanceof AccessTokens.Valid valid
        ? Optional.of(holder(valid.claims())).filter(Holders::isUser)
        : Optional.empty();
  }

  private static Holder holder(ObjectNode claims) {
    return new Holder(
        AccessTokens.application(claims),
        Json.text(claims, "sub", ""),
        Scope.parse(Json.text(claims, "scope")),
        Json.text(claims, "org_id"),
        Json.number(claims, "exp", 0) * 1000);
  }

  /** An ID token names no client so, and a client that acts for itself is no user. */
  private static boolean isUser(Holder holder) {
    return !holder.clientId().isEmpty() && !holder.userId().equals(holder.clientId() + "@clients");
  }

  private Optional<Holder> kept(Question question) {
    return database
        .read(tx -> opaque.find(tx, question.tenant().id(), question.token(), time.millis()))
        .map(
            a -> new Holder(a.clientId(), a.userId(), a.scopes(), a.organization(), a.endMillis()));
  }
}
