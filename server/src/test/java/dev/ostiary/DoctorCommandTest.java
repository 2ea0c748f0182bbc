package dev.ostiary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.config.Config;
import dev.ostiary.config.Setting;
import dev.ostiary.doctor.Finding;
import dev.ostiary.doctor.Finding.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each check of {@code ostiary doctor} beside the very fault that it looks for. */
class DoctorCommandTest {
  @TempDir Path data;

  /** A server that answers by https where its issuer says, with more settings. */
  private Map<Setting, String> sound(Map<Setting, String> more) {
    int port = Ports.free();
    var settings = new EnumMap<Setting, String>(Setting.class);
    settings.put(Setting.DATA, data.toString());
    settings.put(Setting.HOST, "localhost");
    settings.put(Setting.PORT, String.valueOf(port));
    settings.put(Setting.ISSUER, "https://localhost:" + port + "/");
    settings.putAll(more);
    return settings;
  }

  private static List<Finding> look(Map<Setting, String> settings) {
    return DoctorCommand.look(Config.of(settings), new Time()).findings();
  }

  private static Finding found(List<Finding> findings, String check, Level level) {
    return findings.stream()
        .filter(f -> f.check().equals(check) && f.level() == level)
        .findFirst()
        .orElseThrow(() -> new AssertionError("No " + level + " of " + check + " in " + findings));
  }

  private static Finding failing(List<Finding> findings, String check) {
    var finding = found(findings, check, Level.FAIL);
    assertThat(finding.advice()).isNotEmpty();
    return finding;
  }

  @Test
  void aSoundServerHasNothingToMend() {
    for (var url : List.of("", TestPostgres.newDatabase())) {
      var settings = sound(Map.of(Setting.DATABASE_URL, url));
      try (var server = TestServer.start(settings)) {
        var report = DoctorCommand.look(server.config(), new Time());
        assertThat(report.failed()).as(report.text()).isFalse();
        assertThat(report.findings())
            .extracting(Finding::check)
            .contains("issuer", "certificate", "proxy", "clock", "durability", "disk")
            .contains("master-key", "permissions", "development-mode", "schema", "open-files");
        assertThat(report.findings().stream().filter(f -> f.level() == Level.OK).count())
            .isGreaterThanOrEqualTo(9);
      }
    }
  }

  @Test
  void anIssuerWhereNobodyAnswers() {
    try (var server = TestServer.start(sound(Map.of(Setting.PORT, "0")))) {
      assertThat(failing(look(sound(server)), "issuer").saw())
          .startsWith("Nobody answers at https");
    }
  }

  /** The settings of a running server. */
  private static Map<Setting, String> sound(TestServer server) {
    var settings = new EnumMap<Setting, String>(Setting.class);
    for (var setting : Setting.values()) {
      settings.put(setting, server.config().text(setting));
    }
    return settings;
  }

  @Test
  void anIssuerWhereTheServerHasAnotherName() throws IOException {
    var settings = sound(Map.of());
    try (var server = TestServer.start(settings)) {
      var port = settings.get(Setting.PORT);
      var there =
          Map.of(
              Setting.DATA,
              Files.createTempDirectory(data, "other").toString(),
              Setting.ISSUER,
              "https://127.0.0.1:" + port + "/");
      try (var other = TestServer.start(there)) {
        var findings = look(sound(other));
        assertThat(failing(findings, "issuer").saw())
            .endsWith("the server calls itself " + server.tenant().issuer());
        // It has another master key, and so no answer.
        found(findings, "proxy", Level.WARN);
      }
    }
  }

  private List<Finding> withCertificate(String... options) throws Exception {
    var file = data.resolve("own.p12");
    Files.deleteIfExists(file);
    var line = new ArrayList<>(List.of("-genkeypair", "-keyalg", "EC", "-dname", "CN=a"));
    line.addAll(List.of(options));
    keytool(file, line);
    var settings =
        sound(
            Map.of(
                Setting.TLS_KEYSTORE, file.toString(), Setting.TLS_KEYSTORE_PASSWORD, "changeit"));
    try (var server = TestServer.start(settings)) {
      Files.createDirectories(data.resolve("tls"));
      var authority = data.resolve("tls/ca.pem");
      Files.deleteIfExists(authority);
      keytool(file, List.of("-exportcert", "-rfc", "-file", authority.toString()));
      return look(sound(server));
    }
  }

  private static void keytool(Path file, List<String> arguments) throws Exception {
    var line = new ArrayList<>(arguments);
    line.addFirst(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    line.addAll(List.of("-alias", "own", "-keystore", file.toString(), "-storepass", "changeit"));
    var process =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).as(String.join(" ", line)).isZero();
  }

  @Test
  void aCertificateThatHasEnded() throws Exception {
    var findings =
        withCertificate("-ext", "san=dns:localhost", "-startdate", "-20d", "-validity", "10");
    assertThat(failing(findings, "certificate").saw()).startsWith("It ended at ");
  }

  @Test
  void aCertificateThatEndsSoon() throws Exception {
    var findings = withCertificate("-ext", "san=dns:localhost", "-validity", "5");
    assertThat(found(findings, "certificate", Level.WARN).saw())
        .isEqualTo("It is valid for 4 more days");
  }

  @Test
  void aCertificateForAnotherName() throws Exception {
    var findings = withCertificate("-ext", "san=dns:other.example", "-validity", "90");
    assertThat(failing(findings, "certificate").saw()).contains("another name than localhost");
  }

  @Test
  void aCertificateOfNobodyWhoIsTrusted() throws Exception {
    var settings = sound(Map.of());
    try (var _ = TestServer.start(settings)) {
      // The authority that this machine trusts is another one.
      Files.delete(data.resolve("tls/ca.pem"));
      assertThat(failing(look(settings), "certificate").saw()).contains("do not trust it");
    }
  }

  /** A server behind a proxy that adds the caller to X-Forwarded-For, as proxies do. */
  private List<Finding> behindProxy(String trust, String proto) throws IOException {
    try (var proxy = new TestProxy(proto)) {
      var settings =
          Map.of(
              Setting.DATA, data.toString(),
              Setting.ISSUER, proxy.url(),
              Setting.TRUST_PROXY, trust);
      try (var server = TestServer.start(settings)) {
        proxy.to(server.http().base());
        return look(sound(server));
      }
    }
  }

  @Test
  void aProxyThatIsNotTrusted() throws IOException {
    assertThat(failing(behindProxy("false", "http"), "proxy").saw())
        .contains("but trust-proxy is off");
  }

  @Test
  void aProxyThatIsTrusted() throws IOException {
    assertThat(found(behindProxy("true", "http"), "proxy", Level.OK).saw())
        .isEqualTo("The proxy says who calls: this machine comes from 198.51.100.9");
  }

  @Test
  void aProxyThatTakesAnotherScheme() throws IOException {
    assertThat(found(behindProxy("true", "https"), "proxy", Level.WARN).saw())
        .contains("came by https");
  }

  @Test
  void trustWhereNoProxyIs() {
    var settings = sound(Map.of(Setting.TRUST_PROXY, "true"));
    try (var _ = TestServer.start(settings)) {
      assertThat(failing(look(settings), "proxy").saw())
          .contains("whoever sends X-Forwarded-For is believed");
    }
  }

  @Test
  void clocksThatAreApart() {
    var settings = sound(Map.of(Setting.DATABASE_URL, TestPostgres.newDatabase()));
    try (var server = TestServer.start(settings)) {
      var late = new Time();
      late.advance(Duration.ofSeconds(20));
      var findings = DoctorCommand.look(server.config(), late).findings();
      assertThat(findings.stream().filter(f -> f.check().equals("clock")).map(Finding::level))
          .containsExactly(Level.FAIL, Level.FAIL);
    }
  }

  private static void sql(String url, String... statements) {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      for (var text : statements) {
        statement.execute(text);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String sqlite(Path directory) {
    return "jdbc:sqlite:" + directory.resolve("ostiary.db");
  }

  @Test
  void aDatabaseThatForgets() {
    var url = TestPostgres.newDatabase();
    var settings = sound(Map.of(Setting.DATABASE_URL, url));
    try (var _ = TestServer.start(settings)) {
      sql(
          url,
          "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = off',"
              + " current_database()); END $$",
          "ALTER SYSTEM SET fsync = off",
          "ALTER SYSTEM SET full_page_writes = off",
          "SELECT pg_reload_conf()");
      try {
        // A connection made a moment after the signal may still see the settings of before.
        List<Finding> lost = List.of();
        for (int i = 0; i < 20 && lost.size() < 3; i++) {
          lost =
              look(settings).stream()
                  .filter(f -> f.check().equals("durability") && f.level() == Level.FAIL)
                  .toList();
        }
        assertThat(String.valueOf(lost))
            .contains("fsync=off", "full_page_writes=off", "synchronous_commit=off");
      } finally {
        sql(
            url,
            "ALTER SYSTEM RESET fsync",
            "ALTER SYSTEM RESET full_page_writes",
            "SELECT pg_reload_conf()");
      }
    }
  }

  @Test
  void aDatabaseThatIsNotThere() {
    var settings = sound(Map.of(Setting.DATABASE_URL, "jdbc:postgresql://127.0.0.1:9/none"));
    assertThat(failing(look(settings), "database").saw()).startsWith("It cannot be read");
    assertThat(failing(look(sound(Map.of())), "database").saw()).contains("No database in");
    assertThat(data).isEmptyDirectory();
  }

  @Test
  void aFileThatOneAtATimeMayUse() throws Exception {
    try (var server = TestServer.start(Map.of(Setting.ISSUER, "http://localhost:9/"))) {
      // As a backup tool leaves it: a copy in the mode of old.
      sql(sqlite(server.config().data()), "VACUUM INTO '" + data.resolve("ostiary.db") + "'");
    }
    Files.writeString(data.resolve("master.key"), Base64.getEncoder().encodeToString(new byte[32]));
    assertThat(found(look(sound(Map.of())), "durability", Level.WARN).saw())
        .contains("journal mode delete");
  }

  @Test
  void aDirectoryInMemory() throws IOException {
    var memory = Files.createTempDirectory(Path.of("/dev/shm"), "ostiary");
    try {
      assertThat(failing(look(sound(Map.of(Setting.DATA, memory.toString()))), "disk").saw())
          .contains("is in memory");
    } finally {
      Files.delete(memory);
    }
  }

  @Test
  void aDiskThatIsFull() throws Exception {
    var mount =
        new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", data.toString())
            .start();
    assumeThat(mount.waitFor()).as("mounting needs root").isZero();
    try {
      assertThat(failing(look(sound(Map.of())), "disk").saw()).contains(" MB are free below ");
    } finally {
      new ProcessBuilder("umount", data.toString()).start().waitFor();
    }
  }

  @Test
  void aMasterKeyThatOpensNothing() {
    var settings = sound(Map.of());
    try (var _ = TestServer.start(settings)) {
      var other = new EnumMap<>(settings);
      other.put(Setting.MASTER_KEY, Base64.getEncoder().encodeToString(Ids.bytes(32)));
      assertThat(failing(look(other), "master-key").saw()).contains("does not open");
    }
  }

  @Test
  void aMasterKeyThatIsGone() throws IOException {
    var settings = sound(Map.of());
    try (var _ = TestServer.start(settings)) {
      Files.delete(data.resolve("master.key"));
      assertThat(failing(look(settings), "master-key").saw()).startsWith("There is no key");
      assertThat(data.resolve("master.key")).doesNotExist();
    }
  }

  @Test
  void filesThatOthersMayReadOrWrite() throws IOException {
    var settings = sound(Map.of());
    try (var _ = TestServer.start(settings)) {
      chmod(data.resolve("master.key"), "rw-r--r--");
      assertThat(failing(look(settings), "permissions").saw()).contains("may read", "master.key");
      chmod(data.resolve("master.key"), "rw-------");
      chmod(data, "rwxrwxrwx");
      var findings = look(settings);
      assertThat(failing(findings, "permissions").saw()).startsWith("Everybody may write");
      assertThat(found(findings, "permissions", Level.WARN).saw()).contains("ostiary.db");
    }
  }

  private static void chmod(Path file, String permissions) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  @Test
  void developmentWhereStrangersAre() {
    try (var server = TestServer.start(Map.of(Setting.ISSUER, "https://id.invalid/"))) {
      assertThat(failing(look(sound(server)), "development-mode").saw())
          .contains("strangers reach the server at https://id.invalid/");
    }
  }

  @Test
  void anIssuerInClear() {
    try (var server = TestServer.start(Map.of(Setting.ISSUER, "http://id.invalid/"))) {
      assertThat(failing(look(sound(server)), "certificate").saw()).contains("is not https");
    }
  }

  @Test
  void aSchemaOfAnotherVersion() {
    var settings = sound(Map.of());
    try (var _ = TestServer.start(settings)) {
      var url = sqlite(data);
      sql(
          url,
          "INSERT INTO flyway_schema_history SELECT installed_rank + 1, '999', 'later', type,"
              + " 'V999__later.sql', checksum, installed_by, installed_on, 1, 1 FROM"
              + " flyway_schema_history ORDER BY installed_rank DESC LIMIT 1");
      assertThat(failing(look(settings), "schema").saw()).contains("999, which is newer");
      sql(
          url,
          "DELETE FROM flyway_schema_history WHERE installed_rank >= (SELECT max(installed_rank) - 1"
              + " FROM flyway_schema_history)");
      assertThat(found(look(settings), "schema", Level.WARN).saw()).contains("adds 1 more");
    }
  }

  @Test
  void aProcessThatMayOpenFewFilesEndsWithOne() throws Exception {
    try (var _ = TestServer.start(sound(Map.of(Setting.PORT, "0")))) {
      var process =
          new ProcessBuilder(
                  "sh",
                  "-c",
                  "ulimit -n 500; exec \"$@\"",
                  "sh",
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "--enable-native-access=ALL-UNNAMED",
                  "-cp",
                  System.getProperty(
                      "surefire.test.class.path", System.getProperty("java.class.path")),
                  "dev.ostiary.Main",
                  "doctor",
                  "--json",
                  "--data",
                  data.toString())
              .start();
      var json =
          Json.own(
              new String(
                  process.getInputStream().readAllBytes(),
                  java.nio.charset.StandardCharsets.UTF_8));
      assertThat(process.waitFor()).isEqualTo(1);
      assertThat(json.get("failed").asBoolean()).isTrue();
      assertThat(
              json.get("findings")
                  .valueStream()
                  .map(f -> Json.text(f, "check", "") + " " + Json.text(f, "level", "")))
          .contains("open-files fail", "issuer fail", "schema ok");
    }
  }

  @Test
  void whoHasNoMasterKeyLearnsNothingOfArrivals() {
    try (var server = TestServer.start(sound(Map.of()))) {
      assertThat(server.http().get("/health/arrival").status()).isEqualTo(404);
      assertThat(server.http().get("/health/arrival", "Authorization", "Bearer x").status())
          .isEqualTo(404);
    }
  }
}
