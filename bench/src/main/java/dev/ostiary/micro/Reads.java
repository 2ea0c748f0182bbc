package dev.ostiary.micro;

import dev.ostiary.common.Json;
import dev.ostiary.db.Database;
import dev.ostiary.db.SqliteDatabase;
import dev.ostiary.token.ProfileClaims;
import dev.ostiary.user.User;
import dev.ostiary.user.UserStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What a request reads of SQLite, on one connection and without a writer beside it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Reads {
  private static final String TENANT = "bench";
  private static final String ID = "auth0|5f7c8ec7c33c6c004bbafe82";
  private final UserStore users = new UserStore();
  private final Database database = open();
  private final User user = user("Alice Archer", 1_700_000_000_000L);

  private static Database open() {
    try {
      var file = Files.createTempFile("ostiary-micro", ".db");
      file.toFile().deleteOnExit();
      return new SqliteDatabase(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static User user(String name, long now) {
    var body =
        Json.object()
            .put("name", name)
            .put("given_name", name)
            .set("app_metadata", Json.object().put("plan", "pro").put("seats", 12));
    return new User(
        TENANT,
        ID,
        "alice@example.com",
        true,
        false,
        body,
        new User.Activity(now, now, 0, 0, null),
        List.of(new User.Identity("users", "auth0", ID.substring(6))));
  }

  /** One user. */
  @Setup(Level.Trial)
  public void fill() {
    database.write(
        tx -> {
          users.insert(tx, user, null);
          return true;
        });
  }

  /** Closes the file. */
  @TearDown(Level.Trial)
  public void close() {
    database.close();
  }

  /** A transaction that reads nothing. */
  @Benchmark
  public Object nothing() {
    return database.read(tx -> TENANT);
  }

  /** A transaction that reads one user with the identities. */
  @Benchmark
  public Object one() {
    return database.read(tx -> users.find(tx, TENANT, ID));
  }

  /** The same twice in one transaction. */
  @Benchmark
  public Object twice() {
    return database.read(tx -> List.of(users.find(tx, TENANT, ID), users.find(tx, TENANT, ID)));
  }

  /** What UserInfo tells of a user. */
  @Benchmark
  public Object claims() {
    var json = Json.object();
    new ProfileClaims(user, false)
        .add(json, Set.of("openid", "profile", "email"), new ProfileClaims.Wanted(Set.of()));
    return Json.bytes(json);
  }
}
