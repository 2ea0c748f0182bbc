package dev.ostiary.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.common.Json;
import dev.ostiary.sandbox.RunResult.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Runs, limits and what a run leaves behind: nothing (SBX-01, SBX-02, SBX-03). */
class SandboxTest {
  private static final Sandbox SANDBOX = new Sandbox(Path.of("target/runner"), 3, 64);
  private static final Limits SHORT = new Limits(Duration.ofMillis(500), Duration.ofSeconds(20));

  private static final Limits PATIENT = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(20));

  @AfterAll
  static void close() {
    SANDBOX.close();
  }

  private static ObjectNode login() {
    return Json.own(
        """
        {"kind": "action", "trigger": "post-login", "handler": "onExecutePostLogin",
         "event": {"user": {"user_id": "auth0|1", "email": "a@example.com"},
                   "authorization": {"roles": ["clerk"]}, "secrets": {"KEY": "s3cret"}}}
        """);
  }

  private static RunResult run(String code) {
    return run("tenant", code, HostCalls.NONE);
  }

  private static RunResult run(String tenant, String code, HostCalls calls) {
    var program = new Program(tenant, "roles", code, Program.Shape.MODULE);
    // What loads a module the first time in a process needs more than a loop may.
    return SANDBOX.run(program, login(), calls == HostCalls.NONE ? SHORT : PATIENT, calls);
  }

  private static String action(String body) {
    return "exports.onExecutePostLogin = async (event, api) => {\n" + body + "\n};";
  }

  @Test
  void whatAnActionDecidesComesBackWithItsLine() {
    var result =
        run(
            action(
                """
                const ns = 'https://example.com/';
                api.idToken.setCustomClaim(ns + 'roles', event.authorization.roles);
                console.log('gave', event.authorization.roles.length, 'role');
                """));
    assertThat(result.error()).isNull();
    assertThat(result.commands())
        .containsExactly(
            new RunResult.Command(
                "idToken.setCustomClaim",
                Json.own("{\"a\":[\"https://example.com/roles\",[\"clerk\"]]}").get("a"),
                3));
    assertThat(result.logs().get(0).get("text").asString()).isEqualTo("gave 1 role");
  }

  @Test
  void anErrorNamesItsLine() {
    var result = run(action("\nthrow new TypeError('not today');"));
    assertThat(result.status()).isEqualTo(Status.FAILED);
    var error = Objects.requireNonNull(result.error());
    assertThat(error.name()).isEqualTo("TypeError");
    assertThat(error.message()).isEqualTo("not today");
    assertThat(error.line()).isEqualTo(3);
  }

  @Test
  void theNextRunKnowsNothingOfTheOneBefore() {
    run(action("globalThis.left = 1; Object.prototype.left = 2; Array.prototype.map = null;"));
    var next = run(action("console.log(String(globalThis.left), [1].map((x) => x + 1).join());"));
    assertThat(next.logs().get(0).get("text").asString()).isEqualTo("undefined 2");
  }

  @Test
  void anEndlessLoopEndsAtItsLimit() {
    var result = run(action("while (true) {}"));
    assertThat(result.status()).isEqualTo(Status.LATE);
    assertThat(run(action("")).ok()).isTrue();
  }

  @Test
  void aProgramThatEatsMemoryLosesItsProcessOnly() {
    var result = run(action("const all = []; while (true) all.push(new Array(1000).fill(1));"));
    assertThat(result.status()).isIn(Status.CRASHED, Status.LATE);
    assertThat(run(action("")).ok()).isTrue();
  }

  @Test
  void hostCallsAreAnswered() {
    HostCalls echo = (name, arguments) -> Json.object().put("said", name + arguments);
    var result =
        run(
            "tenant",
            action("console.log(typeof fetch); await new Promise((r) => setTimeout(r, 20));"),
            echo);
    assertThat(result.error()).isNull();
  }

  @Test
  void aProcessBelongsToOneTenant() {
    for (int i = 0; i < 6; i++) {
      assertThat(run("tenant" + i % 5, action(""), HostCalls.NONE).ok()).isTrue();
    }
  }

  @Test
  void whoeverWaitsForNothingIsTold() {
    var result = run(action("await new Promise(() => {});"));
    assertThat(Objects.requireNonNull(result.error()).message()).contains("nothing will settle");
  }

  @Test
  void halvesOfCharactersDoNoHarmInALog() {
    var result = run(action("console.log('a\\u0000b', '\\ud800');"));
    assertThat(result.error()).isNull();
    assertThat(result.logs().get(0).get("text").asString()).isEqualTo("a\ufffdb \ufffd");
  }

  @Test
  void anIntervalIsNeverLost() {
    var result =
        run(action("let n = 0; await new Promise((r) => setInterval(() => ++n > 60 && r(), 1));"));
    assertThat(result.error()).isNull();
  }

  @Test
  void noRunGetsTheAnswerToAnothersCall() {
    HostCalls slow =
        (name, arguments) -> {
          pause(arguments.toString().contains("first") ? 150 : 400);
          throw new HostCalls.Refused("answer to " + arguments.get(0).asString());
        };
    run("calls", action("fetch('https://first.example/').catch(() => {});"), slow);
    var next =
        run(
            "calls",
            action("await fetch('https://second.example/').catch((e) => console.log(e.cause, e));"),
            slow);
    assertThat(next.logs().toString()).contains("second").doesNotContain("first");
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
