package dev.ostiary;

import dev.ostiary.config.Config;
import dev.ostiary.config.Setting;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/**
 * {@code ostiary config}: every setting, what it is for, its value in force and where that is set.
 */
@Command(
    name = "config",
    description = {
      "List every setting with its value in force and where that comes from.",
      "Takes the same options as serve. --markdown writes the reference page."
    },
    mixinStandardHelpOptions = true)
final class ConfigCommand implements Callable<Integer> {
  private static final String MARKDOWN = "--markdown";
  private CommandSpec spec = CommandSpec.create();

  /** Takes what {@code serve} takes, so that the answer is about the very same start. */
  @Spec
  void setSpec(CommandSpec given) {
    this.spec = given;
    ServeCommand.Settings.addOptions(given);
    given.addOption(
        OptionSpec.builder(MARKDOWN)
            .arity("0")
            .type(boolean.class)
            .description("Write the reference page instead")
            .build());
  }

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    out.print(
        spec.commandLine().getParseResult().hasMatchedOption(MARKDOWN)
            ? markdown()
            : list(ServeCommand.Settings.read(spec)));
    out.flush();
    return 0;
  }

  /** The settings one by one, with their values in force. */
  static String list(Config config) {
    return Stream.of(Setting.values())
        .map(setting -> entry(setting, config))
        .collect(
            Collectors.joining(
                "\n",
                "A flag wins over the environment, that over the file of --config, that over the"
                    + " default.\n\n",
                ""));
  }

  private static String entry(Setting setting, Config config) {
    return """
        --%-24s %s
          %s
          default   %s
          in force  %s  (%s)
        """
        .formatted(
            setting.flag(),
            setting.variable(),
            setting.meaning(),
            shown(setting.standard()),
            setting.secret() && config.has(setting) ? "********" : shown(config.text(setting)),
            config.source(setting).words());
  }

  private static String shown(String text) {
    return text.isEmpty() ? "(empty)" : text;
  }

  /** The page {@code docs/generated/configuration.md}. */
  static String markdown() {
    return Stream.of(Setting.values())
        .map(ConfigCommand::row)
        .collect(
            Collectors.joining(
                "",
                """
                # Settings

                Written by `ostiary config --markdown` from the code; do not edit it.

                Every setting can be a flag of `ostiary serve`, an environment variable, or a line in the
                properties file that `--config FILE` names. A flag wins over the environment, the
                environment over the file, the file over the default. In the file a setting has the name
                of its flag without the dashes: `port=9443`. A switch (default `true` or `false`) may
                stand on the command line alone: `--dev`.

                `ostiary config`, with the same flags and environment as `serve`, prints the values in
                force and where each comes from. Secrets are never printed.

                | Flag | Environment | Key in the file | Default | Meaning |
                |---|---|---|---|---|
                """,
                ""));
  }

  private static String row(Setting setting) {
    return "| `--%s` | `%s` | `%s` | %s | %s%s |\n"
        .formatted(
            setting.flag(),
            setting.variable(),
            setting.flag(),
            setting.standard().isEmpty() ? "" : "`" + setting.standard() + "`",
            setting.meaning().replace("|", "\\|"),
            setting.secret() ? ". A secret: prefer the environment or the file" : "");
  }
}
