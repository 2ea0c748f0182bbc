package dev.ostiary.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ostiary permissions}: one file as the list of an API's permissions. */
@Command(
    name = "permissions",
    description = "The permissions of an API, from one file: permissions.yaml.",
    mixinStandardHelpOptions = true)
public final class PermissionsCommand implements Callable<Integer> {
  private CommandSpec spec = CommandSpec.create();

  private PermissionsCommand() {}

  /** The command with all that it can do. */
  public static CommandLine of(LocalAccess local) {
    var line = new CommandLine(new PermissionsCommand());
    List.of(new GenerateCommand(), new CheckCommand()).forEach(line::addSubcommand);
    PermissionsRemote.commands(local).forEach(line::addSubcommand);
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
}
