package dev.ostiary.cli;

import static dev.ostiary.cli.CommandLines.JSON;
import static dev.ostiary.cli.CommandLines.flag;
import static dev.ostiary.cli.CommandLines.has;
import static dev.ostiary.cli.CommandLines.option;
import static dev.ostiary.cli.CommandLines.print;
import static dev.ostiary.cli.CommandLines.value;

import dev.ostiary.common.Json;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** {@code ostiary token}: tokens before anybody has them. */
@Command(
    name = "token",
    description = "Tokens before anybody has them.",
    mixinStandardHelpOptions = true)
public final class TokenCommand implements Callable<Integer> {
  private final LocalAccess local;
  private CommandSpec spec = CommandSpec.create();

  /** With the credentials of this machine. */
  public TokenCommand(LocalAccess local) {
    this.local = local;
  }

  @Spec
  void setSpec(CommandSpec given) {
    this.spec = given;
    given.addSubcommand("preview", new picocli.CommandLine(new Preview(local)));
  }

  @Override
  public Integer call() {
    return CommandLines.usage(spec);
  }

  /** {@code ostiary token preview}. */
  @Command(
      name = "preview",
      description = {
        "Show the tokens that a request would get, and why each part is there or is not.",
        "Nothing is issued. Exit code 2 says that the request would be refused."
      },
      mixinStandardHelpOptions = true)
  static final class Preview implements Callable<Integer> {
    private static final String USER = "--user";
    private static final String APP = "--app";
    private static final String API = "--api";
    private static final String SCOPE = "--scope";
    private static final String ORGANIZATION = "--organization";
    private static final String GRANT = "--grant";
    private final LocalAccess local;
    private CommandSpec spec = CommandSpec.create();

    Preview(LocalAccess local) {
      this.local = local;
    }

    @Spec
    void setSpec(CommandSpec given) {
      this.spec = given;
      given.addOption(option(APP, "APP", "The application: its client_id or name"));
      given.addOption(
          option(USER, "USER", "Who is signed in: e-mail address or user_id (default: nobody)"));
      given.addOption(option(API, "AUDIENCE", "The API's identifier (default: none)"));
      given.addOption(option(SCOPE, "SCOPES", "Scopes that are asked for, in one argument"));
      given.addOption(option(ORGANIZATION, "ORG", "Id or name of an organization"));
      given.addOption(
          option(
              GRANT,
              "TYPE",
              "authorization_code (default with a user), client_credentials (default without),"
                  + " refresh_token, password or implicit"));
      given.addOption(flag(JSON, "Print the answer as JSON"));
      Remote.addOptions(given, local);
    }

    @Override
    public Integer call() {
      if (!has(spec, APP)) {
        throw new CommandFailure("Name the application: " + APP + " NAME");
      }
      var server = Remote.of(spec, local);
      var names = new Names(server);
      var body = Json.object().put("client_id", names.client(value(spec, APP)));
      if (has(spec, USER)) {
        body.put("user_id", names.user(value(spec, USER)));
      }
      put(body, "audience", API);
      put(body, "scope", SCOPE);
      put(body, "organization", ORGANIZATION);
      put(body, "grant_type", GRANT);
      var preview = Remote.expect(server.post("ostiary/v1/token-previews", body));
      print(spec, has(spec, JSON) ? Json.write(preview) : new PreviewText(preview).toString());
      return preview.get("refused").isNull() ? 0 : 2;
    }

    private void put(ObjectNode body, String member, String option) {
      if (has(spec, option)) {
        body.put(member, value(spec, option));
      }
    }
  }
}
