package dev.ostiary;

import static dev.ostiary.cli.CommandLines.JSON;
import static dev.ostiary.cli.CommandLines.addOperand;
import static dev.ostiary.cli.CommandLines.flag;
import static dev.ostiary.cli.CommandLines.has;
import static dev.ostiary.cli.CommandLines.operand;
import static dev.ostiary.cli.CommandLines.option;
import static dev.ostiary.cli.CommandLines.print;

import dev.ostiary.cli.CommandLines;
import dev.ostiary.common.Json;
import dev.ostiary.config.Config;
import dev.ostiary.tls.LocalCa;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** {@code ostiary tenant}: several tenants in one server. */
@Command(
    name = "tenant",
    description = {
      "Tenants: each with its own domain, issuer, keys and data in the same server.",
      "Servers on the same database follow within a second."
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      TenantCommand.Create.class,
      TenantCommand.ListAll.class,
      TenantCommand.Delete.class
    })
final class TenantCommand implements Callable<Integer> {
  private CommandSpec spec = CommandSpec.create();

  @Spec
  void setSpec(CommandSpec given) {
    this.spec = given;
  }

  @Override
  public Integer call() {
    return CommandLines.usage(spec);
  }

  private static String created(TenantRegister.Line line) {
    return Instant.ofEpochMilli(line.tenant().created()).toString();
  }

  /** {@code ostiary tenant create}. */
  @Command(
      name = "create",
      description = {
        "Make a tenant with keys, a database connection and an application that",
        "may do everything in the Management API. Its secret is shown this once."
      },
      mixinStandardHelpOptions = true)
  static final class Create implements Callable<Integer> {
    private static final String DOMAIN = "--domain";
    private static final String SCHEME = "--issuer-scheme";
    private static final String NO_CERTIFICATE =
        """

        The local CA vouches for names below localhost only: give the server a certificate
        for this one (--tls-keystore), or put a proxy with one in front of it.\
        """;

    private CommandSpec spec = CommandSpec.create();

    @Spec
    void setSpec(CommandSpec given) {
      this.spec = given;
      addOperand(given, "NAME", "Name of the tenant: a-z, 0-9 and -");
      given.addOption(
          OptionSpec.builder(DOMAIN)
              .paramLabel("HOST[:PORT]")
              .type(String.class)
              .required(true)
              .description("Where it answers, such as acme.example.com or acme.localhost:8443")
              .build());
      given.addOption(option(SCHEME, "SCHEME", "https (default), or http where TLS is no concern"));
      given.addOption(flag(JSON, "Print an object for programs"));
      ServeCommand.Settings.addOptions(given, ServeCommand.Settings.SECRETS);
    }

    @Override
    public Integer call() {
      var parsed = spec.commandLine().getParseResult();
      try (var register = new TenantRegister(ServeCommand.Settings.read(spec))) {
        var made =
            register.create(
                operand(spec),
                parsed.matchedOptionValue(SCHEME, "https"),
                parsed.matchedOptionValue(DOMAIN, ""));
        print(spec, has(spec, JSON) ? json(made) : words(made));
      }
      return 0;
    }

    private static String json(TenantRegister.Made made) {
      return Json.write(
          Json.object()
              .put("name", made.tenant().id())
              .put("domain", made.tenant().domain())
              .put("issuer", made.tenant().issuer())
              .put("client_id", made.clientId())
              .put("client_secret", made.clientSecret())
              .put("setup_url", made.setup()));
    }

    private static boolean certified(TenantRegister.Made made) {
      var issuer = URI.create(made.tenant().issuer());
      return issuer.getScheme().equals("http") || LocalCa.mayName(issuer.getHost());
    }

    private static String words(TenantRegister.Made made) {
      return """
          The tenant %s answers at %s
          Application for the Management API; the secret is not shown again:
            client_id      %s
            client_secret  %s
          Create the first administrator, within 24 hours: %s%s\
          """
          .formatted(
              made.tenant().id(),
              made.tenant().issuer(),
              made.clientId(),
              made.clientSecret(),
              made.setup(),
              certified(made) ? "" : NO_CERTIFICATE);
    }
  }

  /** {@code ostiary tenant list}. */
  @Command(
      name = "list",
      description = "List the tenants, the oldest first.",
      mixinStandardHelpOptions = true)
  static final class ListAll implements Callable<Integer> {
    private static final String ROW = "%-20s %-32s %-40s %-24s %8s %12s";
    private CommandSpec spec = CommandSpec.create();

    @Spec
    void setSpec(CommandSpec given) {
      this.spec = given;
      given.addOption(flag(JSON, "Print an array for programs"));
      ServeCommand.Settings.addOptions(given, ServeCommand.Settings.SECRETS);
    }

    @Override
    public Integer call() {
      try (var register = new TenantRegister(ServeCommand.Settings.read(spec))) {
        var lines = register.list();
        print(spec, has(spec, JSON) ? json(lines) : table(lines));
      }
      return 0;
    }

    private static String json(List<TenantRegister.Line> lines) {
      var array = Json.array();
      lines.forEach(
          line ->
              array.add(
                  Json.object()
                      .put("name", line.tenant().id())
                      .put("domain", line.tenant().domain())
                      .put("issuer", line.tenant().issuer())
                      .put("created", created(line))
                      .put("users", line.users())
                      .put("applications", line.applications())));
      return Json.write(array);
    }

    private static String table(List<TenantRegister.Line> lines) {
      var text =
          new StringBuilder(
              ROW.formatted("NAME", "DOMAIN", "ISSUER", "CREATED", "USERS", "APPLICATIONS"));
      lines.forEach(
          line ->
              text.append('\n')
                  .append(
                      ROW.formatted(
                          line.tenant().id(),
                          line.tenant().domain(),
                          line.tenant().issuer(),
                          created(line),
                          line.users(),
                          line.applications())));
      return text.toString();
    }
  }

  /** {@code ostiary tenant delete}. */
  @Command(
      name = "delete",
      description = {
        "Delete a tenant with its users, applications, keys, tokens and logs.",
        "There is no way back but a backup."
      },
      mixinStandardHelpOptions = true)
  static final class Delete implements Callable<Integer> {
    private static final String YES = "--yes";

    /** Twice the time in which servers look for changes. */
    private static final Duration HEARD = Duration.ofSeconds(1);

    private CommandSpec spec = CommandSpec.create();

    @Spec
    void setSpec(CommandSpec given) {
      this.spec = given;
      addOperand(given, "NAME", "Name of the tenant");
      given.addOption(flag(YES, "Do not ask"));
      ServeCommand.Settings.addOptions(given, ServeCommand.Settings.SECRETS);
    }

    @Override
    public Integer call() throws InterruptedException {
      var name = operand(spec);
      try (var register = new TenantRegister(ServeCommand.Settings.read(spec))) {
        if (!register.deletable(name)) {
          throw new Config.BadConfig("There is no tenant " + name);
        }
        if (!has(spec, YES) && !confirmed(name)) {
          throw new Config.BadConfig("That is not the name: nothing was deleted");
        }
        register.delete(name);
        Thread.sleep(HEARD);
        register.deleteLate(name);
        print(spec, "The tenant " + name + " is deleted");
      }
      return 0;
    }

    private boolean confirmed(String name) {
      print(spec, "This deletes everything of the tenant " + name + ". Type its name to go on:");
      try {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        return name.equals(in.readLine());
      } catch (IOException e) {
        return false;
      }
    }
  }
}
