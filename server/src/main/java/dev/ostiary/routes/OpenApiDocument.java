package dev.ostiary.routes;

import dev.ostiary.common.Json;
import dev.ostiary.oauth.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The routes of an OpenAPI document, versions 3.0 and 3.1, and what they ask for. */
public final class OpenApiDocument {
  /** The methods that a path item may have (OpenAPI 3.1 section 4.8.9.1), and QUERY of 3.2. */
  private static final List<String> METHODS =
      List.of("get", "put", "post", "delete", "options", "head", "patch", "trace", "query");

  private static final int MAX_ROUTES = 10_000;
  private static final int MAX_REFERENCES = 10;

  private final ObjectNode root;
  private final Map<String, Scheme> schemes = new LinkedHashMap<>();
  private final List<Route> routes = new ArrayList<>();

  /**
   * A security scheme.
   *
   * @param tokens whether access tokens are what it wants
   * @param scopes names with descriptions
   */
  private record Scheme(boolean tokens, Map<String, String> scopes) {}

  private OpenApiDocument(ObjectNode root) {
    this.root = root;
    var version = Json.text(root, "openapi", "");
    if (!version.matches("3\\.[0-9]+(\\.[0-9]+)?.*")) {
      throw new BadOpenApi(
          version.isEmpty()
              ? "This is no OpenAPI document: it has no member openapi, such as openapi: 3.1.0"
              : "OpenAPI " + version + " is not read, only 3.x");
    }
    var components = Json.child(root, "components");
    for (var scheme : Json.child(components, "securitySchemes").properties()) {
      schemes.put(scheme.getKey(), scheme(resolved(scheme.getValue())));
    }
    for (var path : Json.child(root, "paths").properties()) {
      add(path.getKey(), resolved(path.getValue()));
    }
  }

  /**
   * Reads YAML or JSON.
   *
   * @throws BadOpenApi when it cannot be used
   */
  public static OpenApiDocument read(String text) {
    return new OpenApiDocument(Tree.read(text));
  }

  /** All routes, in the order of the document. */
  public List<Route> routes() {
    return List.copyOf(routes);
  }

  /** The permissions that routes ask for, with their descriptions, in the order of the routes. */
  public Map<String, String> permissions() {
    var all = new LinkedHashMap<String, String>();
    for (var route : routes) {
      route.requirement().permissions().forEach(p -> all.put(p, description(p)));
    }
    return all;
  }

  private String description(String permission) {
    return schemes.values().stream()
        .map(s -> s.scopes().getOrDefault(permission, ""))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static Scheme scheme(JsonNode node) {
    var type = Json.text(node, "type", "").toLowerCase(Locale.ROOT);
    boolean tokens =
        switch (type) {
          case "oauth2", "openidconnect" -> true;
          case "http" -> Json.text(node, "scheme", "").equalsIgnoreCase("bearer");
          default -> false;
        };
    var scopes = new LinkedHashMap<String, String>();
    for (var flow : Json.child(node, "flows").properties()) {
      for (var scope : Json.child(flow.getValue(), "scopes").properties()) {
        var text = scope.getValue();
        scopes.put(scope.getKey(), text.isString() ? text.stringValue() : "");
      }
    }
    return new Scheme(tokens, scopes);
  }

  private void add(String path, JsonNode item) {
    for (var method : METHODS) {
      var operation = item.get(method);
      if (operation != null && operation.isObject()) {
        if (routes.size() == MAX_ROUTES) {
          throw new BadOpenApi("More than " + MAX_ROUTES + " routes are not read");
        }
        var security = operation.has("security") ? operation.get("security") : root.get("security");
        var name = method.toUpperCase(Locale.ROOT);
        routes.add(new Route(name, path, requirement(name + " " + path, security)));
      }
    }
  }

  private Requirement requirement(String route, @Nullable JsonNode security) {
    if (security == null || !security.isArray()) {
      return Requirement.NONE;
    }
    var alternatives = new ArrayList<Set<String>>();
    boolean optional = false;
    boolean foreign = false;
    for (var alternative : security) {
      if (alternative.isEmpty()) {
        optional = true;
        continue;
      }
      var scopes = new LinkedHashSet<String>();
      boolean tokens = false;
      for (var part : alternative.properties()) {
        var scheme = schemes.get(part.getKey());
        if (scheme == null) {
          throw new BadOpenApi(
              route + " asks for " + part.getKey() + ", which no scheme is called");
        }
        tokens |= scheme.tokens();
        if (scheme.tokens()) {
          part.getValue()
              .valueStream()
              .filter(JsonNode::isString)
              .map(JsonNode::stringValue)
              .filter(s -> !Scope.OPENID_SCOPES.contains(s))
              .forEach(scopes::add);
        }
      }
      if (tokens) {
        alternatives.add(scopes);
      } else {
        foreign = true;
      }
    }
    return new Requirement(List.copyOf(alternatives), optional, foreign);
  }

  /** Follows references within the document; nothing else is ever opened. */
  private JsonNode resolved(JsonNode node) {
    var found = node;
    for (int i = 0; Json.text(found, "$ref") != null; i++) {
      var reference = Json.text(found, "$ref", "");
      if (!reference.startsWith("#/")) {
        throw new BadOpenApi(reference + " is outside the document: bundle it into one file first");
      }
      found = root.at(reference.substring(1));
      if (found.isMissingNode() || i == MAX_REFERENCES) {
        throw new BadOpenApi(reference + " leads nowhere");
      }
    }
    return found;
  }
}
