package dev.ostiary.email;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.nullable;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.whole;

import dev.ostiary.common.Json;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Schema;
import dev.ostiary.management.StoredSettings;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v2/email-templates}: a tenant's own words in mails. */
public final class EmailTemplatesApi implements ManagementApi {
  private static final String PATH = "/email-templates/{templateName}";
  private static final String NOTE =
      """
      Enabled templates of `verify_email`, `reset_email` and `welcome_email` are used for the \
      mails of that name: `subject`, `from` and `body` in Liquid with `url`, `user`, \
      `friendly_name`, `support_email` and `support_url`; values are escaped in the body. A \
      template that cannot be read is not used, which the server's log tells. All others, \
      `resultUrl`, `urlLifetimeInSeconds` and `includeEmailInRedirect` are kept and returned, \
      without any effect yet.""";
  private static final long MAX_LIFETIME_SECONDS = 365L * 24 * 3600;

  private static final Schema SCHEMA =
      Schema.of(
              property("template", oneOf(EmailTemplates.NAMES.toArray(String[]::new)), "Which mail")
                  .needed(),
              property("body", nullable(text().atMost(200_000)), "The mail in HTML (Liquid)"),
              property("from", nullable(text().atMost(1024)), "Sender"),
              property("resultUrl", nullable(text().atMost(2048)), "Where the link leads at last"),
              property("subject", nullable(text().atMost(1024)), "Subject (Liquid)"),
              property("syntax", nullable(text().atMost(32)), "Always liquid"),
              property(
                  "urlLifetimeInSeconds",
                  nullable(whole(0, MAX_LIFETIME_SECONDS)),
                  "Seconds that the link is good for"),
              property("includeEmailInRedirect", flag(), "Whether that address names the user's"),
              property("enabled", nullable(flag()), "Whether it is used"))
          .titled("EmailTemplate");

  private final StoredSettings settings;

  /** The resource. */
  public EmailTemplatesApi(StoredSettings settings) {
    this.settings = settings;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.post("/email-templates", "create:email_templates")
                .summary("Create a template of a mail")
                .note(NOTE)
                .creates(SCHEMA)
                .answers(200, SCHEMA),
            this::create)
        .add(
            Operation.get(PATH, "read:email_templates")
                .summary("Get a template of a mail")
                .answers(200, SCHEMA),
            this::get)
        .add(
            Operation.put(PATH, "update:email_templates")
                .summary("Replace a template of a mail")
                .note(NOTE)
                .creates(SCHEMA)
                .answers(200, SCHEMA),
            this::put)
        .add(
            Operation.patch(PATH, "update:email_templates")
                .summary("Update a template of a mail")
                .note(NOTE)
                .changes(SCHEMA)
                .answers(200, SCHEMA),
            this::patch);
  }

  private static String template(Call call) {
    var name = call.path("templateName");
    if (!EmailTemplates.NAMES.contains(name)) {
      throw ManagementError.invalidPath(name, "templateName", "Name of the template");
    }
    return name;
  }

  private static ManagementError none() {
    return ManagementError.notFound("inexistent_email_template", "The template does not exist.");
  }

  private Response get(Call call) {
    return settings
        .find(call.tenant(), EmailTemplates.name(template(call)))
        .map(found -> Response.json(200, found))
        .orElseThrow(EmailTemplatesApi::none);
  }

  private Response create(Call call) {
    var body = complete(call.body());
    var name = EmailTemplates.name(Json.text(body, "template", ""));
    return Response.json(
        200,
        settings.update(
            call.tenant(),
            name,
            Json.object(),
            before -> {
              if (!before.isEmpty()) {
                throw ManagementError.conflict(null, "The template already exists.");
              }
              return body;
            }));
  }

  private Response put(Call call) {
    var name = template(call);
    var body = complete(call.body());
    same(name, body);
    return Response.json(
        200,
        settings.update(call.tenant(), EmailTemplates.name(name), Json.object(), before -> body));
  }

  /** Null is nothing, and a template without a word about it is off. */
  private static ObjectNode complete(ObjectNode body) {
    var defaults = Json.object().put("syntax", "liquid").put("enabled", false);
    return Schema.withDefaults(Schema.merge(Json.object(), body), defaults);
  }

  private static void same(String name, ObjectNode body) {
    if (!Json.text(body, "template", name).equals(name)) {
      throw ManagementError.invalidBody(
          "'The template is not the one that the path names' on property template (Which mail).");
    }
  }

  private Response patch(Call call) {
    var name = template(call);
    var change = call.body();
    same(name, change);
    return Response.json(
        200,
        settings.update(
            call.tenant(),
            EmailTemplates.name(name),
            Json.object(),
            before -> {
              if (before.isEmpty()) {
                throw none();
              }
              return Schema.merge(before, change);
            }));
  }
}
