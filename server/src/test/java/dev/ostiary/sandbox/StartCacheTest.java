package dev.ostiary.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.common.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.Test;

/** What lets processes start fast may be missing, cut off or another's: they start all the same. */
class StartCacheTest {
  /** No other test has a cache for this heap. */
  private static final int MEGABYTES = 65;

  @Test
  void aSpoiledCacheKeepsNoProcessFromStarting() throws IOException {
    var limits = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(20));
    var program =
        new Program(
            "tenant",
            "program",
            "exports.onExecutePostLogin = async (event, api) => {};",
            Program.Shape.MODULE);
    var input =
        Json.own(
            """
            {"kind": "action", "trigger": "post-login", "handler": "onExecutePostLogin", "event": {}}
            """);
    try (var warden = new ScheduledThreadPoolExecutor(1);
        var launcher = new Launcher(Path.of("target/runner"), MEGABYTES)) {
      var cache = launcher.cache().near();
      Files.writeString(cache, "half of a cache");
      try {
        assertThat(launcher.cache().command()).contains("-XX:AOTCache=" + cache);
        var child = new Child(launcher.start(), warden);
        assertThat(child.run(program, input, limits, HostCalls.NONE).ok()).isTrue();
        child.kill();
      } finally {
        Files.delete(cache);
      }
    }
  }
}
