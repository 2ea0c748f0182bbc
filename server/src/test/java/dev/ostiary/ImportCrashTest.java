package dev.ostiary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.common.Json;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/**
 * Kills the server at random moments of an import, in a small heap. {@code -Dcrash.kills} and
 * {@code -Dcrash.seed} choose how often and when.
 */
class ImportCrashTest {
  private static final int USERS = 20_000;
  private static final int KILLS = Integer.getInteger("crash.kills", 4);
  private static final long SEED = Long.getLong("crash.seed", System.nanoTime());
  private static final String BOUNDARY = "--boundary";

  @TempDir Path data;

  @Test
  @DisplayName("SCM-04 an import that is killed goes on, and no user is lost or made twice")
  void anImportSurvivesKills() throws Exception {
    System.out.println("ImportCrashTest: -Dcrash.seed=" + SEED);
    var random = new Random(SEED);
    var classes = ServerProcess.classPath(data);
    var id = "";
    for (int i = 0; i < KILLS; i++) {
      try (var server = ServerProcess.spawn(data, classes)) {
        var http = server.ready();
        if (i == 0) {
          id = upload(http);
        }
        server.killAfter(random.nextInt(600));
      }
    }
    try (var server = ServerProcess.spawn(data, classes)) {
      var job = await(server.ready(), id);
      assertThat(Json.text(job, "status")).as(job.toString()).isEqualTo("completed");
      // Every twentieth line is wrong, every twentieth repeats the one before it.
      assertThat(Json.child(job, "summary"))
          .isEqualTo(
              Json.own("{\"failed\":2000,\"updated\":0,\"inserted\":18000,\"total\":20000}"));
      server.stop();
    }
    assertThat(count("SELECT COUNT(*) FROM users")).isEqualTo(18_000);
    assertThat(count("SELECT COUNT(DISTINCT email) FROM identity")).isEqualTo(18_000);
    assertThat(count("SELECT COUNT(*) FROM user_index")).isEqualTo(18_000);
    assertThat(count("SELECT COUNT(*) FROM job_error")).isEqualTo(2_000);
    assertThat(count("SELECT COUNT(*) FROM job_chunk")).isZero();
  }

  private static String user(int i) {
    return switch (i % 20) {
      case 7 -> "{\"name\":\"without an address\"}";
      case 9 -> user(i - 1);
      default -> "{\"email\":\"kill%d@example.com\",\"user_metadata\":{\"n\":%d}}".formatted(i, i);
    };
  }

  private static String upload(HttpCalls http) {
    var authorization = authorization(http);
    var all = http.get("/api/v2/connections?strategy=auth0", "Authorization", authorization).body();
    var connection = Json.text(Json.own("{\"all\":" + all + "}").get("all").get(0), "id", "");
    var users =
        IntStream.range(0, USERS)
            .mapToObj(ImportCrashTest::user)
            .collect(Collectors.joining(",", "[", "]"));
    var form =
        """
        --%1$s\r
        Content-Disposition: form-data; name="connection_id"\r
        \r
        %2$s\r
        --%1$s\r
        Content-Disposition: form-data; name="users"; filename="users.json"\r
        \r
        %3$s\r
        --%1$s--\r
        """
            .formatted(BOUNDARY, connection, users);
    var answer =
        http.send(
            http.request("/api/v2/jobs/users-imports")
                .header("Authorization", authorization)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    return Json.text(answer.json(), "id", "");
  }

  private static String authorization(HttpCalls http) {
    var answer = http.form("/oauth/token", CrashWork.administration()).json();
    return "Bearer " + Json.text(answer, "access_token", "");
  }

  private static ObjectNode await(HttpCalls http, String id) {
    var authorization = authorization(http);
    long end = System.nanoTime() + 120_000_000_000L;
    while (true) {
      var job = http.get("/api/v2/jobs/" + id, "Authorization", authorization).json();
      if (job.has("summary") || System.nanoTime() > end) {
        return job;
      }
    }
  }

  private long count(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("ostiary.db"));
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
