package dev.ostiary.scan;

import dev.ostiary.common.Spelling;
import dev.ostiary.manifest.Manifest;
import dev.ostiary.manifest.Manifest.Permission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What some manifests say of a text: a permission, a former name, or one that looks like a
 * permission and is none. Texts look so if they have the manifests' way of naming, {@code
 * verb:object}, with a verb of theirs; or an object of theirs and a common verb; or if one letter
 * makes them one. Addresses, times and keys of translations have neither.
 */
final class KnownNames {
  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9_-]*:[a-z][a-z0-9_.-]*");
  private static final int MAX_LENGTH = 100;
  private static final int SHORTEST = 5;
  private static final Set<String> COMMON =
      Set.of("create", "read", "update", "delete", "write", "list", "edit", "manage", "view");

  private final Map<String, Permission> current = new HashMap<>();
  private final Map<String, Permission> former = new HashMap<>();
  private final List<String> separated = new ArrayList<>();
  private final Set<String> verbs = new HashSet<>();
  private final Set<String> objects = new HashSet<>();
  private final List<Pattern> ignored;
  private final boolean objectFirst;

  KnownNames(List<Manifest> manifests) {
    for (var manifest : manifests) {
      for (var permission : manifest.permissions()) {
        current.put(permission.value(), permission);
        permission.was().forEach(name -> former.put(name, permission));
      }
    }
    // Words without a sign in them mean too much else: 'admin'.
    former.keySet().removeIf(name -> current.containsKey(name) || name.matches("[A-Za-z0-9_]*"));
    separated.addAll(current.keySet().stream().filter(v -> v.contains(":")).sorted().toList());
    var left = new HashSet<String>();
    var right = new HashSet<String>();
    separated.forEach(
        value -> {
          int colon = value.indexOf(':');
          left.add(value.substring(0, colon));
          right.add(value.substring(colon + 1));
        });
    this.objectFirst = common(right) > common(left);
    verbs.addAll(objectFirst ? right : left);
    objects.addAll(objectFirst ? left : right);
    this.ignored =
        manifests.stream().flatMap(m -> m.ignore().stream()).map(KnownNames::glob).toList();
  }

  private static long common(Set<String> words) {
    return words.stream().filter(COMMON::contains).count();
  }

  private static Pattern glob(String text) {
    return Pattern.compile(
        text.chars()
            .mapToObj(c -> c == '*' ? ".*" : Pattern.quote(Character.toString(c)))
            .collect(Collectors.joining()));
  }

  Optional<Permission> current(String text) {
    return Optional.ofNullable(current.get(text));
  }

  boolean known(String text) {
    return current.containsKey(text) || former.containsKey(text);
  }

  Optional<Permission> former(String text) {
    return Optional.ofNullable(former.get(text));
  }

  /** Whether a text that is no permission pretends to be one. */
  boolean unknown(String text) {
    if (text.length() > MAX_LENGTH || text.indexOf(':') < 1 || !SHAPE.matcher(text).matches()) {
      return false;
    }
    int colon = text.indexOf(':');
    var left = text.substring(0, colon);
    var right = text.substring(colon + 1);
    var verb = objectFirst ? right : left;
    var object = objectFirst ? left : right;
    return verbs.contains(verb)
        || objects.contains(object) && COMMON.contains(verb)
        || text.length() >= SHORTEST
            && separated.stream().anyMatch(value -> Spelling.distance(text, value, 1) == 1);
  }

  Optional<String> meant(String text) {
    return Spelling.nearest(text, separated);
  }

  boolean ignored(String text) {
    return ignored.stream().anyMatch(pattern -> pattern.matcher(text).matches());
  }
}
