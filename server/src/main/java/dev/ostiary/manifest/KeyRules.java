package dev.ostiary.manifest;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which keys can stand beside one another, whatever the language that gets constants of them:
 * neither capitals nor hyphens tell two keys apart, and no key is the group of another.
 */
final class KeyRules {
  static final String WORDS =
      "up to six words with dots between, each a letter and then letters, digits, '-' or '_'";
  private static final Pattern KEY =
      Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}(\\.[A-Za-z][A-Za-z0-9_-]{0,39}){0,5}");

  /** Keys, and the groups that they stand in, in plain letters; each with a key to name. */
  private final Map<String, String> keys = new HashMap<>();

  private final Map<String, String> groups = new HashMap<>();

  static KeyRules of(Collection<String> keys) {
    var rules = new KeyRules();
    keys.forEach(rules::add);
    return rules;
  }

  static boolean valid(String key) {
    return KEY.matcher(key).matches();
  }

  /** The key that this one cannot stand beside. */
  Optional<String> clash(String key) {
    var plain = plain(key);
    @Nullable String found = keys.getOrDefault(plain, groups.get(plain));
    for (int dot = plain.indexOf('.');
        found == null && dot > 0;
        dot = plain.indexOf('.', dot + 1)) {
      found = keys.get(plain.substring(0, dot));
    }
    return Optional.ofNullable(found);
  }

  void add(String key) {
    var plain = plain(key);
    keys.put(plain, key);
    for (int dot = plain.indexOf('.'); dot > 0; dot = plain.indexOf('.', dot + 1)) {
      groups.put(plain.substring(0, dot), key);
    }
  }

  /** The key as all languages see it. */
  private static String plain(String key) {
    return key.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
  }
}
