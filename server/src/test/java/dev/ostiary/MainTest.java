package dev.ostiary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line as a whole. */
class MainTest {
  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V", "serve --version", "db backup --version"})
  void everyCommandTellsTheVersion(String arguments) {
    var out = new StringWriter();
    int code = Main.line().setOut(new PrintWriter(out)).execute(arguments.split(" "));
    assertThat(code).isZero();
    assertThat(out.toString()).startsWith("Ostiary ").contains("Java " + Runtime.version());
  }
}
