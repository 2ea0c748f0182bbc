package dev.ostiary.cli;

import static dev.ostiary.cli.CommandLines.addOperand;
import static dev.ostiary.cli.CommandLines.flag;
import static dev.ostiary.cli.CommandLines.has;
import static dev.ostiary.cli.CommandLines.operand;
import static dev.ostiary.cli.CommandLines.option;
import static dev.ostiary.cli.CommandLines.print;
import static dev.ostiary.cli.CommandLines.value;

import dev.ostiary.common.Json;
import dev.ostiary.routes.Matrix;
import dev.ostiary.routes.MatrixFormat;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code ostiary api}: an API and the OpenAPI document that describes it. */
@Command(
    name = "api",
    description = "An API and its OpenAPI document.",
    mixinStandardHelpOptions = true)
public final class ApiCommand implements Callable<Integer> {
  private CommandSpec spec = CommandSpec.create();

  private ApiCommand() {}

  /** The command with all that it can do. */
  public static CommandLine of(LocalAccess local) {
    var line = new CommandLine(new ApiCommand());
    List.of(new ApiImportCommand(local), new Routes(local), new Metadata(local))
        .forEach(line::addSubcommand);
    return line;
  }

  @Spec
  void setSpec(CommandSpec given) {
    this.spec = given;
  }

  @Override
  public Integer call() {
    return CommandLines.usage(spec);
  }

  /** {@code ostiary api routes}: which route asks for which permission, and which roles have it. */
  @Command(
      name = "routes",
      description = {
        "Print which route asks for which permission, and which roles have it. With --check exits",
        "with 2 when a route asks for nothing or for what the API does not define."
      },
      mixinStandardHelpOptions = true)
  static final class Routes implements Callable<Integer> {
    private static final String CHECK = "--check";
    private static final String FORMAT = "--format";

    private final LocalAccess local;
    private CommandSpec spec = CommandSpec.create();

    Routes(LocalAccess local) {
      this.local = local;
    }

    @Spec
    void setSpec(CommandSpec given) {
      this.spec = given;
      addOperand(given, "FILE", "OpenAPI 3.0 or 3.1, YAML or JSON");
      given.addOption(flag(CHECK, "For builds: exit with 2 when something is wrong"));
      given.addOption(option(FORMAT, "FORMAT", "table (default), markdown, csv or json"));
      RemoteApi.addOptions(given, local);
    }

    @Override
    public Integer call() {
      var name = has(spec, FORMAT) ? value(spec, FORMAT) : MatrixFormat.TABLE.text();
      var format =
          MatrixFormat.of(name)
              .orElseThrow(
                  () ->
                      new CommandFailure(FORMAT + " is table, markdown, csv or json, not " + name));
      var document = RemoteApi.document(operand(spec));
      var api = RemoteApi.of(spec, local);
      var matrix = Matrix.of(document.routes(), api.permissions().keySet(), api.roles());
      print(spec, format.write(matrix));
      if (!api.rbac() && format == MatrixFormat.TABLE) {
        print(
            spec,
            "\nRBAC is off at "
                + api.name()
                + ": applications get every permission that they ask for, whatever roles say.");
      }
      return has(spec, CHECK) && !matrix.problems().isEmpty() ? 2 : 0;
    }
  }

  /** {@code ostiary api metadata}: what an API publishes about itself. */
  @Command(
      name = "metadata",
      description = {
        "Print the protected resource metadata of an API (RFC 9728). The API itself serves it, at",
        "/.well-known/oauth-protected-resource followed by the path of its identifier."
      },
      mixinStandardHelpOptions = true)
  static final class Metadata implements Callable<Integer> {
    private static final String RESOURCE = "--resource";

    private final LocalAccess local;
    private CommandSpec spec = CommandSpec.create();

    Metadata(LocalAccess local) {
      this.local = local;
    }

    @Spec
    void setSpec(CommandSpec given) {
      this.spec = given;
      given.addOption(
          option(RESOURCE, "URL", "The API's address, when its identifier is not an https URL"));
      RemoteApi.addOptions(given, local);
    }

    @Override
    public Integer call() {
      var api = RemoteApi.of(spec, local);
      var resource = has(spec, RESOURCE) ? value(spec, RESOURCE) : api.identifier();
      // RFC 9728 section 1.2: an https URL without a fragment.
      if (!resource.matches("https://[^\\s#]+")) {
        throw new CommandFailure(
            resource + " is no https URL: name the API's address with " + RESOURCE);
      }
      var json = Json.object().put("resource", resource).put("resource_name", api.name());
      json.set("authorization_servers", Json.array(List.of(api.issuer())));
      json.set("scopes_supported", Json.array(api.permissions().keySet()));
      json.set("bearer_methods_supported", Json.array(List.of("header")));
      print(spec, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json));
      return 0;
    }
  }
}
