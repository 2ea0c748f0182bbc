package dev.ostiary.bench;

import dev.ostiary.db.PostgresDatabase;
import dev.ostiary.db.SqliteDatabase;
import dev.ostiary.jose.Providers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Entry point: {@code Bench JAR DATA [SECTION...]}, with the sections raw, tokens, paths, start,
 * search and import. DATA is an empty directory. Ends with 1 when an answer was wrong or a log row
 * is missing.
 */
public final class Bench {
  private static final List<String> SECTIONS = List.of("raw", "tokens", "paths", "start");

  private Bench() {}

  /** Runs the sections that the arguments name, or all. */
  public static void main(String[] args) throws Exception {
    var sections =
        args.length > 2
            ? Set.of(java.util.Arrays.copyOfRange(args, 2, args.length))
            : Set.copyOf(SECTIONS);
    double seconds = Double.parseDouble(setting("BENCH_SECONDS", "10"));
    var flags = Stream.of(setting("BENCH_SERVER_FLAGS", "").split(" ")).filter(f -> !f.isEmpty());
    var data = Files.createDirectories(Path.of(args[1]));
    var launch =
        new ServerProcess.Launch(
            Path.of(args[0]).toAbsolutePath(), data, ServerProcess.freePort(), flags.toList(), "");
    System.out.printf(
        "Ostiary bench: %d cores, JVM %s, %s%n",
        Runtime.getRuntime().availableProcessors(), Runtime.version(), Providers.describe());
    if (sections.contains("raw")) {
      raw();
    }
    if (sections.contains("search")) {
      search(data, seconds);
    }
    if (sections.contains("import")) {
      imports(launch);
    }
    if (Set.of("search", "import").containsAll(sections)) {
      System.exit(Report.failed() ? 1 : 0);
    }
    try (var server = ServerProcess.start(launch)) {
      var first = server.awaitOk(Requests.get("/health/ready", "Connection: close\r\n"));
      var sample = Sample.read(data);
      if (sections.contains("tokens")) {
        Report.title("client_credentials: RS256, secret checked, log row durable, 32 connections");
        new TokenBench(new RawSignatures(provider()), server, seconds)
            .run(sample, new AuditRows(data));
      }
      if (sections.contains("paths")) {
        Report.title("other paths, 32 connections");
        new PathBench(server, seconds / 2).run(sample);
      }
      Report.title("start");
      Report.line(
          "first start, empty directory, to ready: %.2f s, CPU %.2f s",
          first.seconds(), first.cpuSeconds());
    }
    if (sections.contains("start")) {
      new StartBench(launch).run(Sample.read(data));
    }
    System.exit(Report.failed() ? 1 : 0);
  }

  private static void imports(ServerProcess.Launch launch) throws Exception {
    int users = Integer.parseInt(setting("BENCH_USERS", "100000"));
    var bench = new ImportBench(launch, users);
    Report.title("import of " + users + " users with bcrypt hashes over HTTP, SQLite");
    bench.run("sqlite", "");
    try (var server = Postgres.start()) {
      Report.title("import of " + users + " users with bcrypt hashes over HTTP, PostgreSQL");
      bench.run("postgresql", server.url());
    }
  }

  private static void search(Path data, double seconds) throws Exception {
    var people = new SearchUsers(Integer.parseInt(setting("BENCH_USERS", "1000000")));
    var file = data.resolve("search.db");
    try (var sqlite = new SqliteDatabase(file)) {
      Report.title("searches among " + people.count() + " users on SQLite");
      people.load(sqlite);
      Report.line("%.0f MB", Files.size(file) / 1e6);
      new SearchBench(sqlite, people, seconds / 10).run();
    } finally {
      for (var suffix : List.of("", "-wal", "-shm")) {
        Files.deleteIfExists(data.resolve("search.db" + suffix));
      }
    }
    try (var server = Postgres.start();
        var postgres = new PostgresDatabase(server.url(), 4)) {
      Report.title("searches among " + people.count() + " users on PostgreSQL");
      people.load(postgres);
      server.vacuum();
      new SearchBench(postgres, people, seconds / 10).run();
    }
  }

  private static void raw() throws Exception {
    Report.title("raw RS256 signatures, 2048 bits, each second");
    int cores = Runtime.getRuntime().availableProcessors();
    for (var provider : List.of(provider(), Security.getProvider("SunRsaSign"))) {
      var raw = new RawSignatures(provider);
      raw.measure(1, 1);
      var one = raw.measure(1, 3);
      var all = raw.measure(cores, 3);
      Report.line(
          "%-29s one core %5.0f   %d cores %5.0f   CPU a signature %4.0f µs",
          provider.getName(), one.perSecond(), cores, all.perSecond(), all.cpuSeconds() * 1e6);
    }
  }

  private static Provider provider() {
    var fast = Providers.fast();
    return fast == null ? Security.getProvider("SunRsaSign") : fast;
  }

  private static String setting(String name, String standard) {
    var value = System.getenv(name);
    return value == null || value.isEmpty() ? standard : value;
  }
}
