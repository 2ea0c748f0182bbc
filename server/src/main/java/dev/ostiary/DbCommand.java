package dev.ostiary;

import static dev.ostiary.cli.CommandLines.addOperand;
import static dev.ostiary.cli.CommandLines.flag;
import static dev.ostiary.cli.CommandLines.has;
import static dev.ostiary.cli.CommandLines.operand;
import static dev.ostiary.cli.CommandLines.print;
import static dev.ostiary.cli.CommandLines.value;

import dev.ostiary.backup.MoveStore;
import dev.ostiary.backup.SignInsStore;
import dev.ostiary.backup.SqliteFileStore;
import dev.ostiary.cli.CommandLines;
import dev.ostiary.common.Time;
import dev.ostiary.config.Config;
import dev.ostiary.config.Setting;
import dev.ostiary.db.Database;
import dev.ostiary.db.SqliteDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** {@code ostiary db}: what one does with the database as a whole. */
@Command(
    name = "db",
    description = "The database as a whole: copies of it, and the way to PostgreSQL.",
    mixinStandardHelpOptions = true,
    subcommands = {
      DbCommand.Move.class,
      DbCommand.Backup.class,
      DbCommand.Restore.class,
      DbCommand.EndSignIns.class
    })
final class DbCommand implements Callable<Integer> {
  private CommandSpec spec = CommandSpec.create();

  @Spec
  void setSpec(CommandSpec given) {
    this.spec = given;
  }

  @Override
  public Integer call() {
    return CommandLines.usage(spec);
  }

  /** {@code ostiary db move}: from SQLite to PostgreSQL. */
  @Command(
      name = "move",
      description = {
        "Copy everything from SQLite into an empty PostgreSQL database, in one transaction,",
        "and compare each table afterwards. Stop the server first; nobody is signed out."
      },
      mixinStandardHelpOptions = true)
  static final class Move implements Callable<Integer> {
    private static final String TO = "--to";
    private CommandSpec spec = CommandSpec.create();

    @Spec
    void setSpec(CommandSpec given) {
      this.spec = given;
      given.addOption(
          OptionSpec.builder(TO)
              .paramLabel("URL")
              .type(String.class)
              .required(true)
              .description("jdbc:postgresql://HOST/NAME?user=...")
              .build());
      ServeCommand.Settings.addOptions(given, List.of(Setting.DATA));
    }

    @Override
    public Integer call() throws IOException {
      var config = ServeCommand.Settings.read(spec);
      var to = value(spec, TO);
      if (!to.startsWith("jdbc:postgresql:")) {
        throw new Config.BadConfig("--to must be jdbc:postgresql://HOST/NAME?user=...");
      }
      long rows = new MoveStore(line -> print(spec, line)).move(Server.existingSqlite(config), to);
      print(
          spec,
          """
          %d rows are in PostgreSQL, and each table was read again and is the same.
          Start the server with --database-url and the master key of this one: it is in the
          setting --master-key, or else in %s.
          The SQLite file is as it was. Do not start a server on it again: refresh tokens that
          are used there and here look stolen.\
          """
              .formatted(rows, config.data().resolve("master.key")));
      return 0;
    }
  }

  /** {@code ostiary db backup}: a copy while the server runs. */
  @Command(
      name = "backup",
      description = {
        "Copy the SQLite database into a new file while the server runs.",
        "With PostgreSQL: says which of its own programs to use."
      },
      mixinStandardHelpOptions = true)
  static final class Backup implements Callable<Integer> {
    private static final int NOT_DONE = 2;
    private static final String POSTGRESQL =
        """
        Nothing was copied: PostgreSQL has its own programs for that, which run beside the server.
          pg_dump --format=custom --file=ostiary.dump --dbname=postgresql://HOST/NAME
              one moment as a file; brought back with pg_restore into an empty database
          pg_basebackup and an archive of the write-ahead log
              every moment since; brought back to any second
        After bringing one back run `ostiary db end-sign-ins` before the first server starts.\
        """;

    private CommandSpec spec = CommandSpec.create();

    @Spec
    void setSpec(CommandSpec given) {
      this.spec = given;
      addOperand(given, "FILE", "The copy; it must not be there yet");
      ServeCommand.Settings.addOptions(given, ServeCommand.Settings.DATABASE);
    }

    @Override
    public Integer call() throws IOException {
      var config = ServeCommand.Settings.read(spec);
      if (config.has(Setting.DATABASE_URL)) {
        print(spec, POSTGRESQL);
        return NOT_DONE;
      }
      var file = Path.of(operand(spec)).toAbsolutePath();
      SqliteFileStore.backup(Server.existingSqlite(config), file);
      print(
          spec,
          """
          %s has everything but the master key. Keep that elsewhere: without it nobody reads
          the secrets in the copy.\
          """
              .formatted(file));
      return 0;
    }
  }

  /** {@code ostiary db restore}: a copy becomes the database. */
  @Command(
      name = "restore",
      description = {
        "Bring a copy of a SQLite database back. There must be no database yet.",
        "Everybody is signed out, because tokens that were used up or revoked since the copy",
        "was made would be good again."
      },
      mixinStandardHelpOptions = true)
  static final class Restore implements Callable<Integer> {
    private static final String KEEP = "--keep-sign-ins";
    private CommandSpec spec = CommandSpec.create();

    @Spec
    void setSpec(CommandSpec given) {
      this.spec = given;
      addOperand(given, "FILE", "A file that `ostiary db backup` made");
      given.addOption(
          flag(
              KEEP,
              "Sign nobody out: only for a copy that nothing was written after, as in a test"));
      ServeCommand.Settings.addOptions(given, ServeCommand.Settings.DATABASE);
    }

    @Override
    public Integer call() throws IOException {
      var config = ServeCommand.Settings.read(spec);
      if (config.has(Setting.DATABASE_URL)) {
        throw new Config.BadConfig(
            "With PostgreSQL use pg_restore or its recovery to a moment, then"
                + " `ostiary db end-sign-ins`");
      }
      Files.createDirectories(config.data());
      SqliteFileStore.restore(
          Path.of(operand(spec)).toAbsolutePath(), Server.sqlite(config), this::change);
      print(
          spec, Server.sqlite(config) + " is there. It needs the master key that it was made with");
      return 0;
    }

    private void change(Path file) {
      if (has(spec, KEEP)) {
        return;
      }
      try (var database = new SqliteDatabase(file)) {
        print(spec, EndSignIns.end(database));
      }
    }
  }

  /** {@code ostiary db end-sign-ins}: everybody signs in again. */
  @Command(
      name = "end-sign-ins",
      description = {
        "End every session, refresh token, code and link of every tenant. For a database that was",
        "brought back from a backup, and for emergencies; servers may run. Signed access tokens",
        "live on until they expire."
      },
      mixinStandardHelpOptions = true)
  static final class EndSignIns implements Callable<Integer> {
    private static final String YES = "--yes";
    private CommandSpec spec = CommandSpec.create();

    @Spec
    void setSpec(CommandSpec given) {
      this.spec = given;
      given.addOption(flag(YES, "This is meant: everybody is signed out"));
      ServeCommand.Settings.addOptions(given, ServeCommand.Settings.DATABASE);
    }

    @Override
    public Integer call() {
      if (!has(spec, YES)) {
        throw new Config.BadConfig("This signs everybody out: say so with --yes");
      }
      try (var database = Server.existing(ServeCommand.Settings.read(spec))) {
        print(spec, end(database));
      }
      return 0;
    }

    /** Ends them and says how many there were. */
    static String end(Database database) {
      long now = new Time().millis();
      int ended = database.unhurried(tx -> new SignInsStore().endAll(tx, now));
      return ended + " sessions and sign-ins of applications were ended";
    }
  }
}
