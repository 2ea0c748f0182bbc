package dev.ostiary.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * How to mend what was found, in the words of the library in use: one file for each library, with a
 * section for each kind of remedy. The text comes first, the code after a line of dashes.
 */
final class Fixes {
  private final Map<Library, Map<String, Fix>> all = new EnumMap<>(Library.class);

  /** What to do, and the code to copy; the code may be empty. */
  record Fix(String text, String code) {
    Fix with(Map<String, String> values) {
      return new Fix(filled(text, values), filled(code, values));
    }

    private static String filled(String text, Map<String, String> values) {
      var filled = text;
      for (var value : values.entrySet()) {
        filled = filled.replace("<" + value.getKey() + ">", value.getValue());
      }
      return filled;
    }
  }

  /** Reads them from the jar. */
  Fixes() {
    for (var library : Library.values()) {
      all.put(library, sections(resource(library.id())));
    }
  }

  private static String resource(String library) {
    try (var in = Fixes.class.getResourceAsStream("fixes/" + library + ".txt")) {
      if (in == null) {
        throw new IllegalStateException("No fixes for " + library);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Fix> sections(String text) {
    var sections = new HashMap<String, Fix>();
    for (var section : text.split("(?m)^## ")) {
      int end = section.indexOf('\n');
      if (end > 0) {
        var parts = section.substring(end + 1).split("(?m)^---\n", 2);
        var code = parts.length > 1 ? parts[1].strip() : "";
        var words = parts[0].strip().replaceAll("\\s+", " ");
        sections.put(section.substring(0, end).strip(), new Fix(words, code));
      }
    }
    return sections;
  }

  /**
   * What mends a finding.
   *
   * @param values what stands in the code for {@code <issuer>}, {@code <audience>}, {@code
   *     <algorithm>} and {@code <scope>}
   */
  Fix of(Library library, Finding finding, Map<String, String> values) {
    var own = all.getOrDefault(library, Map.of()).get(finding.remedy());
    var any = all.getOrDefault(Library.OTHER, Map.of()).get(finding.remedy());
    var fix = own != null ? own : any;
    return fix == null ? new Fix("", "") : fix.with(values);
  }
}
