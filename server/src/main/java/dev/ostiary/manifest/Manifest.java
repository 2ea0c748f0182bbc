package dev.ostiary.manifest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one list of an API's permissions.
 *
 * @param api the API's identifier, the audience of its tokens
 * @param permissions in the order of the file
 * @param roles for each role the keys of its permissions, in the order of the file
 * @param ignore texts that {@code check} does not take for permissions; {@code *} stands for any
 *     letters
 */
public record Manifest(
    String api,
    List<Permission> permissions,
    Map<String, List<String>> roles,
    List<String> ignore) {

  /** What nobody changes any more. */
  public Manifest {
    permissions = List.copyOf(permissions);
    var copies = new LinkedHashMap<String, List<String>>();
    roles.forEach((role, keys) -> copies.put(role, List.copyOf(keys)));
    roles = Collections.unmodifiableMap(copies);
    ignore = List.copyOf(ignore);
  }

  /**
   * A permission.
   *
   * @param key its name in code, such as {@code order.cancel}: words with dots between
   * @param value its name in tokens, such as {@code cancel:orders}
   * @param description for people, or null
   * @param was names in tokens that it had before
   * @param aliasUntil the last day, in UTC, on which tokens carry the former names too; null when
   *     they do so no more
   */
  public record Permission(
      String key,
      String value,
      @Nullable String description,
      List<String> was,
      @Nullable LocalDate aliasUntil) {

    /** What nobody changes any more. */
    public Permission {
      was = List.copyOf(was);
    }

    /** Whether the former names still work on a day, the last one included. */
    public boolean aliased(LocalDate day) {
      return aliasUntil != null && !day.isAfter(aliasUntil);
    }

    /** The words of the key. */
    public List<String> words() {
      return List.of(key.split("\\."));
    }
  }

  /** The permission of a key. */
  public Optional<Permission> named(String key) {
    return permissions.stream().filter(p -> p.key().equals(key)).findFirst();
  }

  /** The permission that is called so in tokens. */
  public Optional<Permission> withValue(String value) {
    return permissions.stream().filter(p -> p.value().equals(value)).findFirst();
  }

  /** The permission that was called so in tokens. */
  public Optional<Permission> formerly(String value) {
    return permissions.stream().filter(p -> p.was().contains(value)).findFirst();
  }

  /** The roles that have a permission. */
  public List<String> rolesWith(Permission permission) {
    return roles.entrySet().stream()
        .filter(role -> role.getValue().contains(permission.key()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * A key for a permission that has none yet: the thing, then what is done with it. {@code
   * cancel:orders} becomes {@code orders.cancel}.
   *
   * @param taken keys that others have
   */
  public static String keyFor(String value, Collection<String> taken) {
    var words = new ArrayList<String>();
    for (var part : value.split(":")) {
      var word = part.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
      word = word.replaceAll("^[-0-9]+|-+$", "");
      if (!word.isEmpty()) {
        words.addFirst(word.length() > 40 ? word.substring(0, 40) : word);
      }
    }
    var key = words.isEmpty() ? "permission" : String.join(".", words.stream().limit(4).toList());
    var rules = KeyRules.of(taken);
    var free = key;
    for (int i = 2; rules.clash(free).isPresent(); i++) {
      free = key + "-" + i;
    }
    return free;
  }
}
