package dev.ostiary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.common.Json;
import dev.ostiary.config.Failures;
import dev.ostiary.config.Setting;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.node.ObjectNode;

/** What an operator types, and what it says. */
class TenantCommandTest {
  @TempDir static Path data;

  @SuppressWarnings("NullAway.Init")
  private static TestServer server;

  /** What a command said and how it ended. */
  private record Ended(int code, String out, String error) {}

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of(Setting.DATA, data.toString()));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Ended run(String typed, String... arguments) {
    var out = new StringWriter();
    var failed = new StringWriter();
    var line = new CommandLine(new TenantCommand());
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(failed));
    line.setExecutionExceptionHandler(
        (error, command, parsed) -> {
          failed.append(Failures.explain(error));
          return 1;
        });
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", data.toString()));
    var before = System.in;
    System.setIn(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
    try {
      int code = line.execute(all.toArray(String[]::new));
      return new Ended(code, out.toString().strip(), failed.toString().strip());
    } finally {
      System.setIn(before);
    }
  }

  private static ObjectNode first(Ended list, String name) {
    return (ObjectNode)
        Json.own("{\"all\":" + list.out() + "}")
            .get("all")
            .valueStream()
            .filter(t -> name.equals(Json.text(t, "name")))
            .findFirst()
            .orElseThrow();
  }

  @Test
  void aTenantIsMadeListedAndDeleted() {
    var made = run("", "create", "acme", "--domain", "acme.localhost:8443", "--json");
    assertThat(made.code()).isZero();
    var json = Json.own(made.out());
    assertThat(Json.text(json, "issuer")).isEqualTo("https://acme.localhost:8443/");
    assertThat(Json.text(json, "client_secret")).hasSize(64);
    var listed = first(run("", "list", "--json"), "acme");
    assertThat(Json.text(listed, "domain")).isEqualTo("acme.localhost:8443");
    assertThat(Json.text(listed, "created")).endsWith("Z");
    assertThat(Json.number(listed, "users", -1)).isZero();
    assertThat(Json.number(listed, "applications", -1)).isEqualTo(1);
    assertThat(run("", "list").out().lines()).hasSize(3).last().asString().startsWith("acme ");
    var refused = run("acmee\n", "delete", "acme");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.error()).isEqualTo("That is not the name: nothing was deleted");
    assertThat(run("", "delete", "acme").code()).isEqualTo(1);
    var deleted = run("acme\n", "delete", "acme");
    assertThat(deleted.code()).isZero();
    assertThat(deleted.out()).contains("The tenant acme is deleted");
    assertThat(run("", "list").out()).doesNotContain("acme");
  }

  @Test
  void theSecretIsInTheTextForPeople() {
    var made = run("", "create", "words", "--domain", "words.example", "--issuer-scheme", "https");
    assertThat(made.out())
        .contains("The tenant words answers at https://words.example/")
        .containsPattern("client_id {6}[A-Za-z0-9]{32}\\n")
        .containsPattern("client_secret {2}[A-Za-z0-9]{64}")
        .contains("The local CA vouches for names below localhost only");
    assertThat(run("", "delete", "words", "--yes").code()).isZero();
  }

  @Test
  void whatCannotBeIsAnErrorOfOneLine() {
    for (var wrong :
        List.of(
            List.of("create", "acme", "--domain", "ACME"),
            List.of("create", "default", "--domain", "other.example"),
            List.of("create", "other", "--domain", "id.example:1"),
            List.of("delete", "nobody", "--yes"),
            List.of("delete", "default", "--yes"))) {
      var ended = run("", wrong.toArray(String[]::new));
      assertThat(ended.code()).as(wrong.toString()).isEqualTo(1);
      assertThat(ended.error().lines()).as(ended.error()).hasSize(1);
    }
    assertThat(run("", "create", "nodomain").code()).isEqualTo(2);
    assertThat(run("", "delete").code()).isEqualTo(2);
  }
}
