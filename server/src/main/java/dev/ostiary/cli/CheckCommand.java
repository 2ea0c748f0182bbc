package dev.ostiary.cli;

import static dev.ostiary.cli.CommandLines.JSON;
import static dev.ostiary.cli.CommandLines.flag;
import static dev.ostiary.cli.CommandLines.has;
import static dev.ostiary.cli.CommandLines.option;
import static dev.ostiary.cli.CommandLines.print;
import static dev.ostiary.cli.CommandLines.value;

import dev.ostiary.codegen.Generator;
import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.manifest.Manifest;
import dev.ostiary.manifest.ManifestFile;
import dev.ostiary.scan.Finding;
import dev.ostiary.scan.Report;
import dev.ostiary.scan.Scanner;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** {@code ostiary permissions check}: a code base against its manifests. */
@Command(
    name = "check",
    description = {
      "Look through a code base for names of permissions that nobody defined or that were renamed,",
      "and for permissions that nothing uses. Exit code 2 fails a build: names that are unknown, and",
      "former ones whose alias has ended; with --strict every former name and what is unused too."
    },
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  private static final String SRC = "--src";
  private static final String FILE = "--file";
  private static final String STRICT = "--strict";
  private static final String FORMAT = "--format";
  private CommandSpec spec = CommandSpec.create();

  @Spec
  void setSpec(CommandSpec given) {
    this.spec = given;
    given.addOption(
        OptionSpec.builder(SRC)
            .paramLabel("DIR")
            .arity("1..*")
            .type(String[].class)
            .description("Where the code is (default: here)")
            .build());
    given.addOption(
        OptionSpec.builder(FILE)
            .paramLabel("FILE")
            .arity("1..*")
            .type(String[].class)
            .description("Manifests of the APIs in use (default: " + ManifestFile.NAME + ")")
            .build());
    given.addOption(flag(STRICT, "Fail for former names that still work, and for what is unused"));
    given.addOption(flag(JSON, "Print an object for programs"));
    given.addOption(option(FORMAT, "text|json|github", "How to print; github marks the lines"));
  }

  @Override
  public Integer call() throws IOException {
    var files = paths(FILE, ManifestFile.NAME);
    var manifests = new ArrayList<Manifest>();
    for (var file : files) {
      manifests.add(new ManifestOnDisk(file).read());
    }
    var today = LocalDate.ofInstant(new Time().now(), ZoneOffset.UTC);
    var report = scan(new Scanner(manifests, today, Generator.HEADER), files);
    var format = has(spec, JSON) ? "json" : value(spec, FORMAT).toLowerCase(Locale.ROOT);
    boolean strict = has(spec, STRICT);
    switch (format) {
      case "", "text" -> text(report, strict);
      case "json" -> print(spec, Json.write(json(report, strict)));
      case "github" -> github(report, strict, files.getFirst());
      default -> throw new CommandFailure(FORMAT + " is text, json or github, not " + format);
    }
    return report.fails(strict) ? 2 : 0;
  }

  private Report scan(Scanner scanner, List<Path> manifests) throws IOException {
    try {
      return scanner.scan(paths(SRC, "."), manifests);
    } catch (NoSuchFileException e) {
      throw new CommandFailure("There is no " + e.getMessage() + " to look into");
    }
  }

  private List<Path> paths(String option, String otherwise) {
    var parsed = spec.commandLine().getParseResult();
    var given = parsed.matchedOptionValue(option, new String[] {otherwise});
    return Arrays.stream(given).map(Path::of).toList();
  }

  private static boolean error(Finding finding, boolean strict) {
    return strict || finding.kind() != Finding.Kind.RENAMED;
  }

  private void text(Report report, boolean strict) {
    for (var finding : report.findings()) {
      var place = finding.file() + ":" + finding.line();
      var sign = error(finding, strict) ? "✗" : "!";
      print(
          spec,
          "%s %-24s  %-20s  %s"
              .formatted(sign, place, "\"" + finding.name() + "\"", finding.message()));
    }
    for (var unused : report.unused()) {
      print(spec, (strict ? "✗ " : "! ") + unused.message());
    }
    if (report.findings().isEmpty() && report.unused().isEmpty()) {
      print(spec, "✓ " + report.files() + " files, nothing to mend");
    }
  }

  private static ObjectNode json(Report report, boolean strict) {
    var json = Json.object().put("ok", !report.fails(strict)).put("files", report.files());
    var findings = json.putArray("findings");
    for (var finding : report.findings()) {
      var until = finding.until();
      findings
          .addObject()
          .put("kind", finding.kind().name().toLowerCase(Locale.ROOT))
          .put("level", error(finding, strict) ? "error" : "warning")
          .put("file", finding.file())
          .put("line", finding.line())
          .put("column", finding.column())
          .put("name", finding.name())
          .put("now", finding.now())
          .put("alias_until", until == null ? null : until.toString());
    }
    var all = json.putArray("unused");
    for (var unused : report.unused()) {
      var one = all.addObject().put("key", unused.permission().key());
      one.put("value", unused.permission().value()).set("roles", Json.array(unused.roles()));
    }
    return json;
  }

  /** Marks of GitHub's workflow commands; what could end one is escaped. */
  private void github(Report report, boolean strict, Path manifest) {
    for (var finding : report.findings()) {
      var level = error(finding, strict) ? "error" : "warning";
      var place =
          "file=%s,line=%d,col=%d"
              .formatted(property(finding.file()), finding.line(), finding.column());
      var message = "\"" + finding.name() + "\" " + finding.message();
      print(spec, "::" + level + " " + place + "::" + escaped(message));
    }
    for (var unused : report.unused()) {
      var place = "file=" + property(manifest.toString());
      print(spec, (strict ? "::error " : "::warning ") + place + "::" + escaped(unused.message()));
    }
  }

  private static String escaped(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return escaped(text).replace(":", "%3A").replace(",", "%2C");
  }
}
