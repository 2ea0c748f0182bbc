package dev.ostiary;

import dev.ostiary.common.Time;
import dev.ostiary.config.Config;
import dev.ostiary.config.Setting;
import dev.ostiary.tenant.Tenants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** {@code ostiary serve}: runs the server until it is told to stop. */
@Command(name = "serve", description = "Run the server.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  private CommandSpec spec = CommandSpec.create();

  /** Adds an option for every setting, so that the command line and the list cannot differ. */
  @Spec
  void setSpec(CommandSpec given) {
    this.spec = given;
    Settings.addOptions(given);
  }

  @Override
  public Integer call() throws Exception {
    return serve(Settings.read(spec));
  }

  /** Serves until the process is told to stop; returns its exit code. */
  static int serve(Config config) throws Exception {
    prepare(config);
    long began = Time.ticks();
    var time = new Time();
    var front = new Front(config, time);
    var running = new AtomicReference<Server>();
    var stop = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .unstarted(
                    () -> {
                      stop(front, running.get(), config.number(Setting.STOP_DELAY));
                      stop.countDown();
                    }));
    front.listen();
    var server = new Server(config, time, front);
    running.set(server);
    server.start(config);
    System.out.println(
        "Ostiary is ready at "
            + server.tenants.byId(Tenants.FIRST).issuer()
            + " after "
            + (Time.ticks() - began) / 1_000_000
            + " ms");
    server
        .administrators
        .inviteFirst(server.tenants.byId(Tenants.FIRST))
        .ifPresent(link -> System.out.println("Create the first administrator: " + link));
    if (server.plainPort() >= 0) {
      System.out.println("Plain http is on port " + server.plainPort());
    }
    stop.await();
    return 0;
  }

  private static void stop(Front front, @Nullable Server server, int delay) {
    if (server == null) {
      front.close();
      return;
    }
    server.stopping();
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(delay));
    server.close();
  }

  private static void prepare(Config config) {
    var data = config.data();
    try {
      // Nobody else on the machine reads the database.
      Files.createDirectories(
          data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (IOException e) {
      throw new Config.BadConfig("Cannot write " + data + ": choose another directory with --data");
    }
    if (!Files.isWritable(data)) {
      throw new Config.BadConfig("Cannot write " + data + ": choose another directory with --data");
    }
  }

  /** Reads settings from the command line of a command. */
  static final class Settings {
    /** What finds the database. */
    static final List<Setting> DATABASE =
        List.of(Setting.DATA, Setting.DATABASE_URL, Setting.DATABASE_CONNECTIONS);

    /** What finds the database and opens its secrets. */
    static final List<Setting> SECRETS =
        Stream.concat(DATABASE.stream(), Stream.of(Setting.MASTER_KEY)).toList();

    private Settings() {}

    static void addOptions(CommandSpec spec) {
      addOptions(spec, List.of(Setting.values()));
    }

    static void addOptions(CommandSpec spec, List<Setting> settings) {
      for (var setting : settings) {
        var option =
            OptionSpec.builder("--" + setting.flag())
                .paramLabel("VALUE")
                .type(String.class)
                .description(setting.meaning() + " (default: " + setting.standard() + ")");
        // A switch may stand alone.
        if (setting.isSwitch()) {
          option.arity("0..1").fallbackValue("true");
        }
        spec.addOption(option.build());
      }
      spec.addOption(
          OptionSpec.builder("--config")
              .paramLabel("FILE")
              .type(String.class)
              .description("Properties file with settings")
              .build());
    }

    static Config read(CommandSpec spec) {
      Map<Setting, String> flags = new EnumMap<>(Setting.class);
      var parsed = spec.commandLine().getParseResult();
      for (var setting : Setting.values()) {
        if (parsed.hasMatchedOption("--" + setting.flag())) {
          flags.put(setting, parsed.matchedOptionValue("--" + setting.flag(), ""));
        }
      }
      return Config.load(
          flags, System.getenv(), Path.of(parsed.matchedOptionValue("--config", "")));
    }
  }
}
