package dev.ostiary.consent;

import dev.ostiary.common.Ids;
import dev.ostiary.db.Tx;
import dev.ostiary.oauth.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** What users allowed applications to do, per API. */
public final class ConsentStore {
  /** Whose consent to what. */
  public record Subject(String tenant, String userId, String clientId, String audience) {}

  /** The scopes that the user allowed; empty when there is no consent. */
  public Set<String> allowed(Tx tx, Subject subject) {
    return tx.sql()
        .createQuery(
            """
            SELECT scope FROM consent WHERE tenant_id = :tenant AND user_id = :user
            AND client_id = :client AND audience = :audience
            """)
        .bind("tenant", subject.tenant())
        .bind("user", subject.userId())
        .bind("client", subject.clientId())
        .bind("audience", subject.audience())
        .map((rs, c) -> Scope.parse(rs.getString(1)))
        .findOne()
        .orElse(Set.of());
  }

  /** Adds scopes to what the user allowed. */
  public void allow(Tx tx, Subject subject, Set<String> scopes, long now) {
    var all = new LinkedHashSet<>(allowed(tx, subject));
    all.addAll(scopes);
    tx.sql()
        .createUpdate(
            """
            INSERT INTO consent (tenant_id, user_id, client_id, audience, id, scope, updated_at)
            VALUES (:tenant, :user, :client, :audience, :id, :scope, :now)
            ON CONFLICT (tenant_id, user_id, client_id, audience)
            DO UPDATE SET scope = :scope, updated_at = :now
            """)
        .bind("tenant", subject.tenant())
        .bind("user", subject.userId())
        .bind("client", subject.clientId())
        .bind("audience", subject.audience())
        .bind("id", Ids.hex(24))
        .bind("scope", Scope.join(all))
        .bind("now", now)
        .execute();
  }

  /** A consent as it is kept. */
  public record Consent(String id, Subject subject, Set<String> scopes) {}

  /** Which consents; null for all. */
  public record Filter(
      String tenant,
      @Nullable String userId,
      @Nullable String clientId,
      @Nullable String audience) {
    private String sql() {
      return " FROM consent WHERE tenant_id = :tenant"
          + (userId == null ? "" : " AND user_id = :user")
          + (clientId == null ? "" : " AND client_id = :client")
          + (audience == null ? "" : " AND audience = :audience");
    }

    private Query bind(Query query) {
      query.bind("tenant", tenant);
      if (userId != null) {
        query.bind("user", userId);
      }
      if (clientId != null) {
        query.bind("client", clientId);
      }
      return audience == null ? query : query.bind("audience", audience);
    }
  }

  /** A page of consents, in the order of their ids. */
  public List<Consent> page(Tx tx, Filter filter, long offset, int limit) {
    return filter
        .bind(
            tx.sql()
                .createQuery(
                    "SELECT id, tenant_id, user_id, client_id, audience, scope"
                        + filter.sql()
                        + " ORDER BY id LIMIT :limit OFFSET :offset"))
        .bind("limit", limit)
        .bind("offset", offset)
        .map((rs, c) -> read(rs))
        .list();
  }

  private static Consent read(ResultSet rs) throws SQLException {
    var subject = new Subject(rs.getString(2), rs.getString(3), rs.getString(4), rs.getString(5));
    return new Consent(rs.getString(1), subject, Scope.parse(rs.getString(6)));
  }

  /** How many consents there are. */
  public long count(Tx tx, Filter filter) {
    return filter
        .bind(tx.sql().createQuery("SELECT COUNT(*)" + filter.sql()))
        .mapTo(Long.class)
        .one();
  }

  /** Forgets a consent and tells what it was. */
  public Optional<Consent> forget(Tx tx, String tenant, String id) {
    return tx.sql()
        .createQuery(
            """
            DELETE FROM consent WHERE tenant_id = :tenant AND id = :id
            RETURNING id, tenant_id, user_id, client_id, audience, scope
            """)
        .bind("tenant", tenant)
        .bind("id", id)
        .map((rs, c) -> read(rs))
        .findOne();
  }

  /** Forgets every consent of a user. */
  public void forgetUser(Tx tx, String tenant, String userId) {
    tx.sql().execute("DELETE FROM consent WHERE tenant_id = ? AND user_id = ?", tenant, userId);
  }

  /** Forgets every consent that is about an API. */
  public void forgetAudience(Tx tx, String tenant, String audience) {
    tx.sql().execute("DELETE FROM consent WHERE tenant_id = ? AND audience = ?", tenant, audience);
  }

  /** What users allowed under one name of a permission, they allowed under the other. */
  public void rename(Tx tx, String tenant, String audience, String from, String to) {
    tx.sql()
        .createUpdate(
            """
            UPDATE consent SET scope = TRIM(REPLACE(' ' || scope || ' ', :from,
              CASE WHEN REPLACE(' ' || scope || ' ', :to, '') = ' ' || scope || ' '
                   THEN :to ELSE ' ' END))
            WHERE tenant_id = :tenant AND audience = :audience
              AND REPLACE(' ' || scope || ' ', :from, '') <> ' ' || scope || ' '
            """)
        .bind("tenant", tenant)
        .bind("audience", audience)
        .bind("from", " " + from + " ")
        .bind("to", " " + to + " ")
        .execute();
  }

  /** Forgets every consent to an application. */
  public void forgetClient(Tx tx, String tenant, String clientId) {
    tx.sql().execute("DELETE FROM consent WHERE tenant_id = ? AND client_id = ?", tenant, clientId);
  }
}
