package dev.ostiary.form;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Schema.readOnly;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.time;

import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Paging;
import dev.ostiary.management.Schema;

/** {@code /api/v2/flows/vault/connections}. */
public final class VaultApi implements ManagementApi {
  private static final String PATH = "/flows/vault/connections";
  private static final Schema SCHEMA =
      Schema.of(
              readOnly("id", text(), "Id made by this server"),
              property("name", text().atLeast(1).atMost(150), "Name of the connection").needed(),
              property(
                      "app_id",
                      oneOf(
                          "ACTIVECAMPAIGN",
                          "AIRTABLE",
                          "AUTH0",
                          "BIGQUERY",
                          "CLEARBIT",
                          "DOCUSIGN",
                          "GOOGLE_SHEETS",
                          "HTTP",
                          "HUBSPOT",
                          "JWT",
                          "MAILCHIMP",
                          "MAILJET",
                          "PIPEDRIVE",
                          "SALESFORCE",
                          "SENDGRID",
                          "SLACK",
                          "STRIPE",
                          "TELEGRAM",
                          "TWILIO",
                          "WHATSAPP",
                          "ZAPIER"),
                      "What it connects to")
                  .needed()
                  .immutable(),
              property("environment", text().atMost(100), "Environment of what it connects to"),
              property("account_name", text().atMost(255), "Account there"),
              property("setup", object(Schema.of()), "Credentials, which are never shown").hidden(),
              readOnly("ready", flag(), "Whether it has credentials"),
              readOnly("fingerprint", text(), "Changes when the credentials do"),
              readOnly("created_at", time(), "When it was made"),
              readOnly("updated_at", time(), "When it changed"))
          .titled("VaultConnection");

  private final VaultConnections vault;
  private final Flows flows;

  /** The resource. */
  public VaultApi(VaultConnections vault, Flows flows) {
    this.vault = vault;
    this.flows = flows;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.get(PATH, "read:flows_vault_connections")
                .summary("List connections of the vault")
                .totals("connections", SCHEMA)
                .stored(),
            this::list)
        .add(
            Operation.post(PATH, "create:flows_vault_connections")
                .summary("Create a connection of the vault")
                .creates(SCHEMA)
                .answers(201, SCHEMA)
                .stored(),
            call -> Response.json(201, vault.shown(vault.create(call.tenant(), call.body()))))
        .add(
            Operation.get(PATH + "/{id}", "read:flows_vault_connections")
                .summary("Get a connection of the vault")
                .answers(200, SCHEMA)
                .stored(),
            call -> Response.json(200, vault.shown(vault.require(call.tenant(), call.path("id")))))
        .add(
            Operation.patch(PATH + "/{id}", "update:flows_vault_connections")
                .summary("Update a connection of the vault")
                .changes(SCHEMA)
                .answers(200, SCHEMA)
                .stored(),
            call ->
                Response.json(
                    200, vault.shown(vault.update(call.tenant(), call.path("id"), call.body()))))
        .add(
            Operation.delete(PATH + "/{id}", "delete:flows_vault_connections")
                .summary("Delete a connection of the vault")
                .note("Flows that use it lose it.")
                .answers(204)
                .stored(),
            this::delete);
  }

  private Response list(Call call) {
    return Paging.of(call.query(), 50)
        .asTotals()
        .respond("connections", vault.all(call.tenant()), vault::shown);
  }

  private Response delete(Call call) {
    var tenant = call.tenant();
    var id = call.path("id");
    vault.delete(tenant, id, tx -> flows.forget(tx, tenant, id));
    return Response.empty(204);
  }
}
