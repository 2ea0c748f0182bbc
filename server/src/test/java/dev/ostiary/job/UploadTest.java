package dev.ostiary.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.HttpCalls;
import dev.ostiary.TestServer;
import dev.ostiary.config.Setting;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms with a file, as they should not be. */
class UploadTest {
  @SuppressWarnings("NullAway.Init")
  private static ApiFixture api;

  @SuppressWarnings("NullAway.Init")
  private static TestJobs jobs;

  @BeforeAll
  static void start() {
    api = new ApiFixture(TestServer.start(Map.of(Setting.IMPORT_LIMIT, "1")));
    jobs = new TestJobs(api);
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static long rows(String table) {
    return api.database()
        .read(tx -> tx.sql().createQuery("SELECT COUNT(*) FROM " + table).mapTo(Long.class).one());
  }

  private static void refused(HttpCalls.Answer answer, int status, String message) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains(message).contains("\"statusCode\":" + status);
    assertThat(rows("job_chunk")).isZero();
    assertThat(rows("job")).isZero();
  }

  @Test
  void whatAFormLacksIsNamed() {
    var connection = jobs.connection();
    refused(
        jobs.post(TestJobs.form("[]", Map.of())), 400, "Missing required property: connection_id");
    refused(jobs.post(TestJobs.form("", Map.of("connection_id", connection))), 400, "has no users");
    refused(
        jobs.post(TestJobs.form("[]", Map.of("connection_id", "con_nowhere"))),
        400,
        "The connection does not exist.");
    refused(
        jobs.post(TestJobs.form("[]", Map.of("connection_id", connection, "upsert", "maybe"))),
        400,
        "on property upsert");
    refused(
        jobs.post(TestJobs.form("[]", Map.of("connection_id", connection, "users_", "x"))),
        400,
        "Additional properties not allowed: users_");
    var without =
        "--%1$s\r\nContent-Disposition: form-data; name=connection_id\r\n\r\n%2$s\r\n--%1$s--"
            .formatted(TestJobs.BOUNDARY, connection);
    refused(
        jobs.post(without.getBytes(StandardCharsets.UTF_8)),
        400,
        "Missing required property: users");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "--B\r\n",
        "--B\r\n\r\nno name\r\n--B--",
        "--B\r\nContent-Disposition: form-data; name=\"users\"\r\n\r\n[",
        "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--B\r\n"
            + "Content-Disposition: form-data; name=\"a\"\r\n\r\n2\r\n--B--"
      })
  void aMalformedFormLeavesNothing(String form) {
    var bytes = form.replace("--B", "--" + TestJobs.BOUNDARY).getBytes(StandardCharsets.UTF_8);
    refused(jobs.post(bytes), 400, "message");
  }

  @Test
  @DisplayName("DOS-01 a form has bounds: its size, its fields, their number")
  void aFormHasBounds() {
    var connection = Map.of("connection_id", jobs.connection());
    refused(jobs.post(TestJobs.form("x".repeat(1 << 20), connection)), 413, "1024 KiB");
    var field = Map.of("external_id", "x".repeat(9_000));
    refused(jobs.post(TestJobs.form("[]", field)), 413, "external_id is too long");
    // Jetty's parser stops at a part too many.
    var many = new java.util.LinkedHashMap<String, String>();
    for (int i = 0; i < 50; i++) {
      many.put("f" + i, "1");
    }
    refused(jobs.post(TestJobs.form("[]", many)), 400, "malformed");
    var chunked =
        HttpRequest.BodyPublishers.ofInputStream(
            () -> new java.io.ByteArrayInputStream(TestJobs.form("x".repeat(3 << 20), connection)));
    refused(send(chunked, "multipart/form-data; boundary=" + TestJobs.BOUNDARY), 413, "1024 KiB");
  }

  @Test
  void anythingButAFormIsRefused() {
    var body = HttpRequest.BodyPublishers.ofString("{}");
    refused(send(body, "application/json"), 415, "multipart/form-data");
    refused(send(body, "multipart/form-data"), 400, "boundary");
    refused(send(body, "multipart/form-data; boundary="), 400, "boundary");
  }

  private static HttpCalls.Answer send(HttpRequest.BodyPublisher body, String contentType) {
    var http = api.server().http();
    return http.send(
        http.request("/api/v2/jobs/users-imports")
            .header("Authorization", "Bearer " + api.token("create:users"))
            .header("Content-Type", contentType)
            .POST(body)
            .build());
  }
}
