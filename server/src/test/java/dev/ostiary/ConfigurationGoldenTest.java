package dev.ostiary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.config.Config;
import dev.ostiary.config.Setting;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class ConfigurationGoldenTest {
  @TempDir Path directory;

  @Test
  void thePageOfSettingsSaysWhatTheCodeSays() {
    Golden.check("docs/generated/configuration.md", ConfigCommand.markdown());
  }

  @Test
  void theListTellsWhereEachValueComesFrom() throws IOException {
    var file = directory.resolve("ostiary.properties");
    Files.writeString(file, "host=10.0.0.1\nport=1\nhttp-port=2\n");
    var config =
        Config.load(
            Map.of(Setting.PORT, "3"), Map.of("OSTIARY_PORT", "4", "OSTIARY_HTTP_PORT", "5"), file);
    assertThat(ConfigCommand.list(config))
        .contains("in force  3  (command line)")
        .contains("in force  5  (environment)")
        .contains("in force  10.0.0.1  (file)")
        .contains("in force  ./data  (default)");
  }

  @Test
  void theListShowsNoSecret() {
    var output = new StringWriter();
    new CommandLine(new ConfigCommand())
        .setOut(new PrintWriter(output))
        .execute(
            "--bootstrap-client-secret", "s3cret-s3cret-s3cret", "--smtp-url=smtp://u:pw@m:25");
    assertThat(output.toString())
        .contains("in force  ********  (command line)")
        .doesNotContain("s3cret")
        .doesNotContain("u:pw");
  }

  @Test
  void anUnknownSettingInTheFileIsRefused() throws IOException {
    var file = directory.resolve("ostiary.properties");
    Files.writeString(file, "prot=8443\n");
    assertThatThrownBy(() -> Config.load(Map.of(), Map.of(), file))
        .hasMessageContaining("Unknown setting 'prot'");
  }
}
