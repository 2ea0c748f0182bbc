package dev.ostiary.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.common.Json;
import dev.ostiary.sandbox.Limits;
import dev.ostiary.sandbox.Program;
import dev.ostiary.sandbox.RunResult;
import dev.ostiary.sandbox.Sandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Every example of the library and every program as people publish them decides in each of its
 * cases what the case expects, in a process as the server has it.
 */
class ProgramCasesTest {
  private static final Sandbox SANDBOX = new Sandbox(Path.of("target/runner"), 1, 64);

  /** The machine that tests may be busy: time is not what is tested here. */
  private static final Limits PATIENT = new Limits(Duration.ofSeconds(20), Duration.ofSeconds(60));

  /** What a rule may say to the server beside claims. */
  private static final List<String> WISHES = List.of("redirect", "primaryUser", "multifactor");

  private static final List<String> PUBLISHED =
      List.of(
          "rule-roles-in-claim",
          "rule-permissions-and-role-in-id-token",
          "rule-set-roles-by-domain",
          "rule-email-domain-whitelist",
          "rule-force-email-verification",
          "rule-country",
          "rule-slack-notification",
          "rule-global-token-cache",
          "rule-consent-redirect",
          "rule-whitelist-for-app",
          "rule-async-axios",
          "rule-link-users-by-email",
          "action-roles",
          "action-weekdays",
          "action-assign-role",
          "action-redirect",
          "action-axios-after-signup",
          "action-machine-claims",
          "action-signup-domain",
          "hook-machine-claims",
          "database-login-bcrypt");

  @AfterAll
  static void close() {
    SANDBOX.close();
  }

  static Stream<ProgramCase> library() {
    return ProgramCase.library();
  }

  static Stream<ProgramCase> published() {
    return ProgramCase.published(PUBLISHED);
  }

  @ParameterizedTest
  @MethodSource
  void library(ProgramCase one) {
    check(one);
  }

  @ParameterizedTest
  @MethodSource
  void published(ProgramCase one) {
    check(one);
  }

  @Test
  void everyExampleIsDescribedAndTriedInMoreThanOneCase() {
    var examples = ProgramCase.list("library/library.json", "examples");
    assertThat(examples).hasSizeGreaterThanOrEqualTo(20);
    assertThat(examples.stream().map(e -> Json.text(e, "id"))).doesNotHaveDuplicates();
    for (var example : examples) {
      var id = Json.text(example, "id", "");
      assertThat(Json.text(example, "title", "")).as(id).isNotEmpty();
      assertThat(Json.text(example, "summary", "")).as(id).endsWith(".");
      assertThat(ProgramCase.list("library/" + id + ".test.json", "cases"))
          .as(id)
          .hasSizeGreaterThan(1);
      for (var secret : example.path("secrets")) {
        assertThat(ProgramCase.text("library/" + id + ".js")).as(id).contains(secret.asString());
      }
    }
  }

  @Test
  void everyTriggerWithATypeHasASampleEvent() {
    for (var trigger : Trigger.ids()) {
      if (ProgramCase.class.getResource("types/" + trigger + ".d.ts") != null) {
        assertThat(ProgramCase.json("events/" + trigger + ".json").has("tenant"))
            .as(trigger)
            .isTrue();
      }
    }
  }

  private static void check(ProgramCase one) {
    try {
      run(one);
    } catch (AssertionError e) {
      throw new AssertionError(one + ": " + e.getMessage(), e);
    }
  }

  private static void run(ProgramCase one) {
    var outside = new Outside(one.one().path("answers"));
    var program =
        new Program(
            "tenant",
            one.program(),
            one.codeThen(),
            one.module() ? Program.Shape.MODULE : Program.Shape.FUNCTION);
    var result = SANDBOX.run(program, one.input(), PATIENT, outside);
    var expected = one.expected();
    checkError(expected.path("error"), result);
    checkCalls(expected.path("calls"), outside.asked());
    if (expected.has("logs")) {
      assertLike("logs", expected.path("logs"), lines(result));
    }
    if (expected.has("value")) {
      assertLike("value", expected.path("value"), result.value());
    }
    if (!expected.has("error")) {
      assertLike("commands", orEmpty(expected.path("commands")), commands(result));
      assertThat(result.commands()).allMatch(c -> c.line() > 0, "has a line of the program");
      if (one.kind().equals("rule")) {
        checkRule(expected, result.value());
      }
    }
  }

  private static void checkError(JsonNode expected, RunResult result) {
    if (!expected.isObject()) {
      assertThat(result.error()).isNull();
      return;
    }
    var error = Objects.requireNonNull(result.error(), "no error");
    assertThat(result.status()).isEqualTo(RunResult.Status.FAILED);
    assertThat(Like.text(Json.text(expected, "name", "*"), error.name())).as("%s", error).isTrue();
    assertThat(Like.text(Json.text(expected, "message", "*"), error.message()))
        .as("%s", error)
        .isTrue();
    // What the case has no answer to is a gap in the case, not a failure of the program.
    assertThat(error.message()).doesNotContain("The case has no answer", "Cannot find module");
  }

  private static void checkCalls(JsonNode expected, List<JsonNode> asked) {
    assertThat(asked).hasSize(expected.size());
    for (int i = 0; i < asked.size(); i++) {
      var wanted = expected.path(i);
      var call = asked.get(i);
      assertThat(Like.address(Json.text(wanted, "to", ""), Json.text(call, "to", "")))
          .as("call %s", call)
          .isTrue();
      if (wanted.has("body")) {
        assertLike("body", wanted.path("body"), call.path("body"));
      }
      for (var header : wanted.path("headers").properties()) {
        assertLike(header.getKey(), header.getValue(), call.path("headers").path(header.getKey()));
      }
    }
  }

  private static void checkRule(JsonNode expected, JsonNode value) {
    var context = value.path("context");
    for (var token : List.of("accessToken", "idToken")) {
      assertLike(token, Json.child(expected, token), context.path(token));
    }
    for (var wish : WISHES) {
      var wanted = context.path(wish);
      if (expected.has(wish)) {
        assertLike(wish, expected.path(wish), wanted);
      } else {
        assertThat(wanted.isMissingNode() || wanted.isNull()).as(wish).isTrue();
      }
    }
    for (var member : expected.path("user").properties()) {
      assertLike(member.getKey(), member.getValue(), value.path("user").path(member.getKey()));
    }
  }

  private static void assertLike(String what, JsonNode pattern, JsonNode value) {
    assertThat(Like.json(pattern, value)).as("%s: %s, not %s", what, value, pattern).isTrue();
  }

  private static JsonNode orEmpty(JsonNode list) {
    return list.isArray() ? list : Json.array();
  }

  private static ArrayNode commands(RunResult result) {
    var all = Json.array();
    for (var command : result.commands()) {
      all.addArray().add(command.name()).addAll((ArrayNode) command.arguments());
    }
    return all;
  }

  private static ArrayNode lines(RunResult result) {
    var all = Json.array();
    for (var line : result.logs()) {
      all.addArray().add(line.path("level")).add(line.path("text"));
    }
    return all;
  }
}
