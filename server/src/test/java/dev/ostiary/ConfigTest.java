package dev.ostiary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.config.Config;
import dev.ostiary.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTest {
  private static final Path NONE = Path.of("");

  @Test
  void aFlagWinsOverTheEnvironmentThatOverTheFileThatOverTheDefault(@TempDir Path directory)
      throws IOException {
    var file = directory.resolve("ostiary.properties");
    Files.writeString(file, "port=1\nhttp-port=1\nhost=file\n");
    var environment = Map.of("OSTIARY_PORT", "2", "OSTIARY_HTTP_PORT", "2");
    var config = Config.load(Map.of(Setting.PORT, "3"), environment, file);
    assertThat(config.number(Setting.PORT)).isEqualTo(3);
    assertThat(config.number(Setting.HTTP_PORT)).isEqualTo(2);
    assertThat(config.text(Setting.HOST)).isEqualTo("file");
    assertThat(config.text(Setting.DATA)).isEqualTo("./data");
  }

  @Test
  @DisplayName("CFG-01 the defaults are safe: no plain http, no development mode, no proxy trusted")
  void theDefaultsAreSafe() {
    var config = Config.load(Map.of(), Map.of(), NONE);
    assertThat(config.number(Setting.PORT)).isEqualTo(8443);
    assertThat(config.number(Setting.HTTP_PORT)).isNegative();
    assertThat(config.development()).isFalse();
    assertThat(config.flag(Setting.TRUST_PROXY)).isFalse();
    assertThat(config.has(Setting.BOOTSTRAP_CLIENT_ID)).isFalse();
  }

  @Test
  @DisplayName("CFG-02 what cannot be used is told in one line")
  void whatCannotBeUsedIsTold(@TempDir Path directory) throws IOException {
    var config = Config.load(Map.of(Setting.PORT, "x", Setting.DEV, "yes"), Map.of(), NONE);
    assertThatThrownBy(() -> config.number(Setting.PORT))
        .hasMessage("--port must be a number, not 'x'");
    assertThatThrownBy(() -> config.flag(Setting.DEV))
        .hasMessage("--dev must be true or false, not 'yes'");
    var file = directory.resolve("x.properties");
    assertThatThrownBy(() -> Config.load(Map.of(), Map.of(), file))
        .hasMessage("Cannot read the configuration file " + file);
    Files.writeString(file, "prot=1\n");
    assertThatThrownBy(() -> Config.load(Map.of(), Map.of(), file))
        .hasMessage("Unknown setting 'prot' in " + file + "; see `ostiary config`");
  }

  @Test
  void aFlagWithoutAValueIsTrue() {
    assertThat(Config.of(Map.of(Setting.DEV, "")).flag(Setting.DEV)).isTrue();
    assertThat(Config.of(Map.of(Setting.SAMPLE, "true")).development()).isTrue();
  }
}
