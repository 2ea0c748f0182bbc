package dev.ostiary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.cli.ExplainCommand;
import dev.ostiary.common.Json;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** {@code ostiary explain} beside a running server. */
class ExplainCommandTest {
  private static final String ORDERS = "https://orders.example.com";

  @SuppressWarnings("NullAway.Init")
  private static TestServer server;

  @SuppressWarnings("NullAway.Init")
  private static String token;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    server.apiWith("{\"name\":\"Orders\"}", ORDERS, "read:orders");
    server.user("alice@example.com");
    var shop = server.app(server.client().spa().with("{\"name\":\"Shop SPA\"}").create());
    var scope = Map.of("audience", ORDERS, "scope", "openid read:orders");
    token = TestApp.text(shop.tokens("alice@example.com", scope), "access_token");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** What a command printed and answered. */
  private record Run(int code, String out, String error) {}

  private static Run run(String... more) {
    var arguments = new ArrayList<>(List.of(more));
    arguments.addAll(List.of("--server", server.http().base()));
    arguments.addAll(List.of("--data", server.config().data().toString()));
    var out = new StringWriter();
    var error = new StringBuilder();
    var line = new CommandLine(new ExplainCommand(new LocalCommands()));
    line.setOut(new PrintWriter(out));
    line.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          error.append(e.getMessage());
          return 1;
        });
    int code = line.execute(arguments.toArray(String[]::new));
    return new Run(code, out.toString(), error.toString());
  }

  @Test
  void aBadVerdictIsTheHeadlineWithItsFixAndTheExitCodeSaysSo() {
    var run = run(token, "--api", ORDERS + "/", "--scope", "read:orders write:orders");
    assertThat(run.code()).as(run.error()).isEqualTo(2);
    assertThat(run.out())
        .startsWith("✗ AUD_TRAILING_SLASH  The audience in the token")
        .contains(
            "\n  Application: Shop SPA (",
            "\n  Fix: In the code of your API, set the audience to \"" + ORDERS + "\"",
            "\n✓ iss ",
            "\n✗ aud ",
            "(expected " + ORDERS + "/)",
            "https://id.example/docs/verdicts/AUD_TRAILING_SLASH");
  }

  @Test
  void aRightTokenIsGood() {
    var run = run(token, "--api", ORDERS, "--scope", "read:orders");
    assertThat(run.code()).as(run.error()).isZero();
    assertThat(run.out()).startsWith("✓ VALID_CHECK_YOUR_API").doesNotContain("✗");
  }

  @Test
  void programsGetTheServersAnswer() {
    var run = run(token, "--api", ORDERS, "--expect-issuer", "https://id.example", "--json");
    assertThat(run.code()).isEqualTo(2);
    assertThat(Json.text(Json.own(run.out()), "verdict")).isEqualTo("ISS_SLASH");
  }

  @Test
  void aTokenMayComeFromStandardInput() {
    var before = System.in;
    System.setIn(new ByteArrayInputStream((token + "\n").getBytes(StandardCharsets.UTF_8)));
    try {
      assertThat(run("-", "--api", ORDERS).code()).isZero();
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void whatCannotBeExplainedIsAnotherExitCode() {
    assertThat(run(" ").code()).isEqualTo(1);
    var large = run("a".repeat(20_000));
    assertThat(large.code()).isEqualTo(1);
    assertThat(large.error()).contains("token");
    assertThat(run(token, "--token", "wrong").code()).isEqualTo(1);
  }
}
