package dev.ostiary;

import dev.ostiary.cli.ApiCommand;
import dev.ostiary.cli.ExplainCommand;
import dev.ostiary.cli.PermissionsCommand;
import dev.ostiary.cli.ProbeCommand;
import dev.ostiary.cli.TokenCommand;
import dev.ostiary.config.Failures;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of the runnable jar: reads the command line and runs one command. */
@Command(
    name = "ostiary",
    description = "A self-hosted identity server that speaks Auth0's APIs.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class Main implements Runnable {
  private Main() {}

  /** Runs the command that the arguments name. */
  public static void main(String[] args) {
    var line = new CommandLine(new Main());
    var local = new LocalCommands();
    List.<Object>of(
            new ServeCommand(),
            new ConfigCommand(),
            new DoctorCommand(),
            new KeysCommand(),
            new DbCommand(),
            new TenantCommand(),
            new AdministratorCommand(),
            new ExplainCommand(local),
            new TrustCommand(),
            PermissionsCommand.of(local),
            new TokenCommand(local),
            new ProbeCommand(local),
            ApiCommand.of(local))
        .forEach(line::addSubcommand);
    line.setExecutionExceptionHandler(
        (error, command, parsed) -> {
          System.err.println("ostiary: " + Failures.explain(error));
          return 1;
        });
    System.exit(line.execute(args));
  }

  @Override
  public void run() {
    new CommandLine(this).usage(System.out);
  }
}
