package dev.ostiary.codegen;

import dev.ostiary.manifest.BadManifest;
import dev.ostiary.manifest.Manifest;
import dev.ostiary.manifest.Manifest.Permission;
import dev.ostiary.manifest.ManifestFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Manifests that pass every check and that no language's code should be spoilt by. */
final class HostileManifests {
  static final LocalDate TODAY = LocalDate.parse("2027-01-01");

  /** Words that one language or another has for itself. */
  private static final List<String> WORDS =
      List.of(
          "class",
          "import",
          "string",
          "String",
          "none",
          "None",
          "true",
          "constructor",
          "Object",
          "list",
          "map",
          "permissions",
          "former",
          "api",
          "all",
          "allows",
          "system",
          "equals",
          "getType",
          "toString",
          "finalize",
          "default",
          "function",
          "is",
          "in",
          "prototype",
          "final",
          "can-Cancel",
          "a_b",
          "X509Key",
          "collection",
          "Deprecated",
          "any",
          "boolean",
          "self",
          "init",
          "main",
          "e",
          "global",
          "console",
          "Companion",
          "P",
          "allowsAny",
          "require-permission");

  private static final List<String> PIECES =
      List.of(
          "*/",
          "/*",
          "//",
          "\"",
          "'",
          "`",
          "\\",
          "\\u002a\\u002f",
          "\\u000a",
          "\n",
          "\r",
          "\u0085",
          "\u2028",
          "\u2029",
          "<?php",
          "?>",
          "${x}",
          "$x",
          "#{x}",
          "@deprecated",
          "</summary>",
          "\"\"\"",
          "'''",
          "%s",
          "\0x".substring(1),
          "\u0001",
          "\u007f",
          "\u202e",
          "\uFEFF",
          "é",
          "\uD83D\uDE00",
          "--",
          "<!--",
          "*)",
          "#if",
          "{",
          "}",
          ";",
          "\t",
          "\\\"",
          "system()",
          "&");

  /** What a scope-token of RFC 6749 may hold. */
  private static final List<String> TOKEN_PIECES =
      List.of(
          "*/",
          "/*",
          "//",
          "'",
          "`",
          "<?php",
          "?>",
          "${x}",
          "$x",
          "#{",
          "@",
          "%s",
          "{",
          "}",
          ";",
          "(",
          ")",
          "--",
          "<!--",
          ":",
          "a",
          "Z",
          "9",
          "__proto__",
          "constructor",
          ",",
          "&",
          "|",
          "~");

  private final Random random;

  HostileManifests(long seed) {
    this.random = new Random(seed);
  }

  Manifest next() {
    var permissions = new ArrayList<Permission>();
    for (int i = 0; i < 25; i++) {
      permissions.add(permission(i));
      if (!passes(permissions)) {
        permissions.removeLast();
      }
    }
    return manifest(permissions);
  }

  private static boolean passes(List<Permission> permissions) {
    try {
      ManifestFile.parse("hostile", ManifestFile.yaml(manifest(permissions)));
      return true;
    } catch (BadManifest e) {
      return false;
    }
  }

  private static Manifest manifest(List<Permission> permissions) {
    return new Manifest(
        "https://a\"'\\u0022${x}*/\n\u2028?>é\uD83D\uDE00", permissions, Map.of(), List.of());
  }

  private Permission permission(int i) {
    var words = IntStream.rangeClosed(0, random.nextInt(3)).mapToObj(n -> one(WORDS)).toList();
    boolean renamed = random.nextInt(3) == 0;
    return new Permission(
        String.join(".", words),
        some(TOKEN_PIECES) + i,
        some(PIECES),
        renamed
            ? List.of(some(TOKEN_PIECES) + "+" + i, "was:" + some(TOKEN_PIECES) + i)
            : List.of(),
        renamed ? TODAY : null);
  }

  private String some(List<String> pieces) {
    var text = new StringBuilder();
    IntStream.rangeClosed(0, random.nextInt(5)).forEach(n -> text.append(one(pieces)));
    return text.toString();
  }

  private String one(List<String> all) {
    return all.get(random.nextInt(all.size()));
  }
}
