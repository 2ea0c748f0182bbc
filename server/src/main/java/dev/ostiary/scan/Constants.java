package dev.ostiary.scan;

import dev.ostiary.manifest.Manifest;
import dev.ostiary.scan.QuotedTexts.Names;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Uses of generated constants, in every language's way of writing them: {@code P.order.cancel},
 * {@code Permissions.Order.CANCEL}, {@code Permissions::ORDER_CANCEL}, {@code
 * permissions.OrderCancel}. Without capitals and underscores they are all alike.
 */
final class Constants {
  private static final int LONGEST = 400;

  /** By the ends of paths: {@code order.cancel} and {@code ordercancel}. */
  private final Map<String, String> values = new HashMap<>();

  /** The last words of these ends. */
  private final Set<String> lasts = new HashSet<>();

  Constants(List<Manifest> manifests) {
    for (var manifest : manifests) {
      for (var permission : manifest.permissions()) {
        var path = plain(permission.key());
        values.put(path, permission.value());
        values.put(path.replace(".", ""), permission.value());
      }
    }
    values.keySet().forEach(path -> lasts.add(path.substring(path.lastIndexOf('.') + 1)));
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
  }

  /** Adds the names in tokens of the constants that a text uses. */
  void collect(String text, Set<String> used) {
    int start = -1;
    int dot = -1;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      if (Names.part(c)) {
        start = start < 0 ? i : start;
      } else if (c == '.' || c == ':') {
        dot = start < 0 ? -1 : i;
      } else {
        if (dot > start && start >= 0) {
          path(text, start, dot, i, used);
        }
        start = -1;
        dot = -1;
      }
    }
  }

  private void path(String text, int start, int dot, int end, Set<String> used) {
    if (end - start > LONGEST || !lasts.contains(plain(text.substring(dot + 1, end)))) {
      return;
    }
    var path = plain(text.substring(start, end)).replaceAll("[:.]+", ".");
    for (int at = path.indexOf('.'); at > 0; at = path.indexOf('.', at + 1)) {
      var value = values.get(path.substring(at + 1));
      if (value != null) {
        used.add(value);
      }
    }
  }
}
