package dev.ostiary.cli;

import static dev.ostiary.cli.CommandLines.flag;
import static dev.ostiary.cli.CommandLines.has;
import static dev.ostiary.cli.CommandLines.option;
import static dev.ostiary.cli.CommandLines.print;
import static dev.ostiary.cli.CommandLines.value;

import dev.ostiary.codegen.GeneratedFile;
import dev.ostiary.codegen.Generator;
import dev.ostiary.codegen.Target;
import dev.ostiary.common.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ostiary permissions generate}: constants and guards from the manifest. */
@Command(
    name = "generate",
    description = {
      "Write the permissions as code: constants, and guards for frameworks.",
      "Commit what it writes, and write it anew after each change of the manifest."
    },
    mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {
  private static final String LANGUAGES = "--lang";
  private static final String GUARDS = "--guard";
  private static final String OUT = "--out";
  private static final String PACKAGE = "--package";
  private static final String TYPE = "--name";
  private static final String CHECK = "--check";
  private CommandSpec spec = CommandSpec.create();

  @Spec
  void setSpec(CommandSpec given) {
    this.spec = given;
    var languages = String.join(", ", Generator.languages());
    given.addOption(option(LANGUAGES, "LANG,…", "Languages: " + languages));
    var guards = String.join(", ", Generator.guards());
    given.addOption(option(GUARDS, "NAME,…", "Frameworks that get a guard: " + guards));
    ManifestOnDisk.addOption(given);
    given.addOption(option(OUT, "DIR", "Where to write (default: here)"));
    given.addOption(option(PACKAGE, "NAME", "Package or namespace, such as com.example.orders"));
    given.addOption(option(TYPE, "NAME", "The class of the constants (default: Permissions)"));
    given.addOption(flag(CHECK, "Write nothing; exit 2 if a file is not as it would be written"));
  }

  @Override
  public Integer call() throws IOException {
    var manifest = ManifestOnDisk.of(spec).read();
    var today = LocalDate.ofInstant(new Time().now(), ZoneOffset.UTC);
    var languages = list(LANGUAGES);
    if (languages.isEmpty()) {
      throw new CommandFailure("Which language? " + LANGUAGES + " ts,java");
    }
    List<GeneratedFile> files;
    try {
      var type = has(spec, TYPE) ? value(spec, TYPE) : Target.TYPE;
      var target = new Target(type, value(spec, PACKAGE), Set.copyOf(list(GUARDS)));
      files = Generator.files(new Generator.Subject(manifest, today), languages, target);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()));
    }
    var out = Path.of(value(spec, OUT));
    return has(spec, CHECK) ? check(out, files) : write(out, files);
  }

  private List<String> list(String option) {
    return Arrays.stream(value(spec, option).split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .distinct()
        .toList();
  }

  private int check(Path out, List<GeneratedFile> files) throws IOException {
    int code = 0;
    for (var file : files) {
      if (!same(out.resolve(file.name()), file)) {
        print(spec, out.resolve(file.name()) + " is not what the manifest makes: generate it anew");
        code = 2;
      }
    }
    return code;
  }

  private int write(Path out, List<GeneratedFile> files) throws IOException {
    for (var file : files) {
      var path = out.resolve(file.name());
      if (Files.exists(path) && !firstLine(path).endsWith(Generator.HEADER)) {
        throw new CommandFailure(path + " was written by somebody else: choose another --out");
      }
    }
    for (var file : files) {
      var path = out.resolve(file.name());
      boolean same = same(path, file);
      if (!same) {
        Files.createDirectories(path.toAbsolutePath().getParent());
        Files.writeString(path, file.text());
      }
      print(spec, (same ? "unchanged  " : "written    ") + path);
    }
    return 0;
  }

  private static String firstLine(Path path) throws IOException {
    return Files.readString(path).lines().findFirst().orElse("");
  }

  private static boolean same(Path path, GeneratedFile file) throws IOException {
    return Files.isRegularFile(path) && Files.readString(path).equals(file.text());
  }
}
