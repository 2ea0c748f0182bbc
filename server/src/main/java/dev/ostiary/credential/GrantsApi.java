package dev.ostiary.credential;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.text;

import dev.ostiary.code.AuthorizationCodeStore;
import dev.ostiary.common.Json;
import dev.ostiary.consent.ConsentStore;
import dev.ostiary.db.Tx;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Paging;
import dev.ostiary.management.Schema;
import dev.ostiary.token.OpaqueTokenStore;
import dev.ostiary.token.RefreshTokenStore;
import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /api/v2/grants}: what users allowed applications. With a consent everything ends that the
 * application got by it, except access tokens for APIs, which only their lifetime ends.
 */
public final class GrantsApi implements ManagementApi {
  private static final Schema SCHEMA =
      Schema.of(
              property("id", text(), "Id"),
              property("clientID", text(), "The application"),
              property("user_id", text(), "The user"),
              property("audience", text(), "The API; empty for the account itself"),
              property("scope", listOf(text()), "What was allowed"))
          .titled("UserGrant");

  private final CredentialParts parts;
  private final ConsentStore consents = new ConsentStore();
  private final RefreshTokenRecordStore records = new RefreshTokenRecordStore();
  private final AuthorizationCodeStore codes = new AuthorizationCodeStore();
  private final OpaqueTokenStore opaqueTokens = new OpaqueTokenStore();
  private final RefreshTokenStore tokens = new RefreshTokenStore();

  /** The resource. */
  public GrantsApi(CredentialParts parts) {
    this.parts = parts;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.get("/grants", "read:grants")
                .summary("List what users allowed applications")
                .query("user_id", text(), "Of which user")
                .query("client_id", text(), "Which application")
                .query("audience", text(), "For which API")
                .pages("grants", SCHEMA),
            this::list)
        .add(
            Operation.delete("/grants", "delete:grants")
                .summary("Forget everything that a user allowed")
                .needs("user_id", text().atLeast(1), "Which user")
                .answers(204),
            this::deleteOfUser)
        .add(
            Operation.delete("/grants/{id}", "delete:grants")
                .summary("Forget what a user allowed an application")
                .answers(204),
            this::delete);
  }

  private Response list(Call call) {
    var query = call.query();
    var paging = Paging.of(query, 50);
    var filter =
        new ConsentStore.Filter(
            call.tenant(),
            query.value("user_id"),
            query.value("client_id"),
            query.value("audience"));
    return parts
        .database()
        .read(
            tx ->
                paging.respond(
                    "grants",
                    consents.page(tx, filter, paging.offset(), paging.limit()).stream()
                        .map(GrantsApi::show)
                        .toList(),
                    OptionalLong.of(consents.count(tx, filter))));
  }

  private static ObjectNode show(ConsentStore.Consent consent) {
    var subject = consent.subject();
    var json =
        Json.object()
            .put("id", consent.id())
            .put("clientID", subject.clientId())
            .put("user_id", subject.userId())
            .put("audience", subject.audience());
    json.set("scope", Json.array(consent.scopes()));
    return json;
  }

  private Response deleteOfUser(Call call) {
    var user =
        call.query()
            .get("user_id")
            .orElseThrow(
                () -> ManagementError.invalidQuery("'Missing required property: user_id'."));
    var filter = new ConsentStore.Filter(call.tenant(), user, null, null);
    parts
        .database()
        .write(
            tx -> {
              consents
                  .page(tx, filter, 0, Integer.MAX_VALUE)
                  .forEach(c -> forget(tx, call.tenant(), c.id()));
              return true;
            });
    return Response.empty(204);
  }

  /** As with Auth0, forgetting what is not there is no error. */
  private Response delete(Call call) {
    parts
        .database()
        .write(
            tx -> {
              forget(tx, call.tenant(), call.path("id"));
              return true;
            });
    return Response.empty(204);
  }

  private void forget(Tx tx, String tenant, String id) {
    consents.forget(tx, tenant, id).ifPresent(c -> end(tx, c.subject()));
  }

  private void end(Tx tx, ConsentStore.Subject of) {
    long now = parts.time().millis();
    var filter = new RefreshTokenRecordStore.Filter(of.tenant(), of.userId(), of.clientId());
    var standard = parts.defaultAudience(of.tenant());
    codes.revoke(tx, of.tenant(), of.userId(), of.clientId());
    if (of.audience().isEmpty()) {
      opaqueTokens.revokeAll(tx, of.tenant(), of.userId(), of.clientId());
    }
    records.all(tx, filter, now).stream()
        .filter(t -> t.audience(standard).equals(of.audience()))
        .forEach(t -> tokens.revoke(tx, t.id(), "consent withdrawn", now));
  }
}
