package dev.ostiary.cli;

import static dev.ostiary.cli.CommandLines.JSON;
import static dev.ostiary.cli.CommandLines.flag;
import static dev.ostiary.cli.CommandLines.has;
import static dev.ostiary.cli.CommandLines.option;
import static dev.ostiary.cli.CommandLines.print;
import static dev.ostiary.cli.CommandLines.value;

import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.manifest.Manifest;
import dev.ostiary.manifest.ManifestFile;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the commands about a manifest do that speak to a server. */
final class PermissionsRemote {
  private static final String ROOT = "ostiary/v1/permission-manifests";
  private static final String API = "--api";
  private static final String PRUNE = "--prune";

  private PermissionsRemote() {}

  /** The commands, in the order of the help. */
  static List<Object> commands(LocalAccess local) {
    return List.of(new Pull(local), new Plan(local), new Apply(local), new Rename(local));
  }

  private static String api(CommandSpec spec, ManifestOnDisk disk) {
    if (has(spec, API)) {
      return value(spec, API);
    }
    if (!disk.exists()) {
      throw new CommandFailure("Name the API: " + API + " https://orders.example.com");
    }
    return disk.read().api();
  }

  private static Manifest pulled(Remote server, String api) {
    var answer = Remote.expect(server.get(ROOT + "?audience=" + Names.encoded(api)));
    return ManifestFile.parse(server.base(), Json.write(answer));
  }

  /** What a plan is made of, and what applying it sends beside the hash. */
  private static ObjectNode wanted(CommandSpec spec) {
    var manifest = ManifestOnDisk.of(spec).read();
    var body = Json.object().put("prune", has(spec, PRUNE));
    body.set("manifest", ManifestFile.json(manifest));
    return body;
  }

  private static void addPlanOptions(CommandSpec spec, LocalAccess local) {
    ManifestOnDisk.addOption(spec);
    spec.addOption(flag(PRUNE, "Remove permissions that the file does not know"));
    spec.addOption(flag(JSON, "Print the plan as JSON"));
    Remote.addOptions(spec, local);
  }

  private static void show(CommandSpec spec, JsonNode plan) {
    print(spec, has(spec, JSON) ? Json.write(plan) : new PlanText(plan).toString());
  }

  /** {@code ostiary permissions pull}. */
  @Command(
      name = "pull",
      description = {
        "Write an API's permissions and their roles into a file.",
        "Keys that the file has already stay; comments in it do not."
      },
      mixinStandardHelpOptions = true)
  static final class Pull implements Callable<Integer> {
    private final LocalAccess local;
    private CommandSpec spec = CommandSpec.create();

    Pull(LocalAccess local) {
      this.local = local;
    }

    @Spec
    void setSpec(CommandSpec given) {
      this.spec = given;
      given.addOption(option(API, "AUDIENCE", "The API's identifier (default: the file's)"));
      ManifestOnDisk.addOption(given);
      Remote.addOptions(given, local);
    }

    @Override
    public Integer call() {
      var disk = ManifestOnDisk.of(spec);
      var api = api(spec, disk);
      var manifest = disk.merged(pulled(Remote.of(spec, local), api));
      disk.write(manifest);
      print(
          spec,
          "%s: %d permissions, %d roles of %s"
              .formatted(disk.name(), manifest.permissions().size(), manifest.roles().size(), api));
      return 0;
    }
  }

  /** {@code ostiary permissions plan}. */
  @Command(
      name = "plan",
      description = {
        "Say what applying the file would change, and for whom. Nothing is changed.",
        "With --check, exit code 2 says that the API is not as the file says."
      },
      mixinStandardHelpOptions = true)
  static final class Plan implements Callable<Integer> {
    private static final String CHECK = "--check";
    private final LocalAccess local;
    private CommandSpec spec = CommandSpec.create();

    Plan(LocalAccess local) {
      this.local = local;
    }

    @Spec
    void setSpec(CommandSpec given) {
      this.spec = given;
      given.addOption(flag(CHECK, "Exit with 2 when there is anything to change"));
      addPlanOptions(given, local);
    }

    @Override
    public Integer call() {
      var body = wanted(spec);
      var plan = Remote.expect(Remote.of(spec, local).post(ROOT + "/plans", body));
      show(spec, plan);
      boolean same = plan.get("changes").isEmpty() && plan.get("problems").isEmpty();
      return has(spec, CHECK) && !same ? 2 : 0;
    }
  }

  /** {@code ostiary permissions apply}. */
  @Command(
      name = "apply",
      description = {
        "Make the API as the file says, in one transaction, and print what was changed.",
        "With the hash of a plan that was read before, nothing else than that plan is done."
      },
      mixinStandardHelpOptions = true)
  static final class Apply implements Callable<Integer> {
    private static final String HASH = "--hash";
    private final LocalAccess local;
    private CommandSpec spec = CommandSpec.create();

    Apply(LocalAccess local) {
      this.local = local;
    }

    @Spec
    void setSpec(CommandSpec given) {
      this.spec = given;
      given.addOption(option(HASH, "HASH", "The plan that was read (default: a fresh one)"));
      addPlanOptions(given, local);
    }

    @Override
    public Integer call() {
      var body = wanted(spec);
      var server = Remote.of(spec, local);
      body.put("hash", has(spec, HASH) ? value(spec, HASH) : fresh(server, body));
      var done = Remote.expect(server.post(ROOT + "/changes", body));
      show(spec, done);
      return 0;
    }

    private static String fresh(Remote server, ObjectNode body) {
      return Json.text(Remote.expect(server.post(ROOT + "/plans", body)), "hash", "");
    }
  }

  /** {@code ostiary permissions rename}. */
  @Command(
      name = "rename",
      description = {
        "Give a permission another name, on the server and in the file.",
        "Roles, users and client grants have it under the new name at once. Until the former name"
            + " ends, tokens carry both."
      },
      mixinStandardHelpOptions = true)
  static final class Rename implements Callable<Integer> {
    private static final String DAYS = "--alias-days";
    private static final String UNTIL = "--alias-until";
    private static final int STANDARD_DAYS = 90;
    private static final int MAX_DAYS = 3_650;
    private final LocalAccess local;
    private CommandSpec spec = CommandSpec.create();

    Rename(LocalAccess local) {
      this.local = local;
    }

    @Spec
    void setSpec(CommandSpec given) {
      this.spec = given;
      given.addPositional(name("0", "FROM", "The name until now"));
      given.addPositional(name("1", "TO", "The name from now on"));
      given.addOption(option(API, "AUDIENCE", "The API's identifier (default: the file's)"));
      given.addOption(
          option(DAYS, "DAYS", "Days on which tokens carry both names (default: 90; 0: none)"));
      given.addOption(option(UNTIL, "DAY", "The last of them instead, such as 2027-03-31"));
      ManifestOnDisk.addOption(given);
      Remote.addOptions(given, local);
    }

    private static PositionalParamSpec name(String index, String label, String description) {
      return PositionalParamSpec.builder()
          .index(index)
          .arity("1")
          .required(true)
          .paramLabel(label)
          .type(String.class)
          .description(description)
          .build();
    }

    @Override
    public Integer call() {
      var words = spec.commandLine().getParseResult();
      var from = words.matchedPositionalValue(0, "");
      var to = words.matchedPositionalValue(1, "");
      var disk = ManifestOnDisk.of(spec);
      var api = api(spec, disk);
      var until = until();
      var body = Json.object().put("from", from).put("to", to);
      if (until != null) {
        body.put("alias_until", until.toString());
      }
      var server = Remote.of(spec, local);
      var path = "ostiary/v1/resource-servers/" + Names.encoded(api) + "/permissions/rename";
      Remote.expect(server.post(path, body));
      print(
          spec,
          from
              + " is called "
              + to
              + " now"
              + (until == null ? "" : "; until " + until + " tokens carry both names"));
      if (disk.exists() && disk.read().api().equals(api)) {
        disk.write(disk.renamed(from, to, until));
        print(spec, disk.name() + " says so, too");
      }
      return 0;
    }

    private @Nullable LocalDate until() {
      if (has(spec, UNTIL)) {
        try {
          return LocalDate.parse(value(spec, UNTIL));
        } catch (DateTimeParseException e) {
          throw new CommandFailure(UNTIL + ": write the day as 2027-03-31");
        }
      }
      int days = has(spec, DAYS) ? days(value(spec, DAYS)) : STANDARD_DAYS;
      var today = new Time().now().atOffset(ZoneOffset.UTC).toLocalDate();
      return days == 0 ? null : today.plusDays(days);
    }

    private static int days(String text) {
      if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) > MAX_DAYS) {
        throw new CommandFailure(DAYS + ": a number of days, at most " + MAX_DAYS);
      }
      return Integer.parseInt(text);
    }
  }
}
