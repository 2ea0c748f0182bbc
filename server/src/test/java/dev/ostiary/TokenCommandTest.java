package dev.ostiary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.cli.TokenCommand;
import dev.ostiary.client.Client;
import dev.ostiary.common.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** {@code ostiary token preview}, beside a running server and from far away. */
class TokenCommandTest {
  private static final String ORDERS = "https://orders.example.com";
  private static TestServer server;
  private static Client shop;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    var alice = server.user("alice@example.com");
    server.apiWith(
        "{\"name\":\"Orders\",\"enforce_policies\":true,\"token_dialect\":\"access_token_authz\"}",
        ORDERS,
        "read:orders",
        "write:orders");
    server.role("Clerk", ORDERS, List.of("read:orders"), alice);
    server.role("Manager", ORDERS, List.of("read:orders", "write:orders"));
    shop = server.client().spa().with("{\"name\":\"Shop SPA\"}").create();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** What a command printed and answered. */
  private record Run(int code, String out, String error) {
    JsonNode json() throws Json.MalformedJson {
      return Json.parse(out.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static Run run(String... more) {
    var arguments = new ArrayList<>(List.of("preview", "--server", server.http().base()));
    arguments.addAll(List.of(more));
    var out = new StringWriter();
    var error = new StringBuilder();
    var line = new CommandLine(new TokenCommand(new LocalCommands()));
    line.setOut(new PrintWriter(out));
    line.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          error.append(e.getMessage());
          return 1;
        });
    int code = line.execute(arguments.toArray(String[]::new));
    return new Run(code, out.toString(), error.toString());
  }

  private static Run local(String... more) {
    var arguments = new ArrayList<>(List.of("--data", server.config().data().toString()));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  @Test
  void saysWhatIsThereAndWhatIsNotInPlainWords() {
    var run =
        local(
            "--app",
            "Shop SPA",
            "--user",
            "alice@example.com",
            "--api",
            ORDERS,
            "--scope",
            "openid read:orders write:orders");
    assertThat(run.error).isEmpty();
    assertThat(run.code).isZero();
    assertThat(run.out.replaceAll(" +", " "))
        .contains("Access token, JWT signed with RS256")
        .contains("read:orders ← The user has it: role Clerk")
        .contains("– write:orders not there: RBAC is on and the user has this permission neither")
        .contains("Give the user a role that has it: Manager")
        .contains("permissions [\"read:orders\"]")
        .contains("size ");
  }

  @Test
  void programsReadJson() throws Exception {
    var run = local("--app", shop.id(), "--user", "alice@example.com", "--json");
    assertThat(Json.text(run.json().get("access_token"), "format")).isEqualTo("opaque");
    assertThat(run.json().get("dropped").findValuesAsString("rule")).contains("audience.none");
  }

  @Test
  void whatWouldBeRefusedEndsWithTwo() {
    var run = local("--app", "Shop SPA", "--api", ORDERS);
    assertThat(run.code).isEqualTo(2);
    assertThat(run.out)
        .contains(
            "refused: unauthorized_client: Grant type 'client_credentials' not allowed for the"
                + " client.");
  }

  @Test
  void whatDoesNotExistIsSaid() {
    assertThat(local("--app", "Shop").error).isEqualTo("There is no application Shop");
    assertThat(local("--app", "Shop SPA", "--user", "nobody@example.com").error)
        .isEqualTo("There is no user nobody@example.com");
    assertThat(local("--user", "alice@example.com").error).contains("--app");
    assertThat(local("--app", "Shop SPA", "--grant", "magic").error)
        .startsWith("Payload validation error");
  }

  @Test
  void fromAfarAnApplicationOrATokenOpensIt() {
    var token = server.managementToken("read:users", "read:clients", "read:resource_servers");
    var arguments = List.of("--app", shop.id(), "--user", "alice@example.com", "--json");
    assertThat(run(with(arguments, "--token", token)).code).isZero();
    assertThat(run(with(arguments, "--token", server.managementToken("read:users"))).error)
        .contains("Insufficient scope");
    var machine = server.client().machine().create();
    assertThat(
            run(with(
                    arguments,
                    "--client-id",
                    machine.id(),
                    "--client-secret",
                    String.valueOf(machine.secret())))
                .error)
        .startsWith("No token for " + machine.id());
  }

  private static String[] with(List<String> arguments, String... more) {
    var all = new ArrayList<>(arguments);
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
