package dev.ostiary.customdatabase;

import dev.ostiary.action.Programs;
import dev.ostiary.common.Json;
import dev.ostiary.connection.Connection;
import dev.ostiary.connection.Connections;
import dev.ostiary.execution.Scrubber;
import dev.ostiary.extension.Extensions;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs the scripts of connections. */
public final class Scripts {
  private final Extensions extensions;
  private final Connections connections;

  /** Scripts that run and are kept as other programs of tenants. */
  public Scripts(Extensions extensions, Connections connections) {
    this.extensions = extensions;
    this.connections = connections;
  }

  /** {@code login(email, password, callback)}. */
  Answer login(Connection connection, String email, String password) {
    var arguments = Json.array().add(email).add(password);
    return run(connection, "login", arguments, new Given(email, password));
  }

  /** {@code getByEmail(email, callback)}. */
  Answer user(Connection connection, String email) {
    return run(connection, "get_user", Json.array().add(email), Given.NOTHING);
  }

  /** {@code create(user, callback)}. */
  Answer create(Connection connection, ObjectNode user) {
    var given = new Given(Json.text(user, "email", ""), Json.text(user, "password", ""));
    return run(connection, "create", Json.array().add(user), given);
  }

  /** {@code verify(email, callback)}. */
  Answer verify(Connection connection, String email) {
    return run(connection, "verify", Json.array().add(email), Given.NOTHING);
  }

  /** {@code changePassword(email, newPassword, callback)}. */
  Answer changePassword(Connection connection, String email, String password) {
    var arguments = Json.array().add(email).add(password);
    return run(connection, "change_password", arguments, new Given(email, password));
  }

  /** {@code changeEmail(email, newEmail, verified, callback)}. */
  Answer changeEmail(Connection connection, String email, String next, boolean verified) {
    var arguments = Json.array().add(email).add(next).add(verified);
    return run(connection, "change_email", arguments, Given.NOTHING);
  }

  /** {@code remove(id, callback)}. */
  Answer delete(Connection connection, String subject) {
    return run(connection, "delete", Json.array().add(subject), Given.NOTHING);
  }

  /** What no log may hold of what a script is given. */
  private record Given(String email, String password) {
    static final Given NOTHING = new Given("", "");
  }

  private Answer run(Connection connection, String script, ArrayNode arguments, Given given) {
    var code = connection.script(script);
    if (code == null) {
      return Answer.missing(script);
    }
    var configuration = connections.configuration(connection);
    var input = Json.object().put("script", script);
    input.set("arguments", arguments);
    input.set("configuration", configuration);
    var name = connection.name() + " " + script;
    var program =
        new Programs.Deployed(Programs.Kind.DATABASE, connection.id(), name, 0, code, Map.of());
    var values = new LinkedHashMap<String, String>();
    configuration.properties().forEach(p -> values.put(p.getKey(), p.getValue().asString("")));
    var scrubber =
        Scrubber.of("configuration", values).andPassword(given.email(), given.password());
    var flow = extensions.flow(connection.tenant(), "database", false);
    var result = flow.run(program, input, scrubber);
    extensions.executions().keep(connection.tenant(), flow.toJson(null, null));
    return Answer.of(script, result);
  }
}
