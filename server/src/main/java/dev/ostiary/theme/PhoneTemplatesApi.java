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
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v2/branding/phone/templates}: one for each type of message. */
public final class PhoneTemplatesApi implements ManagementApi {
  private static final String PATH = "/branding/phone/templates";
  private static final Schema CONTENT =
      Schema.of(
          property("syntax", oneOf("liquid"), "Language of the template"),
          property("from", text().atMost(255), "Number of the sender"),
          property(
              "body",
              object(
                  Schema.of(
                      property("text", text().atMost(10_000), "What is written"),
                      property("voice", text().atMost(10_000), "What is spoken"))),
              "The words (Liquid)"));
  private static final Schema SCHEMA =
      Schema.of(
              readOnly("id", text(), "Id made by this server"),
              readOnly("tenant", text(), "The tenant"),
              readOnly("channel", text(), "Always phone"),
              readOnly("customizable", flag(), "Always true"),
              property(
                      "type",
                      oneOf(
                          "otp_verify",
                          "otp_enroll",
                          "change_password",
                          "blocked_account",
                          "password_breach"),
                      "Which message")
                  .needed()
                  .immutable(),
              property("disabled", flag(), "Whether it is not to be used"),
              property("content", object(CONTENT), "The message"))
          .titled("PhoneTemplate");
  private static final Schema LIST =
      Schema.of(property("templates", listOf(object(SCHEMA)), "All of them").needed());

  private final StoredObjects templates;

  /** Registers the kind. */
  public PhoneTemplatesApi(DocumentStore documents, Sealer sealer) {
    templates =
        new StoredObjects(
            documents,
            sealer,
            StoredObjects.Kind.of(
                    "phone-template",
                    () -> "tem_" + Ids.base58(22),
                    () -> ManagementError.notFound(null, "The phone template does not exist."))
                .uniqueBy("type"));
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            stored(Operation.get(PATH, "read:phone_templates"))
                .summary("List the templates of telephone messages")
                .query("disabled", flag(), "Only those that are, or are not")
                .answers(200, LIST),
            this::list)
        .add(
            stored(Operation.post(PATH, "create:phone_templates"))
                .summary("Create a template of telephone messages")
                .creates(SCHEMA)
                .answers(201, SCHEMA),
            this::create)
        .add(
            stored(Operation.get(PATH + "/{id}", "read:phone_templates"))
                .summary("Get a template of telephone messages")
                .answers(200, SCHEMA),
            call -> Response.json(200, shown(call, templates.find(call))))
        .add(
            stored(Operation.patch(PATH + "/{id}", "update:phone_templates"))
                .summary("Update a template of telephone messages")
                .changes(SCHEMA)
                .answers(200, SCHEMA),
            this::patch)
        .add(
            stored(Operation.delete(PATH + "/{id}", "delete:phone_templates"))
                .summary("Delete a template of telephone messages")
                .answers(204),
            templates::delete);
    trials(routes);
  }

  private void trials(ManagementRoutes routes) {
    routes
        .add(
            stored(Operation.patch(PATH + "/{id}/reset", "update:phone_templates"))
                .summary("Give a template of telephone messages its first words again")
                .answers(200, SCHEMA),
            this::reset)
        .add(
            Operation.post(PATH + "/{id}/try", "create:phone_templates")
                .summary("Not available: send a message with this template")
                .unavailable()
                .creates(PhoneProvidersApi.TRIAL),
            PhoneProvidersApi.REFUSES);
  }

  private static Operation stored(Operation operation) {
    return operation.note(PhoneProvidersApi.NOTE).stored();
  }

  private Response list(Call call) {
    var body = Json.object();
    var list = body.putArray("templates");
    var wanted = call.query().value("disabled");
    templates.all(call.tenant()).stream()
        .map(t -> shown(call, t))
        .filter(t -> wanted == null || wanted.equals("" + Json.flag(t, "disabled", false)))
        .forEach(list::add);
    return Response.json(200, body);
  }

  private Response create(Call call) {
    var defaults = Json.object().put("disabled", false);
    defaults.set("content", words(Json.text(call.json(), "type", "")));
    var body = Schema.withDefaults(call.body(), defaults);
    body.set("content", Schema.withDefaults(Json.child(body, "content"), syntax()));
    return Response.json(201, shown(call, templates.create(call.tenant(), body)));
  }

  private static ObjectNode syntax() {
    return Json.object().put("syntax", "liquid");
  }

  /** The first words of a message. */
  private static ObjectNode words(String type) {
    var text =
        switch (type) {
          case "otp_verify", "otp_enroll" -> "{{ code }} is your code for {{ friendly_name }}.";
          case "change_password" -> "{{ code }} is your code to change your password.";
          case "blocked_account" -> "Your account at {{ friendly_name }} was blocked.";
          default -> "Your password for {{ friendly_name }} was found in a leak.";
        };
    var content = syntax();
    content.putObject("body").put("text", text).put("voice", text);
    return content;
  }

  private Response patch(Call call) {
    var change = call.body();
    var after =
        templates.update(
            call.tenant(),
            call.path("id"),
            before -> {
              var merged = Schema.merge(before, change);
              if (change.get("content") instanceof ObjectNode content) {
                merged.set("content", Schema.merge(Json.child(before, "content"), content));
              }
              return merged;
            });
    return Response.json(200, shown(call, after));
  }

  private Response reset(Call call) {
    var after =
        templates.update(
            call.tenant(),
            call.path("id"),
            before -> {
              before.set("content", words(Json.text(before, "type", "")));
              return before;
            });
    return Response.json(200, shown(call, after));
  }

  private ObjectNode shown(Call call, Stored template) {
    return templates
        .shown(template)
        .put("tenant", call.tenant())
        .put("channel", "phone")
        .put("customizable", true);
  }
}
