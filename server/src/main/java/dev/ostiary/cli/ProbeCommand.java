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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code ostiary probe}: does an API refuse what it must? */
@Command(
    name = "probe",
    description = {
      "Send an API of yours what it must refuse, and say what it did. The server sends the",
      "requests: to this machine while it is in development mode, else to verified hosts.",
      "Exits with 2 when there are holes."
    },
    mixinStandardHelpOptions = true)
public final class ProbeCommand implements Callable<Integer> {
  private static final String API = "--api";
  private static final String SCOPE = "--scope";
  private static final String METHOD = "--method";
  private static final String LIBRARY = "--library";
  private static final int COLUMN = 52;

  private final LocalAccess local;
  private CommandSpec spec = CommandSpec.create();

  /** The command. */
  public ProbeCommand(LocalAccess local) {
    this.local = local;
  }

  @Spec
  void setSpec(CommandSpec given) {
    this.spec = given;
    addOperand(given, "URL", "A route of the API that wants a token");
    given.addOption(option(API, "IDENTIFIER", "The API's identifier, the audience of its tokens"));
    given.addOption(option(SCOPE, "NAME", "The permission that the route wants"));
    given.addOption(option(METHOD, "METHOD", "The route's method (default: GET)"));
    given.addOption(option(LIBRARY, "NAME", "What checks the tokens (default: guessed)"));
    given.addOption(flag(JSON, "Print the answer of /ostiary/v1/probes"));
    Remote.addOptions(given, local);
  }

  @Override
  public Integer call() {
    if (!has(spec, API)) {
      throw new CommandFailure("Name the API: " + API + " https://orders.example.com");
    }
    var request = Json.object().put("url", operand(spec)).put("audience", value(spec, API));
    for (var name : List.of(SCOPE, METHOD, LIBRARY)) {
      if (has(spec, name)) {
        request.put(name.substring(2), value(spec, name));
      }
    }
    var probe = Remote.expect(Remote.of(spec, local).post("ostiary/v1/probes", request));
    print(spec, has(spec, JSON) ? Json.write(probe) : text(probe));
    return Json.text(probe, "verdict", "").equals("holes") ? 2 : 0;
  }

  private static String text(JsonNode probe) {
    var lines = new ArrayList<String>();
    var cells = new ArrayList<String>();
    for (var one : probe.get("cases")) {
      if (!Json.text(one, "meaning", "").equals("skipped")) {
        cells.add(cell(one));
      }
    }
    for (int i = 0; i < cells.size(); i += 2) {
      var second = i + 1 < cells.size() ? cells.get(i + 1) : "";
      int gap = Math.max(2, COLUMN - cells.get(i).length());
      lines.add((cells.get(i) + " ".repeat(gap) + second).stripTrailing());
    }
    lines.add("");
    lines.add(summary(probe));
    for (var finding : probe.get("findings")) {
      lines.add("");
      boolean hole = Json.text(finding, "severity", "").equals("hole");
      lines.add((hole ? "✗ " : "! ") + Json.text(finding, "text", ""));
    }
    lines.addAll(fixes(probe));
    return String.join("\n", lines);
  }

  private static String cell(JsonNode one) {
    var sign =
        switch (Json.text(one, "meaning", "")) {
          case "good" -> "✓";
          case "hole" -> "✗";
          default -> "?";
        };
    var status = one.get("status").isNull() ? "---" : one.get("status").toString();
    return sign + " " + status + " " + Json.text(one, "title", "");
  }

  private static String summary(JsonNode probe) {
    long holes = Json.number(probe, "holes", 0);
    return switch (Json.text(probe, "verdict", "")) {
      case "holes" -> holes == 1 ? "1 hole." : holes + " holes.";
      case "good" -> "No holes.";
      default -> "Unclear: " + unclear(probe);
    };
  }

  private static String unclear(JsonNode probe) {
    return probe
        .get("cases")
        .valueStream()
        .filter(c -> Json.text(c, "meaning", "").equals("unclear"))
        .map(c -> Json.text(c, "title", "") + ": " + Json.text(c, "text", ""))
        .reduce((first, second) -> second)
        .orElse("");
  }

  /** What mends several findings is said once. */
  private static List<String> fixes(JsonNode probe) {
    var library = Json.child(probe, "library");
    var lines = new ArrayList<String>();
    var said = new ArrayList<String>();
    for (var finding : probe.get("findings")) {
      var fix = Json.child(finding, "fix");
      var text = Json.text(fix, "text", "");
      if (!text.isEmpty() && !said.contains(text)) {
        said.add(text);
        lines.add("");
        lines.add("Fix for " + Json.text(library, "name", "") + ": " + text);
        Json.text(fix, "code", "").lines().forEach(line -> lines.add("    " + line));
      }
    }
    return lines;
  }
}
