package dev.ostiary;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.ostiary.cli.ApiCommand;
import dev.ostiary.cli.LocalAccess;
import dev.ostiary.cli.ProbeCommand;
import dev.ostiary.common.Json;
import dev.ostiary.config.Failures;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What a developer types about an API and its OpenAPI document. */
class ApiCommandTest {
  private static final String ORDERS = "https://orders.example/v1";
  private static final String DOCUMENT =
      """
      openapi: 3.0.3
      paths:
        /orders:
          get: {security: [{login: [read:orders]}]}
          post: {security: [{login: [create:orders]}]}
        /health: {get: {}}
      components:
        securitySchemes:
          login: {type: oauth2, flows: {x: {scopes: {"create:orders": Make orders}}}}
      """;

  @TempDir static Path directory;

  @SuppressWarnings("NullAway.Init")
  private static ApiFixture api;

  @SuppressWarnings("NullAway.Init")
  private static String file;

  /** What a command said and how it ended. */
  private record Ended(int code, String out, String error) {}

  @BeforeAll
  static void start() throws IOException {
    api = new ApiFixture();
    file = Files.writeString(directory.resolve("openapi.yaml"), DOCUMENT).toString();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  /** Somebody at the server's machine. */
  private static final class Local implements LocalAccess {
    @Override
    public List<OptionSpec> options() {
      return List.of();
    }

    @Override
    public Access open(CommandSpec spec) {
      return new Access(api.server().http().base() + "/", api.server().managementToken());
    }
  }

  private static Ended run(CommandLine line, String... arguments) {
    var out = new StringWriter();
    var failed = new StringWriter();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(failed));
    line.setExecutionExceptionHandler(
        (error, command, parsed) -> {
          failed.append(Failures.explain(error));
          return 1;
        });
    int code = line.execute(arguments);
    return new Ended(code, out.toString().strip(), failed.toString().strip());
  }

  private static Ended api(String... arguments) {
    return run(ApiCommand.of(new Local()), arguments);
  }

  private static List<String> permissions(String identifier) {
    var all = api.get("/resource-servers/" + identifier.replace("/", "%2F").replace(":", "%3A"));
    return all.body().get("scopes").valueStream().map(s -> Json.text(s, "value", "")).toList();
  }

  @Test
  void permissionsAreAddedAndRemovedOnlyWhenAsked() {
    var identifier = "https://import.example/";
    api.server().api(identifier, "read:orders", "old:orders");
    var plan = api("import", file, "--api", identifier, "--plan");
    assertThat(plan.code()).isZero();
    assertThat(plan.out())
        .contains("+ create:orders", "Would be changed", "! GET /health")
        .doesNotContain("- old");
    assertThat(permissions(identifier)).containsExactly("read:orders", "old:orders");
    var done = api("import", file, "--api", identifier, "--json");
    assertThat(Json.own(done.out()))
        .isEqualTo(
            Json.own(
                """
                {"applied":true,"added":["create:orders"],"removed":[],\
                "routes_without_requirement":["GET /health"]}"""));
    assertThat(permissions(identifier))
        .containsExactly("read:orders", "old:orders", "create:orders");
    assertThat(api("import", file, "--api", identifier).out()).startsWith("Nothing to change");
    assertThat(api("import", file, "--api", identifier, "--prune").out()).contains("- old:orders");
    assertThat(permissions(identifier)).containsExactly("read:orders", "create:orders");
  }

  @Test
  void routesAreHeldAgainstPermissionsAndRoles() {
    api.server().api(ORDERS, "read:orders");
    api.server().role("Clerk", ORDERS, List.of("read:orders"));
    var table = api("routes", file, "--api", ORDERS);
    assertThat(table.code()).isZero();
    assertThat(table.out())
        .containsPattern("GET\\s+/orders\\s+read:orders\\s+Clerk")
        .contains("the API does not define create:orders", "asks for nothing", "RBAC is off");
    assertThat(api("routes", file, "--api", ORDERS, "--check").code()).isEqualTo(2);
    var json = api("routes", file, "--api", ORDERS, "--format", "json").out();
    assertThat(Json.own("{\"all\":" + json + "}").get("all")).hasSize(3);
    assertThat(api("routes", file, "--api", ORDERS, "--format", "xml").code()).isEqualTo(1);
  }

  @Test
  void metadataIsWhatRfc9728Wants() {
    api.server().api("https://metadata.example/api", "read:it", "write:it");
    var json = Json.own(api("metadata", "--api", "https://metadata.example/api").out());
    assertThat(Json.text(json, "resource")).isEqualTo("https://metadata.example/api");
    assertThat(Json.strings(json, "authorization_servers"))
        .containsExactly(api.server().tenant().issuer());
    assertThat(Json.strings(json, "scopes_supported")).containsExactly("read:it", "write:it");
    assertThat(Json.strings(json, "bearer_methods_supported")).containsExactly("header");
    api.server().api("urn:plain", "read:it");
    assertThat(api("metadata", "--api", "urn:plain").error()).contains("is no https URL");
    var named = api("metadata", "--api", "urn:plain", "--resource", "https://plain.example");
    assertThat(named.out()).contains("\"https://plain.example\"");
  }

  @Test
  void whatIsWrongIsSaidInALine() {
    assertThat(api("routes", file).error()).contains("Name the API");
    assertThat(api("routes", file, "--api", "urn:none").error()).contains("There is no API");
    assertThat(api("import", "nowhere.yaml", "--api", ORDERS).error()).contains("Cannot read");
  }

  @Test
  void aProbeTellsHolesAndTheirFixes() throws IOException {
    var identifier = "https://probed.example/";
    api.server().api(identifier, "read:it");
    var open = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    open.createContext(
        "/",
        exchange -> {
          boolean token = exchange.getRequestHeaders().containsKey("Authorization");
          exchange.sendResponseHeaders(token ? 200 : 401, -1);
          exchange.close();
        });
    open.start();
    try {
      var url = "http://localhost:" + open.getAddress().getPort() + "/it";
      var line = new CommandLine(new ProbeCommand(new Local()));
      var probe = run(line, url, "--api", identifier, "--library", "express-jwt");
      assertThat(probe.code()).isEqualTo(2);
      assertThat(probe.out())
          .contains("✓ 401 No token", "✗ 200 Expired token", "1 hole.", "✗ Anything in the")
          .contains("! A 401 has no WWW-Authenticate", "Fix for express-jwt: Give expressjwt()")
          .contains("    audience: \"" + identifier + "\"");
      var second = new CommandLine(new ProbeCommand(new Local()));
      var json = run(second, url, "--api", identifier, "--json");
      assertThat(Json.text(Json.own(json.out()), "verdict")).isEqualTo("holes");
      var none = run(new CommandLine(new ProbeCommand(new Local())), url, "--api", "urn:none");
      assertThat(none.code()).isEqualTo(1);
      assertThat(none.error()).contains("There is no API with this identifier");
    } finally {
      open.stop(0);
    }
  }
}
