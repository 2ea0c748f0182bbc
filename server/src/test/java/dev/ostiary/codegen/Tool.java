package dev.ostiary.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A language's own program. A test without it is skipped and says so. */
record Tool(Path program) {
  static Tool named(String name) {
    var found =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .map(directory -> Path.of(directory, name))
            .filter(Files::isExecutable)
            .findFirst();
    Assumptions.assumeTrue(found.isPresent(), name + " is not on this machine");
    return new Tool(found.orElseThrow());
  }

  static Tool at(Path program) {
    Assumptions.assumeTrue(Files.isExecutable(program), program + " is not on this machine");
    return new Tool(program);
  }

  /** What it prints; it must end well. */
  String run(Path directory, List<String> arguments) throws IOException, InterruptedException {
    var command = new java.util.ArrayList<String>();
    command.add(program.toString());
    command.addAll(arguments);
    var errors = Files.createTempFile("tool", ".log");
    var builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().put("GOCACHE", System.getProperty("java.io.tmpdir") + "/ostiary-go");
    builder.environment().put("GO111MODULE", "off");
    var process = builder.redirectError(errors.toFile()).start();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    assertThat(code).as(out + Files.readString(errors)).isZero();
    Files.delete(errors);
    return out;
  }
}
