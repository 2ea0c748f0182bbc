package dev.ostiary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.common.Json;
import dev.ostiary.config.Config;
import dev.ostiary.config.Setting;
import dev.ostiary.jose.Algorithm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeysCommandTest {
  @TempDir Path data;

  @Test
  void aRunningServerPublishesTheRotatedKeys() throws Exception {
    var config = Config.of(Map.of(Setting.DATA, data.toString()));
    try (var server = TestServer.start(Map.of(Setting.DATA, data.toString()))) {
      var before = kids(server);
      var now = KeysCommand.Rotate.rotate(config, "default", Algorithm.RS256);
      // What the poll of a running server does twice a second.
      server.parts().documents.refresh();
      var after = kids(server);
      assertThat(now).isEqualTo(before.get(1));
      assertThat(after).startsWith(now).contains(before.getFirst()).hasSize(3);
      assertThatThrownBy(() -> KeysCommand.Rotate.rotate(config, "nobody", Algorithm.RS256))
          .hasMessage("There is no tenant nobody");
    }
  }

  private static List<String> kids(TestServer server) {
    var jwks = Json.own(new String(server.parts().keys.jwks("default"), StandardCharsets.UTF_8));
    return jwks.get("keys")
        .valueStream()
        .map(k -> Json.text((tools.jackson.databind.node.ObjectNode) k, "kid", ""))
        .toList();
  }

  @Test
  void aDirectoryWithoutADatabaseIsLeftAlone() {
    var config = Config.of(Map.of(Setting.DATA, data.toString()));
    assertThatThrownBy(() -> KeysCommand.Rotate.rotate(config, "default", Algorithm.RS256))
        .isInstanceOf(Config.BadConfig.class)
        .hasMessageContaining("No database in");
    assertThat(data).isEmptyDirectory();
  }
}
