package dev.ostiary.cli;

import static dev.ostiary.cli.CommandLines.JSON;
import static dev.ostiary.cli.CommandLines.addOperand;
import static dev.ostiary.cli.CommandLines.flag;
import static dev.ostiary.cli.CommandLines.has;
import static dev.ostiary.cli.CommandLines.operand;
import static dev.ostiary.cli.CommandLines.print;

import dev.ostiary.common.Json;
import dev.ostiary.routes.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ostiary api import}: permissions of an API from what its routes ask for. */
@Command(
    name = "import",
    description = {
      "Add the permissions to an API that the routes of an OpenAPI document ask for, and list the",
      "routes that ask for nothing. Nothing is removed without --prune."
    },
    mixinStandardHelpOptions = true)
final class ApiImportCommand implements Callable<Integer> {
  private static final String PLAN = "--plan";
  private static final String PRUNE = "--prune";

  private final LocalAccess local;
  private CommandSpec spec = CommandSpec.create();

  ApiImportCommand(LocalAccess local) {
    this.local = local;
  }

  @Spec
  void setSpec(CommandSpec given) {
    this.spec = given;
    addOperand(given, "FILE", "OpenAPI 3.0 or 3.1, YAML or JSON");
    given.addOption(flag(PLAN, "Only say what would be done"));
    given.addOption(
        flag(PRUNE, "Also remove permissions that no route asks for, from roles and users, too"));
    given.addOption(flag(JSON, "Print an object for programs"));
    RemoteApi.addOptions(given, local);
  }

  /** What an import does. */
  private record Change(List<String> added, List<String> removed, List<Route> open) {
    boolean any() {
      return !added.isEmpty() || !removed.isEmpty();
    }
  }

  @Override
  public Integer call() {
    var document = RemoteApi.document(operand(spec));
    var api = RemoteApi.of(spec, local);
    var wanted = document.permissions();
    var after = new LinkedHashMap<>(api.permissions());
    var removed = new ArrayList<String>();
    if (has(spec, PRUNE)) {
      after.keySet().stream().filter(p -> !wanted.containsKey(p)).forEach(removed::add);
      removed.forEach(after::remove);
    }
    var added = new ArrayList<String>();
    wanted.forEach(
        (permission, description) -> {
          if (!after.containsKey(permission)) {
            after.put(permission, description);
            added.add(permission);
          }
        });
    var open = document.routes().stream().filter(r -> r.requirement().missing()).toList();
    var change = new Change(added, removed, open);
    boolean apply = change.any() && !has(spec, PLAN);
    if (apply) {
      api.permissions(after);
    }
    print(spec, has(spec, JSON) ? json(change, apply) : text(api, change, apply));
    return 0;
  }

  private static String json(Change change, boolean applied) {
    var json = Json.object().put("applied", applied);
    json.set("added", Json.array(change.added()));
    json.set("removed", Json.array(change.removed()));
    json.set("routes_without_requirement", Json.array(names(change.open())));
    return Json.write(json);
  }

  private static List<String> names(List<Route> routes) {
    return routes.stream().map(Route::toString).toList();
  }

  private static String text(RemoteApi api, Change change, boolean applied) {
    var lines = new ArrayList<String>();
    change.added().forEach(p -> lines.add("+ " + p));
    change.removed().forEach(p -> lines.add("- " + p));
    var state =
        !change.any() ? "Nothing to change at " : applied ? "Changed: " : "Would be changed: ";
    lines.add(state + api.name() + " (" + api.identifier() + ")");
    if (!change.open().isEmpty()) {
      lines.add("");
      lines.add("Routes that ask for nothing:");
      names(change.open()).forEach(r -> lines.add("! " + r));
    }
    return String.join("\n", lines);
  }
}
