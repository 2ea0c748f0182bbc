package dev.ostiary.hostcall;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.ostiary.TestServer;
import dev.ostiary.common.Json;
import dev.ostiary.sandbox.Limits;
import dev.ostiary.sandbox.Program;
import dev.ostiary.sandbox.RunResult;
import dev.ostiary.sandbox.Sandbox;
import dev.ostiary.tenant.Tenants;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Programs in their processes, with the libraries that people use, and what they reach. */
class ProgramsOutsideTest {
  /** The first run of a process loads all it uses, on a machine that may have much to do. */
  private static final Limits PATIENT = new Limits(Duration.ofSeconds(30), Duration.ofSeconds(90));

  private static final Sandbox SANDBOX = new Sandbox(Path.of("target/runner"), 1, 64);
  private static TestServer server;
  private static HttpServer other;
  private static String base;

  @BeforeAll
  static void start() throws IOException {
    server = TestServer.start();
    other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext(
        "/",
        exchange -> {
          var key = exchange.getRequestHeaders().getFirst("X-Key");
          var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          var answer = Json.object().put("key", key).put("got", body);
          var bytes = Json.bytes(answer);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    other.start();
    base = "http://127.0.0.1:" + other.getAddress().getPort();
  }

  @AfterAll
  static void stop() {
    SANDBOX.close();
    other.stop(0);
    server.close();
  }

  private static RunResult run(ProgramCalls calls, String code) {
    var input =
        Json.own(
            """
            {"kind": "action", "trigger": "post-login", "handler": "onExecutePostLogin"}
            """);
    input.putObject("event").putObject("secrets").put("BASE", base);
    var program =
        new Program(
            Tenants.FIRST,
            "outside",
            "exports.onExecutePostLogin = async (event, api) => {" + code + "};",
            Program.Shape.MODULE);
    return SANDBOX.run(program, input, PATIENT, calls);
  }

  private static ProgramCalls live() {
    return ProgramCalls.live(server.outside(), Tenants.FIRST);
  }

  private static String said(RunResult result) {
    assertThat(result.error()).isNull();
    return result.logs().get(0).get("text").asString();
  }

  @Test
  void fetchAndAxiosBringAnswers() {
    var calls = live();
    var fetched =
        run(
            calls,
            """
            const answer = await fetch(event.secrets.BASE + '/a?key=secret', {
              method: 'POST', headers: { 'X-Key': 'k' }, body: 'héllo' });
            console.log(answer.status, JSON.stringify(await answer.json()));
            """);
    assertThat(said(fetched)).isEqualTo("200 {\"key\":\"k\",\"got\":\"héllo\"}");
    assertThat(calls.calls().get(0).get("detail").stringValue()).isEqualTo("POST " + base + "/a?…");
    var axios =
        run(
            live(),
            """
            const { data } = await require('axios').post(event.secrets.BASE, { a: 1 });
            console.log(data.got);
            """);
    assertThat(said(axios)).isEqualTo("{\"a\":1}");
  }

  @Test
  void aManagementClientWritesToItsOwnTenant() {
    var user = server.user("outside@example.com");
    var client = server.client().machine().create();
    server.grant(client, server.tenant().managementAudience(), "read:users", "update:users");
    var code =
        """
        const { ManagementClient } = require('auth0');
        const management = new ManagementClient(
          { domain: 'id.example', clientId: '%s', clientSecret: '%s' });
        await management.users.update({ id: '%s' }, { app_metadata: { seen: 1 } });
        const found = await management.users.get({ id: '%s' });
        console.log(found.data.app_metadata.seen, found.email);
        """
            .formatted(client.id(), client.secret(), user.id(), user.id());
    var calls = live();
    assertThat(said(run(calls, code))).isEqualTo("1 outside@example.com");
    assertThat(calls.calls()).hasSize(2);
    assertThat(Json.write(calls.calls())).doesNotContain(client.secret());
  }

  @Test
  @DisplayName("OUT-07 a program learns nothing of what is inside but that it is not called")
  void internalHostsAllSoundTheSame() {
    var result =
        run(
            live(),
            """
            const said = new Set();
            for (const host of ['10.0.0.1', '169.254.169.254', '[fd00::1]', 'nobody.invalid']) {
              try { await fetch('https://' + host + '/'); } catch (e) { said.add(e.message); }
            }
            console.log([...said].join(' | '));
            """);
    assertThat(said(result)).isEqualTo("fetch failed: The host has no public address");
  }

  @Test
  void aDryRunIsToldSo() {
    var calls = ProgramCalls.dry();
    var result = run(calls, "await fetch('https://api.example.com/');");
    assertThat(result.error()).isNotNull();
    assertThat(String.valueOf(result.error())).contains("blocked in a dry run");
    assertThat(calls.calls()).hasSize(1);
  }

  @Test
  @DisplayName("SBX-03 a storm of calls ends at twenty, and the process goes on")
  void aStormOfCallsEnds() {
    var calls = live();
    var result =
        run(
            calls,
            """
            const all = Array.from({ length: 300 }, () => fetch(event.secrets.BASE));
            const ended = await Promise.allSettled(all);
            console.log(ended.filter((one) => one.status === 'fulfilled').length);
            """);
    assertThat(said(result)).isEqualTo("20");
    assertThat(calls.calls()).hasSize(20);
    assertThat(said(run(live(), "console.log('again');"))).isEqualTo("again");
  }
}
