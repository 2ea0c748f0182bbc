package dev.ostiary.domain;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Schema.readOnly;
import static dev.ostiary.management.Type.any;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.format;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.mapOf;
import static dev.ostiary.management.Type.nullable;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;

import dev.ostiary.common.Json;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.Fields;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Schema;
import dev.ostiary.management.StoredObjects.Stored;
import dev.ostiary.management.Type;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v2/custom-domains}. */
public final class CustomDomainsApi implements ManagementApi {
  private static final String PATH = "/custom-domains";
  private static final Pattern HOST =
      Pattern.compile("(?i)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");
  private static final Type DOMAIN = format("hostname", 253, h -> HOST.matcher(h).matches());
  private static final Type HEADER =
      nullable(
          oneOf("true-client-ip", "cf-connecting-ip", "x-forwarded-for", "x-azure-clientip", ""));
  private static final Schema SCHEMA =
      Schema.of(
              readOnly("custom_domain_id", text(), "Id made by this server"),
              property("domain", DOMAIN, "Domain name").needed().immutable(),
              property("type", oneOf("auth0_managed_certs", "self_managed_certs"), "Certificates")
                  .needed()
                  .immutable(),
              property("verification_method", oneOf("txt"), "How it is verified").hidden(),
              property("tls_policy", oneOf("recommended"), "Versions and ciphers of TLS"),
              property("custom_client_ip_header", HEADER, "Header with the client's address"),
              property("domain_metadata", mapOf(nullable(text().atMost(255))).atMost(10), "Yours"),
              property("relying_party_identifier", DOMAIN, "Domain of passkeys"),
              readOnly("primary", flag(), "Whether it is the first"),
              readOnly("is_default", flag(), "Whether mails name it"),
              readOnly("status", oneOf("pending_verification", "ready", "failed"), "Its state"),
              readOnly("verification", any(), "How to verify it"),
              readOnly("certificate", any(), "Its certificate"))
          .titled("CustomDomain");
  private static final Type CHOSEN =
      Type.anyOf(
          object(SCHEMA), object(Schema.of(property("domain", text(), "The tenant's own domain"))));

  private final CustomDomains domains;

  /** The resource. */
  public CustomDomainsApi(CustomDomains domains) {
    this.domains = domains;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    collection(routes);
    routes
        .add(
            Operation.get(PATH + "/{id}", "read:custom_domains")
                .summary("Get a custom domain")
                .answers(200, SCHEMA)
                .stored(),
            call -> Response.json(200, shown(call, domains.find(call))))
        .add(
            Operation.patch(PATH + "/{id}", "update:custom_domains")
                .summary("Update a custom domain")
                .changes(SCHEMA)
                .answers(200, SCHEMA)
                .stored(),
            call -> Response.json(200, shown(call, domains.update(call))))
        .add(
            Operation.delete(PATH + "/{id}", "delete:custom_domains")
                .summary("Delete a custom domain")
                .answers(204)
                .stored(),
            this::delete)
        .add(
            Operation.post(PATH + "/{id}/verify", "create:custom_domains")
                .summary("Verify a custom domain")
                .note("It stays pending: this server does not look domains up yet.")
                .answers(200, SCHEMA)
                .stored(),
            call -> Response.json(200, shown(call, domains.find(call))))
        .add(
            Operation.post(PATH + "/{id}/test", "create:custom_domains")
                .summary("Test a custom domain")
                .note("It fails: this server does not answer under custom domains yet.")
                .answers(
                    200,
                    Schema.of(
                        property("success", flag(), "Whether it works").needed(),
                        property("message", text(), "Why not")))
                .stored(),
            this::test);
  }

  private void collection(ManagementRoutes routes) {
    routes
        .add(
            Operation.get(PATH, "read:custom_domains")
                .summary("List custom domains")
                .fields()
                .answers(200, listOf(object(SCHEMA)))
                .stored(),
            this::list)
        .add(
            Operation.post(PATH, "create:custom_domains")
                .summary("Create a custom domain")
                .creates(SCHEMA)
                .answers(201, SCHEMA)
                .stored(),
            call -> Response.json(201, shown(call, domains.create(call.tenant(), call.body()))))
        .add(
            Operation.get(PATH + "/default", "read:custom_domains")
                .summary("Get the domain that mails name")
                .answers(200, CHOSEN)
                .stored(),
            this::chosen)
        .add(
            Operation.patch(PATH + "/default", "update:custom_domains")
                .summary("Choose the domain that mails name")
                .creates(Schema.of(property("domain", text().atMost(253), "Which").needed()))
                .answers(200, CHOSEN)
                .stored(),
            this::choose);
  }

  private ObjectNode shown(Call call, Stored domain) {
    return domains.shown(call.tenant(), domain);
  }

  private Response list(Call call) {
    var fields = Fields.of(call.query());
    var all = Json.array();
    domains.all(call.tenant()).forEach(d -> all.add(fields.of(shown(call, d))));
    return Response.json(200, all);
  }

  private Response chosen(Call call) {
    return Response.json(
        200,
        domains
            .chosen(call.tenant())
            .map(d -> shown(call, d))
            .orElseGet(() -> Json.object().put("domain", domains.canonical(call.tenant()))));
  }

  private Response choose(Call call) {
    domains.choose(call.tenant(), Json.text(call.body(), "domain", ""));
    return chosen(call);
  }

  private Response delete(Call call) {
    domains.delete(call);
    return Response.empty(204);
  }

  private Response test(Call call) {
    domains.find(call);
    return Response.json(
        200,
        Json.object()
            .put("success", false)
            .put("message", "This server does not answer under custom domains yet."));
  }
}
