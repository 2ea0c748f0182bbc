package dev.ostiary;

import dev.ostiary.cli.ApiCommand;
import dev.ostiary.cli.ExplainCommand;
import dev.ostiary.cli.PermissionsCommand;
import dev.ostiary.cli.ProbeCommand;
import dev.ostiary.cli.TokenCommand;
import dev.ostiary.config.Failures;
import dev.ostiary.config.PlainFlags;
import java.util.List;
import java.util.Optional;
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
    var plain =
        args.length > 0 && args[0].equals("serve")
            ? PlainFlags.of(List.of(args).subList(1, args.length))
            : Optional.<PlainFlags>empty();
    System.exit(plain.isPresent() ? serve(plain.get()) : line().execute(args));
  }

  private static int serve(PlainFlags flags) {
    try {
      return ServeCommand.serve(flags.config());
    } catch (Exception e) {
      return failed(e);
    }
  }

  private static int failed(Exception error) {
    System.err.println("ostiary: " + Failures.explain(error));
    return 1;
  }

  /** All commands. */
  static CommandLine line() {
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
    line.setExecutionExceptionHandler((error, command, parsed) -> failed(error));
    tellVersion(line);
    return line;
  }

  private static void tellVersion(CommandLine line) {
    var version = Main.class.getPackage().getImplementationVersion();
    line.getCommandSpec()
        .version(
            "Ostiary " + (version == null ? "(not packaged)" : version),
            "Java " + Runtime.version());
    line.getSubcommands().values().forEach(Main::tellVersion);
  }

  @Override
  public void run() {
    new CommandLine(this).usage(System.out);
  }
}
