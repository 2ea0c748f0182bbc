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
 * Entry point: {@code Bench JAR DATA [SECTION...]}, with the sections raw, tokens, signins, reads,
 * actions, start, search, import and large. DATA is an empty directory. Ends with 1 when an answer
 * was wrong or a log row is missing.
 */
public final class Bench {
  private static final List<String> SECTIONS =
      List.of("raw", "tokens", "signins", "reads", "actions", "start");

  private static final double RAW_SECONDS = 3;

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
    boolean onPostgres = setting("BENCH_DATABASE", "sqlite").equals("postgresql");
    var postgres = onPostgres ? Postgres.start() : null;
    var launch =
        new ServerProcess.Launch(
            Path.of(args[0]).toAbsolutePath(),
            data,
            ServerProcess.freePort(),
            flags.toList(),
            postgres == null ? "" : postgres.url());
    try (postgres) {
      run(sections, launch, seconds);
    }
    System.exit(Report.failed() ? 1 : 0);
  }

  private static void run(Set<String> sections, ServerProcess.Launch launch, double seconds)
      throws Exception {
    var data = launch.data();
    System.out.printf(
        "Ostiary bench: %d cores, JVM %s, %s%n",
        Runtime.getRuntime().availableProcessors(), Runtime.version(), Providers.describe());
    if (sections.contains("raw")) {
      raw(launch);
    }
    if (sections.contains("search")) {
      search(data, seconds);
    }
    if (sections.contains("import")) {
      imports(launch);
    }
    if (sections.contains("large")) {
      int users = Integer.parseInt(setting("BENCH_USERS", "1000000"));
      new LargeBench(launch, users, seconds / 2).run();
    }
    if (Set.of("search", "import", "large").containsAll(sections)) {
      return;
    }
    try (var server = ServerProcess.start(launch)) {
      var first = server.awaitOk(Requests.get("/health/ready", "Connection: close\r\n"));
      scenarios(sections, server, launch, seconds);
      Report.title("start");
      Report.line(
          "first start, empty directory, to ready: %.2f s, CPU %.2f s",
          first.seconds(), first.cpuSeconds());
    }
    if (sections.contains("actions")) {
      Report.title("a post-login Action, 8 sign-ins at a time, session exists");
      new ActionBench(launch, seconds / 2).run();
    }
    if (sections.contains("start")) {
      new StartBench(launch).run(Sample.read(data));
    }
  }

  private static void scenarios(
      Set<String> sections, ServerProcess server, ServerProcess.Launch launch, double seconds)
      throws Exception {
    var bench = new ScenarioBench(server, seconds);
    new Scenes(server, launch, bench, provider()).run(sections);
    if (bench.results().isEmpty()) {
      return;
    }
    Report.title("beside the limits of this machine, in this run");
    System.out.println(Result.HEAD);
    bench.results().forEach(r -> System.out.println(r.row()));
    var file = setting("BENCH_HISTORY", "");
    if (!file.isEmpty()) {
      var database = launch.database().isEmpty() ? "sqlite" : "postgresql";
      new History(Path.of(file), setting("BENCH_REVISION", "?"), database).add(bench.results());
    }
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

  private static void raw(ServerProcess.Launch launch) throws Exception {
    Report.title("what the machine can do at best, each second");
    for (var provider : List.of(provider(), Security.getProvider("SunRsaSign"))) {
      raw("RS256, 2048 bits, " + provider.getName(), RawSignatures.rs256(provider));
    }
    var fast = Providers.fast();
    if (fast != null) {
      raw("ES256, " + fast.getName(), RawSignatures.es256(fast));
    }
    raw("password hash (Argon2id)", RawHashes.checks());
    Report.line(
        "%-40s %8.0f", "durable commits, SQLite", RawCommits.sqlite(launch.data(), RAW_SECONDS));
    if (!launch.database().isEmpty()) {
      Report.line(
          "%-40s %8.0f",
          "durable commits, PostgreSQL", RawCommits.postgres(launch.database(), RAW_SECONDS));
    }
  }

  private static void raw(String name, RawWork work) throws Exception {
    int cores = Runtime.getRuntime().availableProcessors();
    work.measure(1, 1);
    var one = work.measure(1, RAW_SECONDS);
    var all = work.measure(cores, RAW_SECONDS);
    Report.line(
        "%-40s one core %8.0f   %d cores %8.0f   CPU each %6.0f µs",
        name, one.perSecond(), cores, all.perSecond(), all.cpuSeconds() * 1e6);
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
