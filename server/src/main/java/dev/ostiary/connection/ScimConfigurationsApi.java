package dev.ostiary.connection;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Schema.readOnly;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.whole;

import dev.ostiary.common.Hashes;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Schema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /api/v2/connections/{id}/scim-configuration}: how an enterprise directory would write to a
 * connection. It rests within the connection; of tokens only hashes.
 */
public final class ScimConfigurationsApi implements ManagementApi {
  private static final String PATH = "/connections/{id}/scim-configuration";
  private static final String CONFIGURATION = "$scim";
  private static final String TOKENS = "$scim_tokens";
  private static final int MAX_TOKENS = 2;
  private static final List<String> ENTERPRISE =
      List.of("okta", "oidc", "samlp", "waad", "google-apps", "pingfederate", "adfs");

  private static final Schema MAPPING =
      Schema.of(
          property("auth0", text().atMost(200), "Member of the user here"),
          property("scim", text().atMost(1_000), "Attribute of SCIM"));
  private static final Schema SCHEMA =
      Schema.of(
              readOnly("connection_id", text(), "Id of the connection"),
              readOnly("connection_name", text(), "Name of the connection"),
              readOnly("strategy", text(), "Its strategy"),
              readOnly("tenant_name", text(), "Name of the tenant"),
              readOnly("created_at", text(), "When it was made"),
              readOnly("updated_on", text(), "When it was changed last"),
              property("user_id_attribute", text().atMost(200), "Attribute that names a user"),
              property("mapping", listOf(object(MAPPING)).atMost(200), "Attributes and members"))
          .titled("ScimConfiguration");
  private static final Schema TOKEN =
      Schema.of(
              readOnly("token_id", text(), "Id of the token"),
              readOnly("token", text(), "The token itself, shown once"),
              readOnly("created_at", text(), "When it was made"),
              readOnly("valid_until", text(), "When it ends"),
              property("scopes", listOf(text().atMost(50)).atMost(20), "What it permits"),
              property("token_lifetime", whole(900, 157_680_000), "Seconds of its life"))
          .titled("ScimToken");

  private final Connections connections;
  private final Time time;

  /** The resource. */
  public ScimConfigurationsApi(Connections connections, Time time) {
    this.connections = connections;
    this.time = time;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    configuration(routes);
    tokens(routes);
  }

  private void configuration(ManagementRoutes routes) {
    routes
        .add(
            Operation.get(PATH, "read:scim_config")
                .summary("Get the SCIM configuration of a connection")
                .stored()
                .answers(200, SCHEMA),
            call -> Response.json(200, shown(find(call))))
        .add(
            Operation.post(PATH, "create:scim_config")
                .summary("Create the SCIM configuration of a connection")
                .stored()
                .creates(SCHEMA)
                .answers(201, SCHEMA),
            this::create)
        .add(
            Operation.patch(PATH, "update:scim_config")
                .summary("Update the SCIM configuration of a connection")
                .stored()
                .changes(SCHEMA)
                .answers(200, SCHEMA),
            this::patch)
        .add(
            Operation.delete(PATH, "delete:scim_config")
                .summary("Delete the SCIM configuration of a connection")
                .stored()
                .answers(204),
            this::delete)
        .add(
            Operation.get(PATH + "/default-mapping", "read:scim_config")
                .summary("Get the mapping that a new configuration has")
                .stored()
                .answers(200, Schema.of(property("mapping", listOf(object(MAPPING)), "Mapping"))),
            call -> {
              find(call, false);
              var answer = Json.object();
              answer.set("mapping", standard().get("mapping"));
              return Response.json(200, answer);
            });
  }

  private void tokens(ManagementRoutes routes) {
    routes
        .add(
            Operation.get(PATH + "/tokens", "read:scim_token")
                .summary("List the SCIM tokens of a connection")
                .stored()
                .answers(200, listOf(object(TOKEN))),
            this::listTokens)
        .add(
            Operation.post(PATH + "/tokens", "create:scim_token")
                .summary("Create a SCIM token")
                .stored()
                .creates(TOKEN)
                .answers(201, TOKEN),
            this::createToken)
        .add(
            Operation.delete(PATH + "/tokens/{token_id}", "delete:scim_token")
                .summary("Delete a SCIM token")
                .stored()
                .answers(204),
            this::deleteToken);
  }

  private static ObjectNode standard() {
    var standard = Json.object().put("user_id_attribute", "externalId");
    var mapping = standard.putArray("mapping");
    for (var pair :
        List.of(
            "preferred_username=userName",
            "email=emails[primary eq true].value",
            "external_id=externalId",
            "blocked=active",
            "app_metadata.external_id=externalId",
            "given_name=name.givenName",
            "family_name=name.familyName",
            "name=name.formatted")) {
      int equals = pair.indexOf('=');
      mapping
          .addObject()
          .put("auth0", pair.substring(0, equals))
          .put("scim", pair.substring(equals + 1));
    }
    return standard;
  }

  private Response create(Call call) {
    var connection = find(call, false);
    if (connection.body().has(CONFIGURATION)) {
      throw ManagementError.conflict(null, "The connection has a SCIM configuration already");
    }
    if (!ENTERPRISE.contains(connection.strategy())) {
      throw new ManagementError(
          400, "operation_not_supported", "The connection's strategy does not support SCIM");
    }
    var now = Time.text(time.millis());
    var configuration = Schema.withDefaults(call.body(), standard());
    configuration.put("created_at", now).put("updated_on", now);
    return Response.json(
        201, shown(update(call, body -> with(body, CONFIGURATION, configuration))));
  }

  private Response patch(Call call) {
    find(call);
    var change = call.body().put("updated_on", Time.text(time.millis()));
    return Response.json(
        200,
        shown(
            update(
                call,
                body ->
                    with(
                        body,
                        CONFIGURATION,
                        Schema.merge(Json.child(body, CONFIGURATION), change)))));
  }

  private Response delete(Call call) {
    find(call);
    update(
        call,
        body -> {
          var after = body.deepCopy();
          after.remove(List.of(CONFIGURATION, TOKENS));
          return after;
        });
    return Response.empty(204);
  }

  private Response listTokens(Call call) {
    var array = Json.array();
    tokensOf(find(call).body()).forEach(t -> array.add(shownToken(t)));
    return Response.json(200, array);
  }

  private Response createToken(Call call) {
    find(call);
    var secret = "tok_" + Ids.secret();
    var wanted = call.body();
    var token =
        Json.object()
            .put("token_id", "tok_" + Ids.alphanumeric(16))
            .put("hash", Hashes.sha256(secret))
            .put("created_at", Time.text(time.millis()));
    token.set("scopes", Json.array(Json.strings(wanted, "scopes")));
    long life = Json.number(wanted, "token_lifetime", 0);
    if (life > 0) {
      token.put("valid_until", Time.text(time.millis() + Duration.ofSeconds(life).toMillis()));
    }
    update(
        call,
        body -> {
          var all = new ArrayList<>(tokensOf(body));
          if (all.size() >= MAX_TOKENS) {
            throw ManagementError.conflict(
                null, "A connection has at most " + MAX_TOKENS + " SCIM tokens");
          }
          all.add(token);
          return withTokens(body, all);
        });
    return Response.json(201, shownToken(token).put("token", secret));
  }

  private Response deleteToken(Call call) {
    var id = call.path("token_id");
    update(
        call,
        body -> {
          var all = new ArrayList<>(tokensOf(body));
          if (!all.removeIf(t -> Json.text(t, "token_id", "").equals(id))) {
            throw ManagementError.notFound(null, "The SCIM token does not exist");
          }
          return withTokens(body, all);
        });
    return Response.empty(204);
  }

  private static List<ObjectNode> tokensOf(ObjectNode body) {
    return body.path(TOKENS).valueStream().map(ObjectNode.class::cast).toList();
  }

  private static ObjectNode withTokens(ObjectNode body, List<ObjectNode> tokens) {
    var array = Json.array();
    tokens.forEach(array::add);
    var after = body.deepCopy();
    after.set(TOKENS, array);
    return after;
  }

  private static ObjectNode shownToken(ObjectNode token) {
    var shown = token.deepCopy();
    shown.remove(List.of("hash"));
    return shown;
  }

  private static ObjectNode with(ObjectNode body, String name, ObjectNode value) {
    var after = body.deepCopy();
    after.set(name, value);
    return after;
  }

  private Connection update(Call call, UnaryOperator<ObjectNode> change) {
    return connections
        .update(call.tenant(), call.path("id"), change)
        .orElseThrow(ConnectionsApi::notFound);
  }

  private Connection find(Call call) {
    return find(call, true);
  }

  private Connection find(Call call, boolean configured) {
    var connection =
        connections.byId(call.tenant(), call.path("id")).orElseThrow(ConnectionsApi::notFound);
    if (configured && !connection.body().has(CONFIGURATION)) {
      throw ManagementError.notFound(null, "Not Found");
    }
    return connection;
  }

  private static ObjectNode shown(Connection connection) {
    return Json.child(connection.body(), CONFIGURATION)
        .deepCopy()
        .put("connection_id", connection.id())
        .put("connection_name", connection.name())
        .put("strategy", connection.strategy())
        .put("tenant_name", connection.tenant());
  }
}
