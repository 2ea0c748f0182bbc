package dev.ostiary;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What the commands beside {@code serve} have in common. */
final class CommandLines {
  /** Asks for an answer that programs read. */
  static final String JSON = "--json";

  private CommandLines() {}

  /** The one thing that the command is about. */
  static void addOperand(CommandSpec spec, String label, String description) {
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

  static String operand(CommandSpec spec) {
    return spec.commandLine().getParseResult().matchedPositionalValue(0, "");
  }

  static OptionSpec option(String name, String label, String description) {
    return OptionSpec.builder(name)
        .paramLabel(label)
        .type(String.class)
        .description(description)
        .build();
  }

  static OptionSpec flag(String name, String description) {
    return OptionSpec.builder(name).arity("0").type(boolean.class).description(description).build();
  }

  static boolean has(CommandSpec spec, String flag) {
    return spec.commandLine().getParseResult().hasMatchedOption(flag);
  }

  static void print(CommandSpec spec, String text) {
    var out = spec.commandLine().getOut();
    out.println(text);
    out.flush();
  }

  /** A command that has only other commands: it says which. */
  static int usage(CommandSpec spec) {
    spec.commandLine().usage(spec.commandLine().getOut());
    return 0;
  }
}
