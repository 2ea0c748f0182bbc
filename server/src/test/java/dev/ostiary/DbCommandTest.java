package dev.ostiary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.client.Client;
import dev.ostiary.config.Failures;
import dev.ostiary.config.Setting;
import dev.ostiary.db.PostgresDatabase;
import dev.ostiary.db.SqliteDatabase;
import dev.ostiary.openapi.Tables;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The database as a whole: moved, copied, brought back. */
class DbCommandTest {
  private static final String EMAIL = "ada@example.com";
  @TempDir Path directory;

  /** What a command said and how it ended. */
  private record Ended(int code, String out, String error) {
    Ended ok() {
      assertThat(code).as(error + out).isZero();
      return this;
    }

    void refused(String part) {
      assertThat(code).isEqualTo(1);
      assertThat(error).contains(part).doesNotContain("\n");
    }
  }

  private static Ended run(Path data, String... arguments) {
    var out = new StringWriter();
    var failed = new StringWriter();
    var line = new CommandLine(new DbCommand());
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(failed));
    line.setExecutionExceptionHandler(
        (error, command, parsed) -> {
          failed.append(Failures.explain(error));
          return 1;
        });
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--data", data.toString()));
    int code = line.execute(all.toArray(String[]::new));
    return new Ended(code, out.toString().strip(), failed.toString().strip());
  }

  private static TestServer serve(Path data) {
    return TestServer.start(Map.of(Setting.DATA, data.toString()));
  }

  private static Client spa(TestServer server) {
    server.user(EMAIL);
    return server.client().spa().create();
  }

  private static String signIn(TestServer server, Client app) {
    return server.app(app).refreshToken(EMAIL, Map.of());
  }

  private static HttpCalls.Answer refresh(TestServer server, Client app, String token) {
    return server.app(app).refresh(token);
  }

  private static Path database(Path data) {
    return data.resolve("ostiary.db");
  }

  @Test
  void everythingMovesToPostgresqlAndNobodyIsSignedOut() throws Exception {
    var url = TestPostgres.newDatabase();
    Client app;
    String token;
    try (var server = serve(directory)) {
      app = spa(server);
      token = signIn(server, app);
      var other = server.secondTenant("other");
      new TenantObjects(other.http(), other.managementToken(), "moved").fill();
      run(directory, "move", "--to", url).refused("open");
    }
    addOddities();
    var moved = run(directory, "move", "--to", url).ok();
    assertThat(moved.out()).contains("users: ", "checksum ", "document: ", "master.key");
    try (var sqlite = new SqliteDatabase(database(directory));
        var postgres = new PostgresDatabase(url, 2)) {
      var before = Tables.digest(sqlite);
      assertThat(before).hasSizeGreaterThan(30);
      assertThat(Tables.digest(postgres)).isEqualTo(before);
    }
    run(directory, "move", "--to", url).refused("is in use");
    var key = Files.readString(directory.resolve("master.key")).strip();
    var settings = Map.of(Setting.DATABASE_URL, url, Setting.MASTER_KEY, key);
    try (var server = TestServer.start(settings)) {
      var again = refresh(server, app, token);
      assertThat(again.status()).as(again.body()).isEqualTo(200);
      assertThat(refresh(server, app, token).status()).isEqualTo(403);
      assertThat(signIn(server, app)).isNotEmpty();
      // The database goes on counting where SQLite was.
      assertThat(server.user("new@example.com").id()).isNotEmpty();
      assertThat(server.app(app).tokens("new@example.com", Map.of()).has("access_token")).isTrue();
    }
  }

  /** What a line of text or a number might not survive. */
  private void addOddities() {
    var bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    try (var sqlite = new SqliteDatabase(database(directory))) {
      sqlite.write(
          tx -> {
            for (var text :
                List.of("", "\\N", "\\.", "a\tb\nc\rd\\e\\\\", "\u00e9\ud83d\ude00'\"")) {
              tx.sql()
                  .execute(
                      "INSERT INTO role_permission (tenant_id, role_id, identifier, permission)"
                          + " VALUES ('odd', 'r', 'i', ?)",
                      text);
            }
            for (double number : new double[] {0.1, -1e300, 4.9e-324, 1e15, 3}) {
              tx.sql()
                  .execute(
                      "INSERT INTO user_term (user_ref, tenant_id, path, value, number)"
                          + " VALUES (9, 'odd', 'p', ?, ?)",
                      "" + number,
                      number);
            }
            tx.sql()
                .execute(
                    "INSERT INTO job (id, tenant_id, type, status, body, progress, worker,"
                        + " lease_end, attempts, created_at, end_at)"
                        + " VALUES ('odd', 'odd', 't', 's', '', '', '', ?, 0, 0, ?)",
                    Long.MIN_VALUE,
                    Long.MAX_VALUE);
            return tx.sql()
                .execute(
                    "INSERT INTO job_chunk (tenant_id, job_id, number, data)"
                        + " VALUES ('odd', 'odd', 1, ?)",
                    (Object) bytes);
          });
    }
  }

  @Test
  void aMoveThatFailsLeavesNothing() throws Exception {
    var url = TestPostgres.newDatabase();
    try (var server = serve(directory)) {
      spa(server);
    }
    try (var sqlite = new SqliteDatabase(database(directory))) {
      // SQLite keeps a NUL in a text, PostgreSQL does not.
      sqlite.write(tx -> tx.sql().execute("UPDATE users SET body = 'a' || char(0) || 'b'"));
    }
    assertThat(run(directory, "move", "--to", url).code()).isEqualTo(1);
    try (var postgres = new PostgresDatabase(url, 2)) {
      var rows =
          postgres.read(
              tx -> tx.sql().createQuery("SELECT COUNT(*) FROM document").mapTo(Long.class).one());
      assertThat(rows).isZero();
    }
  }

  @Test
  void aDirectoryWithoutADatabaseIsLeftAlone() {
    run(directory, "move", "--to", "jdbc:postgresql://127.0.0.1:1/x").refused("No database in");
    run(directory, "move", "--to", "jdbc:sqlite:x").refused("--to must be jdbc:postgresql:");
    run(directory, "backup", directory.resolve("copy").toString()).refused("No database in");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  @DisplayName("R18 a copy is made while the server runs, and what was used since stays used")
  void aRestoreResurrectsNoToken() throws Exception {
    var copy = directory.resolve("copy.db");
    var data = Files.createDirectory(directory.resolve("data"));
    Client app;
    String used;
    try (var server = serve(data)) {
      app = spa(server);
      used = signIn(server, app);
      assertThat(run(data, "backup", copy.toString()).ok().out()).contains("master key");
      assertThat(refresh(server, app, used).status()).isEqualTo(200);
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
        .isEqualTo("rw-------");
    run(data, "backup", copy.toString()).refused("is there already");
    run(data, "restore", copy.toString()).refused("is there already");
    var restored = Files.createDirectory(directory.resolve("restored"));
    Files.copy(data.resolve("master.key"), restored.resolve("master.key"));
    assertThat(run(restored, "restore", copy.toString()).ok().out())
        .contains("2 sessions and sign-ins of applications were ended");
    assertThat(restored.toFile().list()).containsExactlyInAnyOrder("master.key", "ostiary.db");
    try (var server = serve(restored)) {
      assertThat(refresh(server, app, used).status()).isEqualTo(403);
      var fresh = signIn(server, app);
      assertThat(refresh(server, app, fresh).status()).isEqualTo(200);
    }
    var kept = Files.createDirectory(directory.resolve("kept"));
    Files.copy(data.resolve("master.key"), kept.resolve("master.key"));
    run(kept, "restore", copy.toString(), "--keep-sign-ins").ok();
    try (var server = serve(kept)) {
      assertThat(refresh(server, app, used).status()).isEqualTo(200);
    }
  }

  @Test
  void whatIsDamagedOrSomethingElseIsNotBroughtBack() throws Exception {
    var copy = directory.resolve("copy.db");
    var data = Files.createDirectory(directory.resolve("data"));
    try (var server = serve(data)) {
      spa(server);
      run(data, "backup", copy.toString()).ok();
    }
    var other = Files.writeString(directory.resolve("other"), "no database at all");
    var target = directory.resolve("target");
    run(target, "restore", other.toString()).refused("is no whole database");
    run(target, "restore", directory.resolve("nothing").toString()).refused("There is no file");
    try (var file = new RandomAccessFile(copy.toFile(), "rw")) {
      for (long at = 40_000; at < file.length(); at += 30_000) {
        file.seek(at);
        file.write(new byte[64]);
      }
    }
    var damaged = run(target, "restore", copy.toString());
    assertThat(damaged.code()).isEqualTo(1);
    assertThat(damaged.error()).contains(copy.toString());
    assertThat(database(target)).doesNotExist();
  }

  @Test
  void withPostgresqlItsOwnProgramsAreNamedAndEverybodyCanBeSignedOut() {
    var url = TestPostgres.newDatabase();
    try (var server = TestServer.start(Map.of(Setting.DATABASE_URL, url))) {
      var app = spa(server);
      var token = signIn(server, app);
      var named = run(directory, "backup", "x", "--database-url", url);
      assertThat(named.code()).isEqualTo(2);
      assertThat(named.out()).contains("pg_dump", "pg_basebackup", "end-sign-ins");
      run(directory, "restore", "x", "--database-url", url).refused("pg_restore");
      run(directory, "end-sign-ins", "--database-url", url).refused("--yes");
      assertThat(run(directory, "end-sign-ins", "--yes", "--database-url", url).ok().out())
          .startsWith("2 sessions");
      assertThat(refresh(server, app, token).status()).isEqualTo(403);
    }
  }
}
