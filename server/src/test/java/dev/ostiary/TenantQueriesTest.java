package dev.ostiary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The text of every query says whose rows it means. */
class TenantQueriesTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/ostiary");
  private static final Pattern MEMBER =
      Pattern.compile("(?m)^  (?=[A-Za-z@])[^=;{]*?(\\w+)\\s*(\\(|=)");
  private static final Pattern SQL =
      Pattern.compile(
          "(?s)(SELECT [^;]* FROM|UPDATE \\w+ SET|DELETE FROM|INSERT INTO|[A-Z]{3,}\\s*\\+ \")");

  /** Methods that do without, each with its reason; the key that they use cannot be guessed. */
  private static final Map<String, String> WITHOUT =
      Map.ofEntries(
          Map.entry(
              "AuthorizationCodeStore.redeem",
              "the hash of a secret, of a row found with its tenant"),
          Map.entry("DocumentStore.select", "it begins with a constant that names the tenant"),
          Map.entry("DocumentStore.selectAll", "it begins with a constant that names the tenant"),
          Map.entry("DocumentStore.selectByKey", "it begins with a constant that names the tenant"),
          Map.entry("DocumentStore.write", "the clock of the configuration of all tenants"),
          Map.entry("DomainStore.page", "it begins with a constant that names the tenant"),
          Map.entry("FileStore.get", "a random id, of a job that a worker has taken"),
          Map.entry("FileStore.removeBefore", "a random id, of a job that a worker has taken"),
          Map.entry("InvitationStore.find", "it begins with a constant that names the tenant"),
          Map.entry("InvitationStore.living", "it begins with a constant that names the tenant"),
          Map.entry("JobStore.advance", "a random id, of a job that a worker has taken"),
          Map.entry("JobStore.delete", "a random id, of a job that was just made"),
          Map.entry("JobStore.end", "a random id, of a job that a worker has taken"),
          Map.entry("JobStore.errors", "a random id, of a job that was found with its tenant"),
          Map.entry("JobStore.receive", "a random id, of a job that was just made"),
          Map.entry("JobStore.release", "a random id, of a job that a worker has taken"),
          Map.entry("JobStore.releaseAll", "the jobs of a worker that stops"),
          Map.entry("JobStore.waiting", "the workers serve all tenants in turn"),
          Map.entry("LogPartitionStore.add", "a piece of the log of all tenants, by its days"),
          Map.entry("LogPartitionStore.all", "the catalogue"),
          Map.entry(
              "LogPartitionStore.deleteFromRest", "what is too old goes, whatever its tenant"),
          Map.entry("MailStore.COLUMNS", "the beginning of other queries"),
          Map.entry("MailStore.failed", "a random id, of a row of that list"),
          Map.entry("MailStore.sent", "a random id, of a row of that list"),
          Map.entry(
              "RefreshTokenRecordStore.find", "it begins with a constant that names the tenant"),
          Map.entry("RefreshTokenStore.revoke", "a family that was found with its tenant"),
          Map.entry("RefreshTokenStore.rotate", "a family that was found with its tenant"),
          Map.entry(
              "UserIndexStore.begin", "the index of all tenants is filled anew by a new version"),
          Map.entry("MoveStore.goOnCounting", "the whole database moves"),
          Map.entry("MoveStore.makeEmpty", "the whole database moves"),
          Map.entry("SqliteFileStore.alone", "the catalogue, to see who has the file open"),
          Map.entry("TableStore.partitions", "the catalogue"),
          Map.entry("TableStore.read", "the whole database moves"),
          Map.entry("SignInsStore.endAll", "everybody of every tenant is signed out"),
          Map.entry("UserIndexStore.terms", "the row of a user that was found with its tenant"),
          Map.entry("UserIndexStore.update", "the row of a user that was found with its tenant"));

  @Test
  @DisplayName("ADM-02 every query of a store names the tenant, or is listed with its reason")
  void everyQueryNamesTheTenant() throws IOException {
    var without = new TreeSet<String>();
    int queries = 0;
    for (var file : stores()) {
      for (var member : members(Files.readString(file))) {
        if (SQL.matcher(member.text()).find()) {
          queries++;
          if (!member.text().contains("tenant_id")) {
            without.add(file.getFileName().toString().replace(".java", ".") + member.name());
          }
        }
      }
    }
    assertThat(queries).isGreaterThan(40);
    assertThat(without).containsExactlyInAnyOrderElementsOf(Set.copyOf(WITHOUT.keySet()));
  }

  private record Member(String name, String text) {}

  private static List<Path> stores() throws IOException {
    try (var files = Files.walk(SOURCES)) {
      return files
          .filter(f -> f.getFileName().toString().endsWith("Store.java"))
          .filter(f -> !f.toString().contains("/db/") && !f.toString().contains("/trust/"))
          .toList();
    }
  }

  /** The text from one declaration in the class to the next. */
  private static List<Member> members(String source) {
    var members = new ArrayList<Member>();
    var matcher = MEMBER.matcher(source);
    int start = -1;
    var name = "";
    while (matcher.find()) {
      if (start >= 0) {
        members.add(new Member(name, source.substring(start, matcher.start())));
      }
      start = matcher.start();
      name = matcher.group(1);
    }
    members.add(new Member(name, source.substring(Math.max(0, start))));
    return members;
  }
}
