package dev.ostiary.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.HttpCalls;
import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.node.ObjectNode;

/** Jobs as a caller of the Management API has them done. */
final class TestJobs {
  static final String BOUNDARY = "----a-boundary-of-tests";
  private static final long LIMIT_NANOS = 60_000_000_000L;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private final ApiFixture api;
  private final String connection;

  TestJobs(ApiFixture api) {
    this.api = api;
    connection = api.get("/connections?strategy=auth0").each("id").getFirst();
  }

  /** The id of the standard connection. */
  String connection() {
    return connection;
  }

  /** A form with the file before the other fields, as Auth0's SDKs write it. */
  static byte[] form(String users, Map<String, String> fields) {
    var text = new StringBuilder();
    part(text, "users\"; filename=\"users.json\"\r\nContent-Type: application/json", users);
    fields.forEach((name, value) -> part(text, name + "\"", value));
    return text.append("--")
        .append(BOUNDARY)
        .append("--\r\n")
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void part(StringBuilder text, String name, String value) {
    text.append("--").append(BOUNDARY).append("\r\nContent-Disposition: form-data; name=\"");
    text.append(name).append("\r\n\r\n").append(value).append("\r\n");
  }

  /** Sends a form. */
  HttpCalls.Answer post(byte[] form) {
    var http = api.server().http();
    return http.send(
        http.request("/api/v2/jobs/users-imports")
            .header("Authorization", "Bearer " + api.token("create:users"))
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .POST(HttpRequest.BodyPublishers.ofByteArray(form))
            .build());
  }

  /** Starts an import into the standard connection. */
  ObjectNode start(String users, Map<String, String> more) {
    var fields = new LinkedHashMap<>(Map.of("connection_id", connection));
    fields.putAll(more);
    var answer = post(form(users, fields));
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    api.check().check("POST", "/jobs/users-imports", 202, answer.json());
    return answer.json();
  }

  /** Imports and waits for the end. */
  ObjectNode run(String users, Map<String, String> more) {
    return await(Json.text(start(users, more), "id", ""));
  }

  /** The job when it has ended. */
  ObjectNode await(String id) {
    long end = Time.ticks() + LIMIT_NANOS;
    while (true) {
      var job = api.get("/jobs/" + id).has(200).object();
      if (!Json.text(job, "status", "").matches("pending|processing")) {
        return job;
      }
      assertThat(Time.ticks()).as("Waited too long for %s", job).isLessThan(end);
    }
  }

  /** The summary as {@code inserted/updated/failed}. */
  static String counts(ObjectNode job) {
    var summary = Json.child(job, "summary");
    return Json.number(summary, "inserted", -1)
        + "/"
        + Json.number(summary, "updated", -1)
        + "/"
        + Json.number(summary, "failed", -1);
  }

  /** Exports and returns the text of the file. */
  String export(String request) {
    var accepted = api.call("POST", "/jobs/users-exports", request).has(200);
    var job = await(accepted.text("id"));
    assertThat(Json.text(job, "status")).as(job.toString()).isEqualTo("completed");
    return download(Json.text(job, "location", ""));
  }

  /** The text of an exported file. */
  String download(String location) {
    try (var in = new GZIPInputStream(fetch(location).body())) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Opens an address of this server's issuer at the server of the test. */
  HttpResponse<java.io.InputStream> fetch(String location) {
    var path = location.substring(location.indexOf("/exports/"));
    var request = HttpRequest.newBuilder(URI.create(api.server().http().base() + path)).build();
    try {
      return CLIENT.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
