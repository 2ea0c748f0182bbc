package dev.ostiary.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was read of a user is known to be old as soon as who changed it hears that it is done. */
class ChangesTest {
  private static final String T = "t";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path directory;

  @SuppressWarnings("NullAway.Init")
  private SqliteDatabase database;

  @SuppressWarnings("NullAway.Init")
  private Changes changes;

  @BeforeEach
  void open() {
    database = new SqliteDatabase(directory.resolve("a.db"));
    changes = database.changes().orElseThrow();
    fill("ann");
    fill("bob");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void fill(String user) {
    write(
        "INSERT INTO users (tenant_id, user_id, email_verified, blocked, body, logins_count,"
            + " created_at, updated_at) VALUES ('t', '"
            + user
            + "', 0, 0, '{}', 0, 0, 0)");
    write(
        "INSERT INTO identity (tenant_id, connection, provider, subject, user_id, body)"
            + " VALUES ('t', 'c', 'auth0', '"
            + user
            + "', '"
            + user
            + "', '{}')");
    write(
        "INSERT INTO token_family (id, tenant_id, client_id, user_id, body, created_at, used_at,"
            + " idle_end, end_at) VALUES ('"
            + user
            + "', 't', 'app', '"
            + user
            + "', '{}', 0, 0, 0, 0)");
    write(
        "INSERT INTO access_token (hash, tenant_id, family_id, client_id, user_id, sid, body,"
            + " end_at) VALUES ('"
            + user
            + "', 't', 'f', 'app', '"
            + user
            + "', '', '{}', 0)");
  }

  private int write(String sql) {
    return database.write(tx -> tx.sql().execute(sql));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE users SET blocked = 1 WHERE user_id = 'ann'",
        "UPDATE users SET body = '{\"name\":\"Ann\"}' WHERE user_id = 'ann'",
        "UPDATE users SET email = 'ann@example.com' WHERE user_id = 'ann'",
        "UPDATE users SET email_verified = 1 WHERE user_id = 'ann'",
        "DELETE FROM users WHERE user_id = 'ann'",
        "DELETE FROM users",
        "INSERT INTO identity (tenant_id, connection, provider, subject, user_id, body)"
            + " VALUES ('t', 'd', 'auth0', 'x', 'ann', '{}')",
        "UPDATE identity SET user_id = 'ann' WHERE user_id = 'bob'",
        "UPDATE identity SET user_id = 'carl' WHERE user_id = 'ann'",
        "DELETE FROM identity WHERE user_id = 'ann'",
        "UPDATE token_family SET revoked_at = 1 WHERE id = 'ann'",
        "DELETE FROM token_family",
        "DELETE FROM access_token WHERE hash = 'ann'",
      })
  void whatDecidesAboutTokensIsSeen(String sql) {
    long before = changes.now();
    assertThat(changes.noneSince(before, T, "ann")).isTrue();
    assertThat(write(sql)).isPositive();
    assertThat(changes.noneSince(before, T, "ann")).isFalse();
    assertThat(changes.noneSince(changes.now(), T, "ann")).isTrue();
  }

  @Test
  void othersStayKnown() {
    long before = changes.now();
    write("UPDATE users SET blocked = 1 WHERE user_id = 'ann'");
    assertThat(changes.noneSince(before, T, "bob")).isTrue();
    assertThat(changes.noneSince(before, "other", "ann")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE users SET logins_count = 1, last_login = 2 WHERE user_id = 'ann'",
        "UPDATE users SET updated_at = updated_at WHERE user_id = 'ann'",
        "UPDATE token_family SET used_at = 1 WHERE id = 'ann'",
      })
  void whatIsCountedAtEachSignInIsNot(String sql) {
    long before = changes.now();
    assertThat(write(sql)).isPositive();
    assertThat(changes.noneSince(before, T, "ann")).isTrue();
  }

  @Test
  void whatWasUndoneChangesNothingForOthersAndTheNextIsSeen() {
    assertThatThrownBy(
            () ->
                database.write(
                    tx -> {
                      tx.sql().execute("UPDATE users SET blocked = 1 WHERE user_id = 'ann'");
                      throw new IllegalArgumentException("undone");
                    }))
        .hasMessage("undone");
    long before = changes.now();
    write("UPDATE users SET blocked = 1 WHERE user_id = 'bob'");
    assertThat(changes.noneSince(before, T, "ann")).isTrue();
    assertThat(changes.noneSince(before, T, "bob")).isFalse();
  }
}
