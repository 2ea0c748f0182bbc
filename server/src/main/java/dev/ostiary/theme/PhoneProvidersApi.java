package dev.ostiary.theme;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Schema.readOnly;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.common.Sealer;
import dev.ostiary.document.DocumentStore;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Schema;
import dev.ostiary.management.StoredObjects;
import dev.ostiary.management.StoredObjects.Stored;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v2/branding/phone/providers}; a tenant has one at most. */
public final class PhoneProvidersApi implements ManagementApi {
  static final String NOTE =
      "Kept and returned, without any effect: this server does not send messages to telephones"
          + " yet.";

  /** A trial that sent nothing must not look like one that did. */
  static final ManagementRoutes.Handler REFUSES =
      call -> {
        throw new ManagementError(
            403, "operation_not_supported", "This server does not send messages to telephones yet");
      };

  private static final String PATH = "/branding/phone/providers";

  private static final Schema CONFIGURATION =
      Schema.of(
          property("default_from", text().atMost(255), "Number of the sender"),
          property("mssid", text().atMost(255), "Twilio's messaging service"),
          property("sid", text().atMost(255), "Twilio's account"),
          property(
                  "delivery_methods",
                  listOf(oneOf("text", "voice")).atLeast(1).atMost(2),
                  "Kinds of messages")
              .needed());
  private static final Schema CREDENTIALS =
      Schema.of(property("auth_token", text().atLeast(1).atMost(255), "Twilio's token"));
  private static final Schema SCHEMA =
      Schema.of(
              readOnly("id", text(), "Id made by this server"),
              readOnly("tenant", text(), "The tenant"),
              readOnly("channel", text(), "Always phone"),
              property("name", oneOf("twilio", "custom"), "Who sends the messages").needed(),
              property("disabled", flag(), "Whether it is not to be used"),
              property("configuration", object(CONFIGURATION), "Its settings"),
              property("credentials", object(CREDENTIALS), "Its secrets; never shown")
                  .needed()
                  .hidden(),
              readOnly("created_at", text(), "When it was made"),
              readOnly("updated_at", text(), "When it was changed"))
          .titled("PhoneProvider");
  private static final Schema LIST =
      Schema.of(property("providers", listOf(object(SCHEMA)), "All of them").needed());

  /** Where to send a message that tries the settings out. */
  static final Schema TRIAL =
      Schema.of(
          property("to", text().matching("\\+[0-9]{5,20}"), "Telephone number (E.164)").needed(),
          property("delivery_method", oneOf("text", "voice"), "Kind of message"));

  private final StoredObjects providers;

  /** Registers the kind. */
  public PhoneProvidersApi(DocumentStore documents, Sealer sealer) {
    providers =
        new StoredObjects(
            documents,
            sealer,
            StoredObjects.Kind.of(
                    "phone-provider",
                    () -> "pro_" + Ids.base58(22),
                    () -> ManagementError.notFound(null, "The phone provider does not exist."))
                .uniqueBy(body -> Optional.of("default"))
                .sealing("credentials"));
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            stored(Operation.get(PATH, "read:phone_providers"))
                .summary("List the providers of telephone messages")
                .query("disabled", flag(), "Only those that are, or are not")
                .answers(200, LIST),
            this::list)
        .add(
            stored(Operation.post(PATH, "create:phone_providers"))
                .summary("Create a provider of telephone messages")
                .creates(SCHEMA)
                .answers(201, SCHEMA),
            this::create)
        .add(
            stored(Operation.get(PATH + "/{id}", "read:phone_providers"))
                .summary("Get a provider of telephone messages")
                .answers(200, SCHEMA),
            call -> Response.json(200, shown(call, providers.find(call))))
        .add(
            stored(Operation.patch(PATH + "/{id}", "update:phone_providers"))
                .summary("Update a provider of telephone messages")
                .changes(SCHEMA)
                .answers(200, SCHEMA),
            this::patch)
        .add(
            stored(Operation.delete(PATH + "/{id}", "delete:phone_providers"))
                .summary("Delete a provider of telephone messages")
                .answers(204),
            providers::delete)
        .add(
            Operation.post(PATH + "/{id}/try", "create:phone_providers")
                .summary("Not available: send a message with this provider")
                .unavailable()
                .creates(TRIAL),
            PhoneProvidersApi.REFUSES);
  }

  private static Operation stored(Operation operation) {
    return operation.note(NOTE).stored();
  }

  private Response list(Call call) {
    var body = Json.object();
    var list = body.putArray("providers");
    var wanted = call.query().value("disabled");
    providers.all(call.tenant()).stream()
        .map(p -> shown(call, p))
        .filter(p -> wanted == null || wanted.equals("" + Json.flag(p, "disabled", false)))
        .forEach(list::add);
    return Response.json(200, body);
  }

  private Response create(Call call) {
    var body = call.body();
    if (!body.has("disabled")) {
      body.put("disabled", false);
    }
    check(body);
    return Response.json(201, shown(call, providers.create(call.tenant(), body)));
  }

  private Response patch(Call call) {
    var change = call.body();
    var after =
        providers.update(
            call.tenant(),
            call.path("id"),
            before -> {
              var merged = Schema.merge(before, change);
              check(merged);
              return merged;
            });
    return Response.json(200, shown(call, after));
  }

  private static void check(ObjectNode provider) {
    if (Json.text(provider, "name", "").equals("twilio")) {
      require(Json.child(provider, "credentials"), "auth_token");
      if (provider.has("configuration")) {
        require(Json.child(provider, "configuration"), "sid");
      }
    }
  }

  private static void require(ObjectNode object, String name) {
    if (!object.has(name)) {
      throw ManagementError.invalidBody("'Missing required property: " + name + "'.");
    }
  }

  private ObjectNode shown(Call call, Stored provider) {
    var json = providers.dated(provider).put("tenant", call.tenant()).put("channel", "phone");
    json.remove("credentials");
    return json;
  }
}
