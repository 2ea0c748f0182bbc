package dev.ostiary.cli;

import static dev.ostiary.cli.CommandLines.has;
import static dev.ostiary.cli.CommandLines.option;
import static dev.ostiary.cli.CommandLines.value;

import dev.ostiary.common.Json;
import dev.ostiary.routes.BadOpenApi;
import dev.ostiary.routes.OpenApiDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.JsonNode;

/** The API that a command names, at the server. */
final class RemoteApi {
  private static final String API = "--api";
  private static final long MAX_BYTES = 16 << 20;
  private static final int PAGE = 100;

  private final Remote remote;
  private final JsonNode api;

  private RemoteApi(Remote remote, JsonNode api) {
    this.remote = remote;
    this.api = api;
  }

  static void addOptions(CommandSpec spec, LocalAccess local) {
    spec.addOption(option(API, "IDENTIFIER", "The API's identifier, the audience of its tokens"));
    Remote.addOptions(spec, local);
  }

  /**
   * The API.
   *
   * @throws CommandFailure when there is none with this identifier
   */
  static RemoteApi of(CommandSpec spec, LocalAccess local) {
    if (!has(spec, API)) {
      throw new CommandFailure("Name the API: " + API + " https://orders.example.com");
    }
    var identifier = value(spec, API);
    var remote = Remote.of(spec, local);
    var answer = remote.get("api/v2/resource-servers/" + Names.encoded(identifier));
    if (answer.status() == 404) {
      throw new CommandFailure("There is no API with the identifier " + identifier);
    }
    return new RemoteApi(remote, Remote.expect(answer));
  }

  /**
   * The document in a file.
   *
   * @throws CommandFailure when it cannot be used
   */
  static OpenApiDocument document(String file) {
    var path = Path.of(file);
    try {
      if (Files.size(path) > MAX_BYTES) {
        throw new CommandFailure(file + " is larger than 16 MiB");
      }
      return OpenApiDocument.read(Files.readString(path));
    } catch (IOException e) {
      throw new CommandFailure("Cannot read " + file);
    } catch (BadOpenApi e) {
      throw new CommandFailure(file + ": " + e.getMessage());
    }
  }

  String identifier() {
    return Json.text(api, "identifier", "");
  }

  String name() {
    return Json.text(api, "name", "");
  }

  /** Whether roles decide who gets a permission. */
  boolean rbac() {
    return Json.flag(api, "enforce_policies", false);
  }

  /** The issuer as tokens name it. */
  String issuer() {
    var found = remote.get(".well-known/openid-configuration").body();
    return Json.text(found, "issuer", remote.base());
  }

  /** Permissions with descriptions, in their order. */
  Map<String, String> permissions() {
    var all = new LinkedHashMap<String, String>();
    if (api.get("scopes") != null) {
      api.get("scopes")
          .forEach(s -> all.put(Json.text(s, "value", ""), Json.text(s, "description", "")));
    }
    return all;
  }

  /** Replaces the list of permissions. */
  void permissions(Map<String, String> all) {
    var body = Json.object();
    var scopes = body.putArray("scopes");
    all.forEach(
        (value, description) -> {
          var scope = Json.object().put("value", value);
          scopes.add(description.isEmpty() ? scope : scope.put("description", description));
        });
    Remote.expect(remote.patch("api/v2/resource-servers/" + Json.text(api, "id", ""), body));
  }

  /** The roles of the tenant by name, each with its permissions at this API. */
  Map<String, Set<String>> roles() {
    var all = new LinkedHashMap<String, Set<String>>();
    for (var role : pages("api/v2/roles", "roles")) {
      var held = new LinkedHashSet<String>();
      var path = "api/v2/roles/" + Names.encoded(Json.text(role, "id", "")) + "/permissions";
      for (var permission : pages(path, "permissions")) {
        if (identifier().equals(Json.text(permission, "resource_server_identifier"))) {
          held.add(Json.text(permission, "permission_name", ""));
        }
      }
      all.put(Json.text(role, "name", ""), held);
    }
    return all;
  }

  private Iterable<JsonNode> pages(String path, String name) {
    var rows = Json.array();
    for (int page = 0; ; page++) {
      var query = "?include_totals=true&per_page=" + PAGE + "&page=" + page;
      var answer = Remote.expect(remote.get(path + query));
      answer.get(name).forEach(rows::add);
      if (answer.get(name).size() < PAGE) {
        return rows;
      }
    }
  }
}
