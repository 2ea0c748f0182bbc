package dev.ostiary;

import static dev.ostiary.cli.CommandLines.option;
import static dev.ostiary.cli.CommandLines.value;

import dev.ostiary.administrator.Administrators;
import dev.ostiary.cli.LocalAccess;
import dev.ostiary.client.Client;
import dev.ostiary.client.ClientGrants;
import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.config.Config;
import dev.ostiary.config.MasterKey;
import dev.ostiary.connection.Connections;
import dev.ostiary.db.Database;
import dev.ostiary.document.DocumentStore;
import dev.ostiary.key.Keys;
import dev.ostiary.oauth.GrantType;
import dev.ostiary.organization.Organizations;
import dev.ostiary.resourceserver.ResourceServers;
import dev.ostiary.role.Roles;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.token.IssuanceRequest;
import dev.ostiary.token.TokenIssuer;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Credentials of commands on the server's own machine. Their token is planned and signed as every
 * other, for a client that is stored nowhere and that nobody can be over HTTP: it has no secret.
 */
final class LocalCommands implements LocalAccess {
  private static final String TENANT = "--tenant";

  @Override
  public List<OptionSpec> options() {
    var settings = CommandSpec.create();
    ServeCommand.Settings.addOptions(settings, ServeCommand.Settings.SECRETS);
    settings.addOption(option(TENANT, "NAME", "Which tenant (default: the first)"));
    return settings.options();
  }

  @Override
  public Access open(CommandSpec spec) {
    var config = ServeCommand.Settings.read(spec);
    var name = value(spec, TENANT);
    var time = new Time();
    try (var database = Server.existing(config);
        var documents = new DocumentStore(database, time)) {
      return access(config, database, documents, name.isEmpty() ? Tenants.FIRST : name);
    }
  }

  private static Access access(
      Config config, Database database, DocumentStore documents, String name) {
    var time = new Time();
    var sealer = MasterKey.sealer(config);
    var tenants = new Tenants(documents);
    var keys = new Keys(documents, sealer, time);
    var connections = new Connections(documents, sealer);
    var sources =
        new TokenIssuer.Sources(
            database,
            new ResourceServers(documents, sealer),
            new ClientGrants(documents, List.of()),
            new Roles(documents),
            connections,
            new Organizations(database, connections, time),
            new Administrators(database, time));
    var issuer = new TokenIssuer(sources, keys, time);
    documents.load();
    var tenant =
        tenants.named(name).orElseThrow(() -> new Config.BadConfig("There is no tenant " + name));
    var plan =
        issuer.plan(
            new IssuanceRequest(
                tenant,
                client(tenant),
                IssuanceRequest.Flow.CLIENT_CREDENTIALS,
                null,
                tenant.managementAudience(),
                Set.of(),
                null,
                IssuanceRequest.Details.NONE));
    return new Access(tenant.issuer(), issuer.accessToken(plan, TokenIssuer.Stored.NOTHING));
  }

  private static Client client(Tenant tenant) {
    var grants = Set.of(GrantType.CLIENT_CREDENTIALS.value());
    return new Client(
        tenant.id(),
        Tenant.COMMANDS,
        "Commands on the server's machine",
        null,
        grants,
        List.of(),
        Set.of(),
        Json.object().put("token_endpoint_auth_method", "none"));
  }
}
