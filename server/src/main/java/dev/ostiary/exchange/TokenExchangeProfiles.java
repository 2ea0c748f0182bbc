package dev.ostiary.exchange;

import dev.ostiary.action.ActionChanges;
import dev.ostiary.action.Actions;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.common.Sealer;
import dev.ostiary.db.Tx;
import dev.ostiary.document.DocumentStore;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.Paging;
import dev.ostiary.management.StoredObjects;
import dev.ostiary.management.StoredObjects.Kind;
import dev.ostiary.management.StoredObjects.Stored;
import java.util.Optional;

/** The token exchange profiles of tenants. Each needs an action, and goes with it. */
public final class TokenExchangeProfiles implements ActionChanges {
  private static final String TRIGGER = "custom-token-exchange";
  private final StoredObjects objects;
  private final Actions actions;

  /** Registers the kind. */
  public TokenExchangeProfiles(DocumentStore documents, Sealer sealer, Actions actions) {
    this.actions = actions;
    objects =
        new StoredObjects(
            documents,
            sealer,
            Kind.of(
                    "token-exchange-profile",
                    () -> "tep_" + Ids.alphanumeric(16),
                    TokenExchangeProfiles::missing)
                .uniqueBy("subject_token_type"));
  }

  private static ManagementError missing() {
    return ManagementError.notFound(null, "The token exchange profile does not exist.");
  }

  private static String action(Stored profile) {
    return Json.text(profile.body(), "action_id", "");
  }

  /** The action that looks at subject tokens of a type; empty when no profile has that type. */
  Optional<String> actionFor(String tenant, String type) {
    return objects.all(tenant).stream()
        .filter(p -> type.equals(Json.text(p.body(), "subject_token_type")))
        .map(TokenExchangeProfiles::action)
        .findFirst();
  }

  Response list(Call call) {
    return Paging.of(call.query(), 50)
        .asCheckpoint()
        .respond("token_exchange_profiles", objects.all(call.tenant()), objects::dated);
  }

  Response create(Call call) {
    var body = call.body();
    var profile =
        objects.create(
            call.tenant(),
            body,
            tx -> actions.require(tx, call.tenant(), Json.text(body, "action_id", ""), TRIGGER));
    return Response.json(201, objects.dated(profile));
  }

  Response get(Call call) {
    return Response.json(200, objects.dated(objects.find(call)));
  }

  Response patch(Call call) {
    objects.patch(call);
    return get(call);
  }

  Response delete(Call call) {
    return objects.delete(call);
  }

  @Override
  public void deleting(Tx tx, String tenant, String action, boolean force) {
    for (var profile : objects.current(tx, tenant)) {
      if (action.equals(action(profile))) {
        if (!force) {
          throw new ManagementError(400, null, "A token exchange profile needs the action.");
        }
        objects.remove(tx, tenant, profile.id());
      }
    }
  }
}
