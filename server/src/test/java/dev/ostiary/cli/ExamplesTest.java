package dev.ostiary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The example applications of this repository live by the commands that they show. */
class ExamplesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final List<String> CODE =
      List.of("api-node/src", "api-node/test", "api-java/src", "spa/src");

  /** A copy of the examples, which tests may spoil. */
  @TempDir static Path copy;

  private record Ended(int code, String out) {}

  @BeforeAll
  static void copyExamples() throws IOException {
    for (var part : List.of("api-node/permissions.yaml", "api-java/permissions.yaml")) {
      copy(part);
    }
    for (var directory : CODE) {
      try (var files = Files.walk(ROOT.resolve("examples").resolve(directory))) {
        for (var file : files.filter(Files::isRegularFile).toList()) {
          copy(ROOT.resolve("examples").relativize(file).toString());
        }
      }
    }
  }

  private static void copy(String file) throws IOException {
    var to = copy.resolve(file);
    Files.createDirectories(to.getParent());
    Files.copy(ROOT.resolve("examples").resolve(file), to);
  }

  private static Ended run(List<String> arguments) {
    var out = new StringWriter();
    var line = new CommandLine(new GenerateCommand());
    if (arguments.getFirst().equals("check")) {
      line = new CommandLine(new CheckCommand());
    }
    line.setOut(new PrintWriter(out));
    int code = line.execute(arguments.subList(1, arguments.size()).toArray(String[]::new));
    return new Ended(code, out.toString());
  }

  private static Ended check(Path examples, String... more) {
    var arguments = new ArrayList<>(List.of("check", "--src"));
    CODE.forEach(directory -> arguments.add(examples.resolve(directory).toString()));
    arguments.add("--file");
    arguments.add(examples.resolve("api-node/permissions.yaml").toString());
    arguments.add(examples.resolve("api-java/permissions.yaml").toString());
    arguments.addAll(List.of(more));
    return run(arguments);
  }

  /** The commands of examples/generate, with the words that it gives them. */
  private static List<List<String>> generations() throws IOException {
    var script = Files.readString(ROOT.resolve("examples/generate")).replace("\\\n", " ");
    return script
        .lines()
        .filter(line -> line.startsWith("generate --"))
        .map(
            line ->
                line.replace("$orders", "examples/api-node/permissions.yaml")
                    .replace("$reports", "examples/api-java/permissions.yaml")
                    .replace("\"$@\"", "")
                    .strip())
        .map(line -> Arrays.stream(line.split(" +")).map(ExamplesTest::absolute).toList())
        .toList();
  }

  private static String absolute(String word) {
    return word.startsWith("examples/") ? ROOT.resolve(word).toString() : word;
  }

  @Test
  void generatingAgainChangesNothing() throws IOException {
    var generations = generations();
    assertThat(generations).hasSize(4);
    for (var arguments : generations) {
      var all = new ArrayList<>(arguments);
      all.add("--check");
      assertThat(run(all)).isEqualTo(new Ended(0, ""));
    }
  }

  @Test
  void theExamplesUseEveryPermissionAndNoOther() {
    assertThat(check(ROOT.resolve("examples"), "--strict").out())
        .startsWith("✓ ")
        .endsWith(" files, nothing to mend\n");
  }

  @Test
  void aRenameBreaksNoBuildBeforeItsLastDayAndFailsItAfter() throws IOException {
    var manifest = copy.resolve("api-node/permissions.yaml");
    var renamed =
        Files.readString(manifest)
            .replace(
                "{value: delete:orders,",
                "{value: cancel:orders, was: [delete:orders], alias_until: 2999-12-31,");
    Files.writeString(manifest, renamed);
    var during = check(copy);
    assertThat(during.code()).as(during.out()).isZero();
    Files.writeString(manifest, renamed.replace("2999-12-31", "2020-12-31"));
    var after = check(copy);
    assertThat(after.code()).isEqualTo(2);
    assertThat(after.out())
        .contains("spa/src/orders/permissions.ts:")
        .contains("api-node/src/permissions/permissions.js:")
        .contains("\"delete:orders\"", "renamed → cancel:orders (alias ended 2020-12-31)");
  }
}
