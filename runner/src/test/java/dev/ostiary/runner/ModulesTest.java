package dev.ostiary.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What programs find with {@code require} does what Node and the packages themselves do: their
 * answers to the cases under {@code cases/} were written down by {@code runner/vendor/golden.mjs}.
 * Where a module is stricter on purpose, or has nothing to be compared with, {@code specs/} says
 * what it does.
 */
class ModulesTest {
  private static final Programs PROGRAMS = new Programs();
  private static final Map<String, String> VENDORED =
      Map.of("path", "path-browserify", "ipaddr.js", "ipaddr");

  private static String text(String file) throws IOException {
    try (var in = ModulesTest.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bcrypt",
        "buffer",
        "crypto",
        "encoding",
        "http",
        "ip",
        "jsonwebtoken",
        "lodash",
        "path",
        "querystring",
        "url",
        "util",
        "uuid",
        "web"
      })
  void modulesAnswerLikeNode(String name) throws IOException {
    var program =
        """
        async function run(keys, golden, callback) {
          const harness = %s;
          const cases = %s;
          const base = 'https://api.example.com';
          callback(null, await harness((tools) => cases({ ...tools, keys }), { require, base, golden }));
        }
        """
            .formatted(text("cases/harness.js"), text("cases/" + name + ".js"));
    var golden = text("cases/" + name + ".json");

    var outcome = PROGRAMS.run(name, program, "[" + text("cases/keys.json") + "," + golden + "]");

    assertThat(outcome.text(0)).as(outcome.texts().toString()).isEqualTo("ok");
    assertThat(outcome.text(2)).contains("\"wrong\":[]}").doesNotContain("\"compared\":0,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"auth0", "globals", "require", "strict"})
  void modulesDoWhatIsSaidOfThem(String name) throws IOException {
    var program =
        """
        async function run(keys, callback) {
          const specs = %s;
          const tests = [];
          specs({ require, keys, test: (title, work) => tests.push([title, work]) });
          const wrong = [];
          for (const [title, work] of tests) {
            try {
              await work();
            } catch (problem) {
              wrong.push(`${title}: ${problem.stack ?? problem}`);
            }
          }
          callback(null, { wrong, ran: tests.length });
        }
        """
            .formatted(text("specs/" + name + ".js"));

    var outcome = PROGRAMS.run(name, program, "[" + text("cases/keys.json") + "]");

    assertThat(outcome.text(0)).as(outcome.texts().toString()).isEqualTo("ok");
    assertThat(outcome.text(2)).contains("\"wrong\":[],\"ran\":").doesNotContain("\"ran\":0");
  }

  @Test
  void theListOfModulesIsWhatRequireFinds() throws IOException {
    var listed = new TreeSet<String>();
    var module =
        Pattern.compile("\"name\": \"([^\"]+)\", \"version\": \"([^\"]+)\", \"kind\": \"(\\w+)\"");
    var matcher = module.matcher(text("modules.json"));
    while (matcher.find()) {
      listed.add(matcher.group(1));
      var file =
          "modules/vendor/" + VENDORED.getOrDefault(matcher.group(1), matcher.group(1)) + ".js";
      if (matcher.group(3).equals("package")) {
        assertThat(text(file))
            .startsWith("/*!\n *")
            .contains(" " + matcher.group(2) + ", licence ");
      }
    }
    var program =
        """
        function run(callback) {
          try {
            require('none');
          } catch (problem) {
            callback(null, problem.message.replace(/.*What there is: /, ''));
          }
        }
        """;

    assertThat(PROGRAMS.run("list", program, "[]").text(2))
        .contains("\"value\":\"" + String.join(", ", listed) + ".\"");
  }

  @Test
  void aRunThatUsesNothingLoadsNothing() throws IOException {
    var program =
        """
        function run(callback) {
          const lazy = ['Buffer', 'URL', 'fetch', 'crypto', 'process', 'structuredClone'];
          callback(null, lazy.every((name) => Object.getOwnPropertyDescriptor(globalThis, name).get));
        }
        """;

    assertThat(PROGRAMS.run("lazy", program, "[]").text(2)).contains("\"value\":true");
  }
}
