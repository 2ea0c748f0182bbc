package dev.ostiary.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What the commands beside {@code serve} have in common. */
public final class CommandLines {
  /** Asks for an answer that programs read. */
  public static final String JSON = "--json";

  private CommandLines() {}

  /** The one thing that the command is about. */
  public static void addOperand(CommandSpec spec, String label, String description) {
    spec.addPositional(
        PositionalParamSpec.builder()
            .index("0")
            .arity("1")
            .required(true)
            .paramLabel(label)
            .type(String.class)
            .description(description)
            .build());
  }

  /** The thing that {@link #addOperand} asked for. */
  public static String operand(CommandSpec spec) {
    return spec.commandLine().getParseResult().matchedPositionalValue(0, "");
  }

  /** An option with a value. */
  public static OptionSpec option(String name, String label, String description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(String.class)
        .description(description)
        .build();
  }

  /** An option without a value. */
  public static OptionSpec flag(String name, String description) {
    return OptionSpec.builder(name).arity("0").type(boolean.class).description(description).build();
  }

  /** Whether the command line has the option. */
  public static boolean has(CommandSpec spec, String flag) {
    return spec.commandLine().getParseResult().hasMatchedOption(flag);
  }

  /** The value of an option, or an empty text. */
  public static String value(CommandSpec spec, String option) {
    return spec.commandLine().getParseResult().matchedOptionValue(option, "");
  }

  /** Prints a line. */
  public static void print(CommandSpec spec, String text) {
    var out = spec.commandLine().getOut();
    out.println(text);
    out.flush();
  }

  /** A command that has only other commands: it says which. */
  public static int usage(CommandSpec spec) {
    spec.commandLine().usage(spec.commandLine().getOut());
    return 0;
  }
}
