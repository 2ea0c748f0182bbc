package dev.ostiary;

import dev.ostiary.common.Time;
import dev.ostiary.config.Config;
import dev.ostiary.config.MasterKey;
import dev.ostiary.document.DocumentStore;
import dev.ostiary.jose.Algorithm;
import dev.ostiary.key.Keys;
import dev.ostiary.tenant.Tenants;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** {@code ostiary keys}: what one does with signing keys. */
@Command(
    name = "keys",
    description = "Signing keys.",
    mixinStandardHelpOptions = true,
    subcommands = KeysCommand.Rotate.class)
final class KeysCommand implements Callable<Integer> {
  private CommandSpec spec = CommandSpec.create();

  @Spec
  void setSpec(CommandSpec given) {
    this.spec = given;
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return 0;
  }

  /** {@code ostiary keys rotate}: the next key signs from now on. A running server follows. */
  @Command(
      name = "rotate",
      description = {
        "Let the next signing key become the current one, and publish a new next key.",
        "Servers on the same database follow within a second. Wait at least as long as the longest",
        "token lives before you rotate again: the second rotation withdraws the old key."
      },
      mixinStandardHelpOptions = true)
  static final class Rotate implements Callable<Integer> {
    private static final String ALGORITHM = "--algorithm";
    private static final String TENANT = "--tenant";
    private CommandSpec spec = CommandSpec.create();

    /** Takes what {@code serve} takes, to find the same database and master key. */
    @Spec
    void setSpec(CommandSpec given) {
      this.spec = given;
      ServeCommand.Settings.addOptions(given);
      given.addOption(
          OptionSpec.builder(ALGORITHM)
              .paramLabel("NAME")
              .type(String.class)
              .description("RS256 (default), PS256, ES256 or another that this tenant signs with")
              .build());
      given.addOption(
          OptionSpec.builder(TENANT)
              .paramLabel("NAME")
              .type(String.class)
              .description("Whose keys (default: the first tenant's)")
              .build());
    }

    @Override
    public Integer call() {
      var config = ServeCommand.Settings.read(spec);
      var parsed = spec.commandLine().getParseResult();
      var name = parsed.matchedOptionValue(ALGORITHM, "RS256");
      var algorithm =
          Algorithm.of(name)
              .filter(a -> !a.symmetric())
              .orElseThrow(() -> new Config.BadConfig("No keys are kept for " + name));
      var kid = rotate(config, parsed.matchedOptionValue(TENANT, Tenants.FIRST), algorithm);
      spec.commandLine().getOut().println("Tokens are signed with the key " + kid + " now.");
      return 0;
    }

    static String rotate(Config config, String tenant, Algorithm algorithm) {
      var time = new Time();
      try (var database = Server.existing(config);
          var documents = new DocumentStore(database, time)) {
        var keys = new Keys(documents, MasterKey.sealer(config), time);
        documents.load();
        if (keys.published(tenant).isEmpty()) {
          throw new Config.BadConfig(
              tenant.equals(Tenants.FIRST)
                  ? "There are no keys yet: run `ostiary serve` first"
                  : "There is no tenant " + tenant);
        }
        return String.valueOf(keys.rotate(tenant, algorithm).kid());
      }
    }
  }
}
