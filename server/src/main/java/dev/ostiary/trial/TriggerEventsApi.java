package dev.ostiary.trial;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.any;
import static dev.ostiary.management.Type.mapOf;
import static dev.ostiary.management.Type.text;

import dev.ostiary.client.Client;
import dev.ostiary.client.Clients;
import dev.ostiary.common.Json;
import dev.ostiary.db.Database;
import dev.ostiary.extension.Events;
import dev.ostiary.extension.Extensions;
import dev.ostiary.extension.Point;
import dev.ostiary.extension.Situation;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Schema;
import dev.ostiary.organization.Organizations;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.user.User;
import dev.ostiary.user.UserStore;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /ostiary/v1/trigger-events}: what a program would be told, to try it with. */
public final class TriggerEventsApi implements ManagementApi {
  private static final List<String> NAMED =
      List.of("user_id", "client_id", "audience", "scope", "organization");

  private final Extensions extensions;
  private final Sources sources;
  private final UserStore users = new UserStore();

  /** What it reads. */
  public record Sources(
      Tenants tenants, Clients clients, Organizations organizations, Database database) {}

  /** The resource. */
  public TriggerEventsApi(Extensions extensions, Sources sources) {
    this.extensions = extensions;
    this.sources = sources;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes.add(
        Operation.get("/trigger-events/{trigger}", "read:actions read:users read:clients")
            .summary("Show what a program of a trigger would be told")
            .note(
                "Of a real user at a real application where they are named, as a sign-in has it; made"
                    + " up, as the trigger has it, where nothing is named."
                    + " For `rule` the answer has `user` and `context` in place of `event`.")
            .query("user_id", text(), "The user who signs in")
            .query("client_id", text(), "The application")
            .query("audience", text(), "The API that it asks for")
            .query("scope", text(), "The scopes that it asks for")
            .query("organization", text(), "Id or name of an organization")
            .answers(
                200,
                Schema.of(
                        property("event", mapOf(any()), "What an Action is told"),
                        property("user", mapOf(any()), "What a rule is told"),
                        property("context", mapOf(any()), "What a rule is told"))
                    .titled("TriggerEvent")),
        this::event);
  }

  private Response event(Call call) {
    var trigger = call.path("trigger");
    if (!trigger.equals("rule") && Point.of(trigger).isEmpty()) {
      throw ManagementError.notFound(null, "That trigger does not exist.");
    }
    var query = call.query();
    if (NAMED.stream().noneMatch(query::has)) {
      var made = MadeUp.event(trigger);
      return Response.json(200, trigger.equals("rule") ? made : Json.object().set("event", made));
    }
    var tenant = sources.tenants().byId(call.tenant());
    var parameters = new LinkedHashMap<String, String>();
    for (var name : NAMED.subList(2, NAMED.size())) {
      if (query.has(name)) {
        parameters.put(name, query.get(name, ""));
      }
    }
    parameters.putIfAbsent("scope", "openid profile email");
    var user = user(tenant, query.value("user_id"));
    var subject =
        new Events.Subject(
            tenant,
            client(tenant, query.value("client_id")),
            trigger.equals("credentials-exchange") ? null : user,
            query
                .get("organization")
                .flatMap(o -> sources.organizations().named(tenant, o))
                .orElse(null),
            new Situation(
                trigger.equals("credentials-exchange")
                    ? "oauth2-client-credentials"
                    : "oidc-basic-profile",
                Situation.Visitor.NOBODY,
                parameters,
                "made-up-session",
                true));
    var json = Json.object();
    if (trigger.equals("rule")) {
      json.set("user", Events.user(user));
      json.set("context", extensions.events().context(subject, user));
    } else {
      json.set("event", extensions.events().event(subject));
    }
    return Response.json(200, json);
  }

  private User user(Tenant tenant, @Nullable String id) {
    if (id == null) {
      return MadeUp.user(tenant);
    }
    return sources
        .database()
        .read(tx -> users.find(tx, tenant.id(), id))
        .orElseThrow(() -> ManagementError.notFound("inexistent_user", "The user does not exist."));
  }

  private Client client(Tenant tenant, @Nullable String id) {
    if (id == null) {
      return MadeUp.client(tenant);
    }
    return sources
        .clients()
        .find(tenant.id(), id)
        .orElseThrow(
            () -> ManagementError.notFound("inexistent_client", "The client does not exist"));
  }
}
