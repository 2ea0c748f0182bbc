package dev.ostiary;

import static dev.ostiary.cli.CommandLines.JSON;
import static dev.ostiary.cli.CommandLines.addOperand;
import static dev.ostiary.cli.CommandLines.flag;
import static dev.ostiary.cli.CommandLines.has;
import static dev.ostiary.cli.CommandLines.operand;
import static dev.ostiary.cli.CommandLines.option;
import static dev.ostiary.cli.CommandLines.print;

import dev.ostiary.administrator.Administrator;
import dev.ostiary.administrator.Administrators;
import dev.ostiary.administrator.Level;
import dev.ostiary.cli.CommandLines;
import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.config.Config;
import dev.ostiary.db.Database;
import dev.ostiary.document.DocumentStore;
import dev.ostiary.log.AuditLog;
import dev.ostiary.log.LogEvent;
import dev.ostiary.log.LogType;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.user.User;
import dev.ostiary.user.UserStore;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ostiary administrator}: who may manage a tenant in the dashboard. */
@Command(
    name = "administrator",
    description = {
      "Administrators: users who manage their tenant in the dashboard.",
      "Servers on the same database follow at once."
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      AdministratorCommand.Invite.class,
      AdministratorCommand.ListAll.class,
      AdministratorCommand.Remove.class
    })
final class AdministratorCommand implements Callable<Integer> {
  private static final String TENANT = "--tenant";

  private CommandSpec spec = CommandSpec.create();

  @Spec
  void setSpec(CommandSpec given) {
    this.spec = given;
  }

  @Override
  public Integer call() {
    return CommandLines.usage(spec);
  }

  private static void addOptions(CommandSpec spec) {
    spec.addOption(option(TENANT, "NAME", "Whose administrators (default: the first tenant's)"));
    ServeCommand.Settings.addOptions(spec, ServeCommand.Settings.DATABASE);
  }

  /** The database of a server, and the tenant that the command line names in it. */
  private record Opened(Database database, DocumentStore documents, Tenant tenant)
      implements AutoCloseable {
    static Opened of(CommandSpec spec) {
      var name = spec.commandLine().getParseResult().matchedOptionValue(TENANT, Tenants.FIRST);
      var database = Server.existing(ServeCommand.Settings.read(spec));
      var documents = new DocumentStore(database, new Time());
      var tenants = new Tenants(documents);
      documents.load();
      var tenant = tenants.named(name);
      if (tenant.isEmpty()) {
        documents.close();
        database.close();
        throw new Config.BadConfig("There is no tenant " + name);
      }
      return new Opened(database, documents, tenant.get());
    }

    Administrators administrators() {
      return new Administrators(database, new Time());
    }

    /** Keeps what was done, and by whom as far as the machine knows. */
    void log(String what, Level level) {
      new AuditLog(database, new Time(), AuditLog.Names.NONE, type -> {})
          .write(
              tenant.id(),
              LogEvent.of(LogType.API_OPERATION, "ostiary administrator " + what)
                  .detail("level", level.text())
                  .detail("operator", System.getProperty("user.name")));
    }

    /** The users behind some ids. */
    Map<String, User> users(List<Administrator> administrators) {
      var ids = administrators.stream().map(Administrator::userId).toList();
      return database.read(tx -> new UserStore().all(tx, tenant.id(), ids)).stream()
          .collect(Collectors.toMap(User::id, u -> u));
    }

    @Override
    public void close() {
      documents.close();
      database.close();
    }
  }

  /** {@code ostiary administrator invite}. */
  @Command(
      name = "invite",
      description = {
        "Print a link by which one person becomes an administrator, with a new account or an",
        "account of the tenant. It works once, for 24 hours: give it to nobody else."
      },
      mixinStandardHelpOptions = true)
  static final class Invite implements Callable<Integer> {
    private static final String LEVEL = "--level";
    private CommandSpec spec = CommandSpec.create();

    @Spec
    void setSpec(CommandSpec given) {
      this.spec = given;
      given.addOption(
          option(LEVEL, "LEVEL", "administrator (default), or viewer: sees all but secrets"));
      addOptions(given);
    }

    @Override
    public Integer call() {
      var name =
          spec.commandLine().getParseResult().matchedOptionValue(LEVEL, Level.ADMINISTRATOR.text());
      var level =
          Level.of(name)
              .orElseThrow(
                  () -> new Config.BadConfig("--level is " + levels() + ", not '" + name + "'"));
      try (var opened = Opened.of(spec)) {
        print(spec, opened.administrators().invite(opened.tenant(), level));
        opened.log("invite", level);
      }
      return 0;
    }

    private static String levels() {
      return Arrays.stream(Level.values()).map(Level::text).collect(Collectors.joining(" or "));
    }
  }

  /** {@code ostiary administrator list}. */
  @Command(
      name = "list",
      description = "List the administrators of a tenant, the oldest first.",
      mixinStandardHelpOptions = true)
  static final class ListAll implements Callable<Integer> {
    private static final String ROW = "%-36s %-40s %-14s %s";
    private CommandSpec spec = CommandSpec.create();

    @Spec
    void setSpec(CommandSpec given) {
      this.spec = given;
      given.addOption(flag(JSON, "Print an array for programs"));
      addOptions(given);
    }

    @Override
    public Integer call() {
      boolean json = has(spec, JSON);
      try (var opened = Opened.of(spec)) {
        var all = opened.administrators().list(opened.tenant().id());
        var users = opened.users(all);
        print(spec, json ? json(all, users) : table(all, users));
      }
      return 0;
    }

    private static @Nullable String email(Administrator one, Map<String, User> users) {
      var user = users.get(one.userId());
      return user == null ? null : user.email();
    }

    private static String json(List<Administrator> all, Map<String, User> users) {
      var array = Json.array();
      all.forEach(
          one ->
              array.add(
                  Json.object()
                      .put("user_id", one.userId())
                      .put("email", email(one, users))
                      .put("level", one.level().text())
                      .put("since", Time.text(one.since()))));
      return Json.write(array);
    }

    private static String table(List<Administrator> all, Map<String, User> users) {
      var text = new StringBuilder(ROW.formatted("USER_ID", "EMAIL", "LEVEL", "SINCE"));
      all.forEach(
          one ->
              text.append('\n')
                  .append(
                      ROW.formatted(
                          one.userId(),
                          email(one, users),
                          one.level().text(),
                          Instant.ofEpochMilli(one.since()))));
      return text.toString();
    }
  }

  /** {@code ostiary administrator remove}. */
  @Command(
      name = "remove",
      description = {
        "Take the level away from a user, from the next call of the dashboard on.",
        "The account itself stays."
      },
      mixinStandardHelpOptions = true)
  static final class Remove implements Callable<Integer> {
    private CommandSpec spec = CommandSpec.create();

    @Spec
    void setSpec(CommandSpec given) {
      this.spec = given;
      addOperand(given, "USER", "E-mail address or user id");
      addOptions(given);
    }

    @Override
    public Integer call() {
      var named = operand(spec);
      try (var opened = Opened.of(spec)) {
        var administrators = opened.administrators();
        var tenant = opened.tenant().id();
        var all = administrators.list(tenant);
        var users = opened.users(all);
        var found = all.stream().filter(one -> is(named, one, users)).toList();
        found.forEach(
            one -> {
              administrators.remove(tenant, one.userId());
              opened.log("remove " + one.userId(), one.level());
            });
        if (found.isEmpty()) {
          throw new Config.BadConfig(named + " is no administrator of the tenant " + tenant);
        }
        print(spec, named + " is no administrator any more");
      }
      return 0;
    }

    private static boolean is(String named, Administrator one, Map<String, User> users) {
      var user = users.get(one.userId());
      return one.userId().equals(named)
          || (user != null && UserStore.normalize(named).equals(user.email()));
    }
  }
}
