package dev.ostiary.resourceserver;

import dev.ostiary.common.Json;
import dev.ostiary.management.ManagementError;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * The former names of permissions within the document of their API. The Management API neither
 * shows them nor takes them: names with a dollar sign are this server's own notes.
 */
public final class PermissionAliases {
  static final String MEMBER = "$permission_aliases";

  private PermissionAliases() {}

  /** The former names, by name, in the order in which they were left. */
  static Map<String, PermissionAlias> read(ObjectNode api) {
    var all = new LinkedHashMap<String, PermissionAlias>();
    if (api.get(MEMBER) != null) {
      api.get(MEMBER)
          .forEach(
              a -> {
                var name = Json.text(a, "name", "");
                var until = LocalDate.parse(Json.text(a, "until", ""));
                all.put(name, new PermissionAlias(name, Json.text(a, "permission", ""), until));
              });
    }
    return Collections.unmodifiableMap(all);
  }

  /**
   * A former name.
   *
   * @throws ManagementError 404 when the API has none so named
   */
  public static PermissionAlias named(ObjectNode api, String name) {
    var alias = read(api).get(name);
    if (alias == null) {
      throw ManagementError.notFound(
          "inexistent_permission_alias", "No permission was called: '" + name + "'");
    }
    return alias;
  }

  /** The document with another last day of a former name. */
  public static ObjectNode until(ObjectNode api, String name, LocalDate until) {
    return with(api, new PermissionAlias(name, named(api, name).permission(), until));
  }

  /** The document with one more former name, or another last day of it. */
  public static ObjectNode with(ObjectNode api, PermissionAlias alias) {
    var all = new LinkedHashMap<>(read(api));
    all.put(alias.name(), alias);
    return with(api, all.values());
  }

  /** The document without a former name. */
  public static ObjectNode without(ObjectNode api, String name) {
    var all = new LinkedHashMap<>(read(api));
    all.remove(name);
    return with(api, all.values());
  }

  private static ObjectNode with(ObjectNode api, Collection<PermissionAlias> aliases) {
    var after = api.deepCopy();
    write(after, aliases);
    return after;
  }

  static void write(ObjectNode api, Collection<PermissionAlias> aliases) {
    if (aliases.isEmpty()) {
      api.remove(MEMBER);
      return;
    }
    var list = api.putArray(MEMBER);
    aliases.forEach(
        a ->
            list.addObject()
                .put("name", a.name())
                .put("permission", a.permission())
                .put("until", a.until().toString()));
  }

  /** A former name ends with its permission, and when a permission of its own takes the name. */
  static void keepConsistent(ObjectNode api) {
    var scopes = ResourceServerRules.scopes(api);
    var aliases = read(api);
    if (!aliases.isEmpty()) {
      write(
          api,
          aliases.values().stream()
              .filter(a -> scopes.contains(a.permission()) && !scopes.contains(a.name()))
              .toList());
    }
  }
}
