package dev.ostiary.cli;

import static dev.ostiary.cli.CommandLines.JSON;
import static dev.ostiary.cli.CommandLines.addOperand;
import static dev.ostiary.cli.CommandLines.flag;
import static dev.ostiary.cli.CommandLines.has;
import static dev.ostiary.cli.CommandLines.operand;
import static dev.ostiary.cli.CommandLines.option;
import static dev.ostiary.cli.CommandLines.print;
import static dev.ostiary.cli.CommandLines.value;

import dev.ostiary.common.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code ostiary explain}: why is this token refused? */
@Command(
    name = "explain",
    description = {
      "Say why an API refuses a token, and what to change: one verdict, one fix, then everything",
      "that was compared. The exit code is 2 when something is wrong with the token."
    },
    mixinStandardHelpOptions = true)
public final class ExplainCommand implements Callable<Integer> {
  private static final String API = "--api";
  private static final String SCOPE = "--scope";
  private static final String ISSUER = "--expect-issuer";
  private static final String VALID = "VALID_CHECK_YOUR_API";
  private static final int MAX_LENGTH = 16 * 1024;

  private final LocalAccess local;
  private CommandSpec spec = CommandSpec.create();

  /** For whoever has this access when the command line names no other. */
  public ExplainCommand(LocalAccess local) {
    this.local = local;
  }

  @Spec
  void setSpec(CommandSpec given) {
    this.spec = given;
    // A token on the command line stands in the shell's history; "-" reads it from elsewhere.
    addOperand(given, "TOKEN", "The token, or - to read it from standard input");
    given.addOption(option(API, "IDENTIFIER", "The API that refused it"));
    given.addOption(option(SCOPE, "SCOPES", "The scopes that the call needs, with blanks between"));
    given.addOption(option(ISSUER, "URL", "The issuer that the API expects, if it is another"));
    given.addOption(flag(JSON, "Print the server's answer for programs"));
    Remote.addOptions(given, local);
  }

  @Override
  public Integer call() {
    var answer =
        Remote.expect(Remote.of(spec, local).post("ostiary/v1/explain", question(token())));
    print(spec, has(spec, JSON) ? Json.write(answer) : text(answer));
    return Json.text(answer, "verdict", "").equals(VALID) ? 0 : 2;
  }

  private String token() {
    var given = operand(spec);
    if (!given.equals("-")) {
      return given;
    }
    try {
      // One more than is allowed: what is longer must not look like a token that was cut.
      return new String(System.in.readNBytes(MAX_LENGTH + 1), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new CommandFailure("Cannot read the token: " + e.getMessage());
    }
  }

  private ObjectNode question(String token) {
    if (token.isBlank()) {
      throw new CommandFailure("There is no token to explain");
    }
    var body = Json.object().put("token", token);
    var expect = body.putObject("expect");
    if (has(spec, API)) {
      expect.put("audience", value(spec, API));
    }
    if (has(spec, ISSUER)) {
      expect.put("issuer", value(spec, ISSUER));
    }
    if (has(spec, SCOPE)) {
      expect.set("scope", Json.array(List.of(value(spec, SCOPE).strip().split("[\\s,]+"))));
    }
    return body;
  }

  private static String text(JsonNode answer) {
    var verdict = Json.text(answer, "verdict", "");
    var text = new StringBuilder(verdict.equals(VALID) ? "✓ " : "✗ ");
    text.append(verdict).append("  ").append(Json.text(answer, "message", ""));
    var app = Json.child(answer, "application");
    if (!app.isEmpty()) {
      text.append("\n  Application: ").append(Json.text(app, "name", ""));
      text.append(" (").append(Json.text(app, "client_id", "")).append(')');
    }
    text.append("\n  Fix: ").append(Json.text(Json.child(answer, "fix"), "text", ""));
    answer.path("findings").forEach(f -> text.append("\n  Also: ").append(also(f)));
    text.append('\n');
    answer.path("checks").forEach(c -> text.append('\n').append(line(c)));
    return text.append("\n\n").append(Json.text(answer, "documentation", "")).toString();
  }

  private static String also(JsonNode finding) {
    return Json.text(finding, "verdict", "") + "  " + Json.text(finding, "message", "");
  }

  private static String line(JsonNode check) {
    var ok = check.path("ok");
    var mark = ok.isNull() ? "–" : ok.booleanValue() ? "✓" : "✗";
    var line = new StringBuilder("%s %-10s".formatted(mark, Json.text(check, "id", "")));
    var got = String.join(" ", Json.strings(check, "got"));
    line.append(got);
    // What fits needs no comparison.
    if (ok.isBoolean() && !ok.booleanValue()) {
      var want = String.join(" ", Json.strings(check, "want"));
      line.append(want.isEmpty() ? "" : "  (expected " + want + ")");
    }
    var note = Json.text(check, "note");
    return note == null ? line.toString().stripTrailing() : line + "  " + note;
  }
}
