package dev.ostiary.search;

import dev.ostiary.db.MultiInsert;
import dev.ostiary.db.Tx;
import dev.ostiary.search.MetadataTerms.Term;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what users are searched by, in the transaction that changes them. The costs of a new user:
 * one narrow row, and one row for each identity's part and each leaf of metadata.
 */
public final class UserIndexStore {
  /** Another number makes the server fill the index anew when it starts. */
  private static final int VERSION = 1;

  private static final MultiInsert<UserDocument> USERS =
      new MultiInsert<>(
          "INSERT INTO user_index (tenant_id, "
              + UserFields.COLUMNS.stream().map(Field::column).collect(Collectors.joining(", "))
              + ")",
          UserFields.COLUMNS.size() + 1,
          "RETURNING id, user_id",
          (s, at, user) -> {
            s.setString(at, user.tenant());
            columns(s, at + 1, user);
          });

  private static final MultiInsert<Row> TERMS =
      new MultiInsert<>(
          "INSERT INTO user_term (user_ref, tenant_id, path, value, number)",
          5,
          "",
          (s, at, row) -> {
            s.setLong(at, row.ref());
            s.setString(at + 1, row.tenant());
            s.setString(at + 2, row.term().path());
            s.setString(at + 3, row.term().value());
            s.setObject(at + 4, row.term().number(), Types.DOUBLE);
          });

  private static final String UPDATE =
      "UPDATE user_index SET "
          + UserFields.COLUMNS.stream()
              .map(f -> f.column() + " = ?")
              .collect(Collectors.joining(", "))
          + " WHERE tenant_id = ? AND user_id = ? RETURNING id";

  private record Row(long ref, String tenant, Term term) {}

  private record Key(String userId, long ref) {}

  /** Adds users of one tenant. */
  public void insert(Tx tx, List<UserDocument> users) {
    var refs =
        USERS.write(tx, users, row -> new Key(row.getString(2), row.getLong(1))).stream()
            .collect(Collectors.toMap(Key::userId, Key::ref));
    TERMS.write(
        tx,
        users.stream()
            .flatMap(
                user -> {
                  long ref = Objects.requireNonNull(refs.get(user.userId()));
                  return user.terms().stream().map(term -> new Row(ref, user.tenant(), term));
                })
            .toList());
  }

  /** Brings a user up to date. */
  public void update(Tx tx, UserDocument user) {
    long ref =
        tx.number(
            UPDATE,
            s -> {
              int next = columns(s, 1, user);
              s.setString(next, user.tenant());
              s.setString(next + 1, user.userId());
            });
    var before = terms(tx, ref);
    for (var gone : MetadataTerms.without(before, user.terms())) {
      tx.update(
          "DELETE FROM user_term WHERE user_ref = ? AND path = ? AND value = ?",
          s -> {
            s.setLong(1, ref);
            s.setString(2, gone.path());
            s.setString(3, gone.value());
          });
    }
    var fresh = MetadataTerms.without(user.terms(), before);
    TERMS.write(tx, fresh.stream().map(term -> new Row(ref, user.tenant(), term)).toList());
  }

  /**
   * A sign-in.
   *
   * @param at milliseconds since the epoch
   */
  public record Login(long at, String ip) {}

  /** Counts a sign-in. */
  public void countLogin(Tx tx, String tenant, String userId, Login login) {
    tx.update(
        "UPDATE user_index SET logins_count = logins_count + 1, last_login = ?, last_ip = ?"
            + " WHERE tenant_id = ? AND user_id = ?",
        s -> {
          s.setLong(1, login.at());
          s.setString(2, login.ip());
          s.setString(3, tenant);
          s.setString(4, userId);
        });
  }

  /** The ids of the users with this address, which is in lower case. */
  public List<String> byEmail(Tx tx, String tenant, String email) {
    return tx.sql()
        .createQuery(
            "SELECT user_id FROM user_index WHERE tenant_id = :tenant AND email = :email"
                + " ORDER BY user_id LIMIT 100")
        .bind("tenant", tenant)
        .bind("email", email)
        .mapTo(String.class)
        .list();
  }

  /** Forgets a user. */
  public void delete(Tx tx, String tenant, String userId) {
    for (var sql :
        List.of(
            "DELETE FROM user_term WHERE user_ref ="
                + " (SELECT id FROM user_index WHERE tenant_id = ? AND user_id = ?)",
            "DELETE FROM user_index WHERE tenant_id = ? AND user_id = ?")) {
      tx.update(
          sql,
          s -> {
            s.setString(1, tenant);
            s.setString(2, userId);
          });
    }
  }

  /**
   * Takes the right to fill the index anew, until the end of the transaction; false when this
   * version of the program has filled it already. What was in it is gone.
   */
  public boolean begin(Tx tx) {
    // A row that is written is locked: of several nodes that start at once, one fills the index.
    int other =
        tx.sql()
            .execute(
                "UPDATE user_index_version SET version = ? WHERE id = 1 AND version <> ?",
                VERSION,
                VERSION);
    if (other == 0) {
      return false;
    }
    tx.sql().execute("DELETE FROM user_term");
    tx.sql().execute("DELETE FROM user_index");
    return true;
  }

  private static int columns(PreparedStatement s, int first, UserDocument user)
      throws SQLException {
    int at = first;
    for (var value : user.columns()) {
      if (value instanceof Long number) {
        s.setLong(at++, number);
      } else {
        s.setString(at++, (String) value);
      }
    }
    return at;
  }

  private static List<Term> terms(Tx tx, long ref) {
    return tx.sql()
        .createQuery("SELECT path, value, number FROM user_term WHERE user_ref = :ref")
        .bind("ref", ref)
        .map((rs, c) -> new Term(rs.getString(1), rs.getString(2), number(rs.getObject(3))))
        .list();
  }

  private static @Nullable Double number(@Nullable Object value) {
    return value instanceof Number number ? number.doubleValue() : null;
  }
}
