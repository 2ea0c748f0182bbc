package dev.ostiary.email;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.any;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.nullable;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.whole;

import dev.ostiary.common.Json;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.Fields;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Schema;
import dev.ostiary.management.Schema.Property;
import dev.ostiary.management.StoredSettings;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v2/emails/provider}: through whom a tenant's mail goes. */
public final class EmailProviderApi implements ManagementApi {
  /** The name under which the provider is stored. */
  static final String SETTINGS = "emails/provider";

  private static final String PATH = "/emails/provider";
  private static final String NOTE =
      """
      With `smtp`, the tenant's mail goes through that server: by TLS on port 465, by STARTTLS \
      otherwise, which is required when there is a user name. The server has to be at a public \
      address and at port 25, 465, 587 or 2525, unless the setting `outgoing-allow` allows its \
      internal one. Other providers are kept and returned, without any effect yet. Answers show \
      no secrets.""";

  /** Members of the credentials that answers show. */
  private static final List<String> SHOWN =
      List.of("api_user", "region", "smtp_host", "smtp_port", "smtp_user", "domain");

  /** What each provider cannot do without. */
  private static final Map<String, List<String>> NEEDED =
      Map.ofEntries(
          Map.entry("smtp", List.of("smtp_host", "smtp_port")),
          Map.entry("mailgun", List.of("api_key", "domain")),
          Map.entry("mandrill", List.of("api_key")),
          Map.entry("sendgrid", List.of("api_key")),
          Map.entry("resend", List.of("api_key")),
          Map.entry("sparkpost", List.of("api_key")),
          Map.entry("ses", List.of("accessKeyId", "secretAccessKey", "region")),
          Map.entry("azure_cs", List.of("connectionString")),
          Map.entry("ms365", List.of("tenantId", "clientId", "clientSecret")),
          Map.entry("custom", List.of()));

  private static final Schema CREDENTIALS =
      Schema.of(
          property("api_user", text(), "User of an old programming interface"),
          property("region", nullable(text().atMost(64)), "Region of the provider"),
          property("domain", text().atMost(253), "Domain of the mail"),
          property("smtp_host", text().atLeast(1).atMost(253).matching("[^\\s/@]+"), "Its name"),
          property("smtp_port", whole(1, 65_535), "Its port"),
          property("smtp_user", text().atMost(1024), "User name"),
          secret("smtp_pass"),
          secret("api_key"),
          secret("accessKeyId"),
          secret("secretAccessKey"),
          secret("connectionString"),
          secret("tenantId"),
          secret("clientId"),
          secret("clientSecret"));
  private static final Schema SCHEMA =
      Schema.of(
              property(
                      "name",
                      oneOf(NEEDED.keySet().stream().sorted().toArray(String[]::new)),
                      "Who sends the mail")
                  .needed(),
              property("enabled", flag(), "Whether it is used"),
              property("default_from_address", text().atMost(320), "Usual sender"),
              property("credentials", object(CREDENTIALS), "Who we are there").needed(),
              property("settings", nullable(any()), "Settings of the provider"))
          .titled("EmailProvider");

  private final StoredSettings settings;

  /** The resource. */
  public EmailProviderApi(StoredSettings settings) {
    this.settings = settings;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.get(PATH, "read:email_provider")
                .summary("Get the mail provider")
                .fields()
                .answers(200, SCHEMA)
                .answers(404),
            this::get)
        .add(
            Operation.post(PATH, "create:email_provider")
                .summary("Set the mail provider")
                .note(NOTE)
                .creates(SCHEMA)
                .answers(201, SCHEMA),
            this::create)
        .add(
            Operation.patch(PATH, "update:email_provider")
                .summary("Update the mail provider")
                .note(NOTE)
                .changes(SCHEMA)
                .answers(200, SCHEMA),
            this::patch)
        .add(
            Operation.delete(PATH, "delete:email_provider")
                .summary("Remove the mail provider")
                .answers(204)
                .answers(404),
            this::delete);
  }

  private static Property secret(String name) {
    return property(name, text().atMost(4096), name + "; never shown").hidden();
  }

  private static ManagementError none() {
    return ManagementError.notFound(
        "inexistent_email_provider", "There is not a configured email provider");
  }

  private Response get(Call call) {
    var stored = settings.find(call.tenant(), SETTINGS).orElseThrow(EmailProviderApi::none);
    return Response.json(200, Fields.of(call.query()).of(shown(stored)));
  }

  private Response create(Call call) {
    var body = Schema.withDefaults(call.body(), Json.object().put("enabled", true));
    check(body);
    return Response.json(
        201,
        shown(
            settings.update(
                call.tenant(),
                SETTINGS,
                Json.object(),
                before -> {
                  if (!before.isEmpty()) {
                    throw ManagementError.conflict(
                        null, "There is already a configured email provider");
                  }
                  return body;
                })));
  }

  /** Credentials are replaced as a whole: a new host must not get the password of the old one. */
  private Response patch(Call call) {
    var change = call.body();
    return Response.json(
        200,
        shown(
            settings.update(
                call.tenant(),
                SETTINGS,
                Json.object(),
                before -> {
                  if (before.isEmpty()) {
                    throw none();
                  }
                  var after = Schema.merge(before, change);
                  check(after);
                  return after;
                })));
  }

  private Response delete(Call call) {
    if (!settings.delete(call.tenant(), SETTINGS)) {
      throw none();
    }
    return Response.empty(204);
  }

  private static void check(ObjectNode provider) {
    var credentials = Json.child(provider, "credentials");
    for (var name : NEEDED.getOrDefault(Json.text(provider, "name", ""), List.of())) {
      if (!credentials.has(name)) {
        throw ManagementError.invalidBody(
            "'Missing required property: "
                + name
                + "' on property credentials (Who we are there).");
      }
    }
  }

  private static ObjectNode shown(ObjectNode provider) {
    provider.set("credentials", Json.child(provider, "credentials").retain(SHOWN));
    return provider;
  }
}
