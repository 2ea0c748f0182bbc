package dev.ostiary;

import dev.ostiary.config.Setting;
import dev.ostiary.trust.LocalTrust;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** {@code ostiary trust}: lets this machine trust the local certificate authority. */
@Command(
    name = "trust",
    description = {
      "Let this machine trust the server's local certificate authority.",
      "Its name constraints let it vouch for localhost only."
    },
    mixinStandardHelpOptions = true)
final class TrustCommand implements Callable<Integer> {
  private CommandSpec spec = CommandSpec.create();

  @Spec
  void setSpec(CommandSpec given) {
    this.spec = given;
    given.addOption(
        OptionSpec.builder("--data")
            .paramLabel("DIR")
            .type(String.class)
            .description("The server's data directory (default: " + Setting.DATA.standard() + ")")
            .build());
    given.addOption(flag("--print", "Only print what would be done"));
    given.addOption(flag("--remove", "Undo it"));
  }

  private static OptionSpec flag(String name, String description) {
    return OptionSpec.builder(name).arity("0").type(boolean.class).description(description).build();
  }

  @Override
  public Integer call() {
    var parsed = spec.commandLine().getParseResult();
    var data = Path.of(parsed.matchedOptionValue("--data", Setting.DATA.standard()));
    var wish =
        new LocalTrust.Wish(
            parsed.hasMatchedOption("--remove"), parsed.hasMatchedOption("--print"));
    var trust = new LocalTrust(LocalTrust.Machine.ours(), spec.commandLine().getOut());
    return trust.perform(data, wish) ? 0 : 1;
  }
}
