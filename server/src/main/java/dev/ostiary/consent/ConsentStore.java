package dev.ostiary.consent;

import dev.ostiary.common.Ids;
import dev.ostiary.db.Tx;
import dev.ostiary.oauth.Scope;
import java.util.LinkedHashSet;
import java.util.Set;

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

  /** Forgets every consent of a user. */
  public void forgetUser(Tx tx, String tenant, String userId) {
    tx.sql().execute("DELETE FROM consent WHERE tenant_id = ? AND user_id = ?", tenant, userId);
  }

  /** Forgets every consent that is about an API. */
  public void forgetAudience(Tx tx, String tenant, String audience) {
    tx.sql().execute("DELETE FROM consent WHERE tenant_id = ? AND audience = ?", tenant, audience);
  }

  /** Forgets every consent to an application. */
  public void forgetClient(Tx tx, String tenant, String clientId) {
    tx.sql().execute("DELETE FROM consent WHERE tenant_id = ? AND client_id = ?", tenant, clientId);
  }
}
