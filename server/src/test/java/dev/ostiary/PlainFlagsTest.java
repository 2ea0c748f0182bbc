package dev.ostiary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.config.PlainFlags;
import dev.ostiary.config.Setting;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What is read without the library for command lines is what the library would read. */
class PlainFlagsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--data d",
        "--data=d --port -1 --http-port 0 --sample",
        "--sample true --data d",
        "--sample=false --trust-proxy",
        "--issuer https://id.example.com/ --smtp-url smtp://a:b@mail.example.com",
        "--config file.properties --port 443",
        "--config=file.properties",
        "--database-url=jdbc:postgresql://h/d?user=o&password=p=q",
        "--data=",
        "--port -1 --sample --trust-proxy --data d",
      })
  void itReadsWhatTheLibraryReads(String line) {
    var arguments = line.isEmpty() ? List.<String>of() : List.of(line.split(" "));
    var parsed = new CommandLine(new ServeCommand()).parseArgs(arguments.toArray(String[]::new));
    Map<Setting, String> expected = new EnumMap<>(Setting.class);
    for (var setting : Setting.values()) {
      if (parsed.hasMatchedOption("--" + setting.flag())) {
        expected.put(setting, parsed.matchedOptionValue("--" + setting.flag(), ""));
      }
    }
    var file = Path.of(parsed.matchedOptionValue("--config", ""));
    assertThat(PlainFlags.of(arguments)).contains(new PlainFlags(expected, file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "-h",
        "--version",
        "--nonsense x",
        "--data",
        "--data --sample",
        "--data a --data b",
        "--config a --config b",
        "--sample --sample",
        "d",
        "--data d more",
        "@file",
        "--data @file",
        "--data -d",
        "-- --data d",
        "--DATA d",
      })
  void theRestIsLeftToTheLibrary(String line) {
    assertThat(PlainFlags.of(List.of(line.split(" ")))).isEmpty();
  }
}
