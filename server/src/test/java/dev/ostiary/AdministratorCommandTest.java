package dev.ostiary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.administrator.Level;
import dev.ostiary.common.Json;
import dev.ostiary.config.Failures;
import dev.ostiary.config.Setting;
import dev.ostiary.tenant.Tenants;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What an operator types to see, make and unmake administrators. */
class AdministratorCommandTest {
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

  private static Ended run(String... arguments) {
    var out = new StringWriter();
    var failed = new StringWriter();
    var line = new CommandLine(new AdministratorCommand());
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(failed));
    line.setExecutionExceptionHandler(
        (error, command, parsed) -> {
          failed.append(Failures.explain(error));
          return 1;
        });
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", data.toString()));
    int code = line.execute(all.toArray(String[]::new));
    return new Ended(code, out.toString().strip(), failed.toString().strip());
  }

  @Test
  void aLinkIsMadeThatOpensTheSetUpPage() {
    for (var level : List.of("administrator", "viewer")) {
      var made = run("invite", "--level", level);
      assertThat(made.code()).isZero();
      assertThat(made.out())
          .matches("https://id\\.example/dashboard/setup\\?ticket=[A-Za-z0-9_-]{43}");
      var path = made.out().substring("https://id.example".length());
      assertThat(server.http().get(path).status()).isEqualTo(200);
    }
  }

  @Test
  void administratorsAreListedAndRemoved() {
    var user = server.user("ada@example.com");
    server.administrators().add(Tenants.FIRST, user.id(), Level.ADMINISTRATOR);
    var listed = Json.own("{\"all\":" + run("list", "--json").out() + "}").get("all").get(0);
    assertThat(Json.text(listed, "user_id")).isEqualTo(user.id());
    assertThat(Json.text(listed, "email")).isEqualTo("ada@example.com");
    assertThat(Json.text(listed, "level")).isEqualTo("administrator");
    assertThat(Json.text(listed, "since")).endsWith("Z");
    assertThat(run("list").out().lines()).hasSize(2).last().asString().contains("ada@example.com");
    assertThat(run("remove", "Ada@example.com").code()).isZero();
    assertThat(server.administrators().list(Tenants.FIRST)).isEmpty();
    server.administrators().add(Tenants.FIRST, user.id(), Level.VIEWER);
    assertThat(run("remove", user.id()).code()).isZero();
    assertThat(server.administrators().level(Tenants.FIRST, user.id())).isEmpty();
  }

  @Test
  @DisplayName("ADM-11 the log keeps what the command line did")
  void whatIsDoneIsLogged() {
    var user = server.user("bob@example.com");
    run("invite", "--level", "viewer");
    var made = server.admin().events(1).getFirst();
    assertThat(Json.text(made, "description")).isEqualTo("ostiary administrator invite");
    assertThat(Json.text(Json.child(made, "details"), "level")).isEqualTo("viewer");
    assertThat(Json.text(Json.child(made, "details"), "operator"))
        .isEqualTo(System.getProperty("user.name"));
    server.administrators().add(Tenants.FIRST, user.id(), Level.ADMINISTRATOR);
    run("remove", user.id());
    var removed = server.admin().events(1).getFirst();
    assertThat(Json.text(removed, "description"))
        .isEqualTo("ostiary administrator remove " + user.id());
    assertThat(Json.text(removed, "type")).isEqualTo("sapi");
  }

  @Test
  void whatCannotBeIsAnErrorOfOneLine() {
    for (var wrong :
        List.of(
            List.of("invite", "--level", "king"),
            List.of("invite", "--tenant", "nobody"),
            List.of("remove", "nobody@example.com"))) {
      var ended = run(wrong.toArray(String[]::new));
      assertThat(ended.code()).as(wrong.toString()).isEqualTo(1);
      assertThat(ended.error().lines()).as(ended.error()).hasSize(1);
    }
    assertThat(run("remove").code()).isEqualTo(2);
  }

  @Test
  void aNewTenantHasALinkForItsFirstAdministrator() {
    try (var register = new TenantRegister(server.config())) {
      var made = register.create("acme", "https", "acme.localhost:8443");
      assertThat(made.setup()).startsWith("https://acme.localhost:8443/dashboard/setup?ticket=");
    }
    var listed = run("list", "--tenant", "acme", "--json");
    assertThat(listed.out()).isEqualTo("[]");
  }
}
