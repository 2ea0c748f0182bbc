package dev.ostiary.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.Golden;
import dev.ostiary.TestServer;
import dev.ostiary.config.Setting;
import dev.ostiary.log.LogType;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files for Grafana and Prometheus ask for nothing that the server does not tell. */
class MonitoringFilesTest {
  private static final Pattern SERIES = Pattern.compile("\\b(?:http|ostiary|jvm|process)_[a-z_]+");
  private static final Pattern TYPES = Pattern.compile("type=~?\\\\?\"([^\"\\\\]+)\\\\?\"");

  private static String figures;

  @BeforeAll
  static void look() {
    try (var server = TestServer.start(Map.of(Setting.METRICS_TOKEN, "token"))) {
      server.http().get("/health/live");
      server.http().get("/.well-known/jwks.json");
      figures = server.http().get("/metrics", "Authorization", "Bearer token").body();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"deploy/grafana-dashboard.json", "deploy/prometheus-alerts.yml"})
  void everySeriesAndTypeExists(String file) {
    var text = Golden.read(file);
    var told = SERIES.matcher(figures).results().map(m -> m.group()).collect(Collectors.toSet());
    var asked =
        SERIES
            .matcher(text)
            .results()
            .map(m -> m.group())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(asked).isNotEmpty().isSubsetOf(told);
    var types = Arrays.stream(LogType.values()).map(LogType::code).toList();
    TYPES
        .matcher(text)
        .results()
        .map(m -> m.group(1))
        .forEach(wanted -> assertThat(types).as(wanted).anyMatch(t -> t.matches(wanted)));
  }
}
