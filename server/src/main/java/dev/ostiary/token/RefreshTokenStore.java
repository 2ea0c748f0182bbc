package dev.ostiary.token;

import dev.ostiary.client.RefreshPolicy;
import dev.ostiary.common.Hashes;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.db.Tx;
import dev.ostiary.organization.OrganizationChanges;
import dev.ostiary.session.Session;
import java.util.Optional;

/** Refresh tokens and their families; only hashes of tokens are kept. */
public final class RefreshTokenStore implements OrganizationChanges {
  /** Begins a family and returns its first token. */
  public String begin(
      Tx tx, String tenant, String family, Authorization authorization, Policy policy) {
    long now = policy.now();
    tx.sql()
        .createUpdate(
            """
            INSERT INTO token_family (id, tenant_id, client_id, user_id, sid, organization_id, body,
                                      created_at, used_at, idle_end, end_at)
            VALUES (:id, :tenant, :client, :user, :sid, :organization, :body,
                    :now, :now, :idle, :end)
            """)
        .bind("id", family)
        .bind("tenant", tenant)
        .bind("client", authorization.clientId())
        .bind("user", authorization.userId())
        .bind("sid", authorization.login().sid())
        .bind("organization", authorization.details().organization())
        .bind("body", Json.write(authorization.toJson().put("seed", Ids.secret())))
        .bind("now", now)
        .bind("idle", now + policy.rules().idleLifetime() * 1000)
        .bind("end", now + policy.rules().lifetime() * 1000)
        .execute();
    var first = Ids.secret();
    add(tx, tenant, family, first, now);
    return first;
  }

  /** The client's rules at a moment in milliseconds since the epoch. */
  public record Policy(RefreshPolicy rules, long now) {}

  private static void add(Tx tx, String tenant, String family, String token, long now) {
    tx.sql()
        .execute(
            """
            INSERT INTO refresh_token (hash, tenant_id, family_id, created_at) VALUES (?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """,
            Hashes.sha256(token),
            tenant,
            family,
            now);
  }

  /** The family of a token, whatever its state. */
  public Optional<TokenFamily> find(Tx tx, String tenant, String token) {
    return hashed(tx, tenant, Hashes.sha256(token));
  }

  /** The same by the token's hash. */
  public Optional<TokenFamily> hashed(Tx tx, String tenant, String hash) {
    return tx.sql()
        .createQuery(
            """
            SELECT f.id, f.tenant_id, f.body, t.used_at, f.idle_end, f.end_at, f.revoked_at
            FROM refresh_token t JOIN token_family f ON f.id = t.family_id
            WHERE t.hash = :hash AND f.tenant_id = :tenant
            """)
        .bind("hash", hash)
        .bind("tenant", tenant)
        .map(
            (rs, c) -> {
              long used = rs.getLong(4);
              boolean unused = rs.wasNull();
              var body = Json.own(rs.getString(3));
              return new TokenFamily(
                  rs.getString(1),
                  rs.getString(2),
                  Authorization.read(body),
                  Json.text(body, "seed", ""),
                  unused ? null : used,
                  rs.getLong(5),
                  rs.getLong(6),
                  rs.getObject(7) != null);
            })
        .findOne();
  }

  /**
   * Uses a token. With rotation it is used up and its successor returned; a token that was used
   * longer ago than the leeway gives nothing. Within the leeway it gives the same successor again,
   * never a second one: two branches of a family would hide a thief in one of them. Without
   * rotation the same token is returned.
   *
   * @return the token to hand out, or empty when another caller was first
   */
  public Optional<String> rotate(Tx tx, TokenFamily family, String token, Policy policy) {
    long now = policy.now();
    var rules = policy.rules();
    int alive =
        tx.sql()
            .createUpdate(
                """
                UPDATE token_family SET used_at = :now, idle_end = :idle
                WHERE id = :id AND revoked_at IS NULL AND idle_end > :now AND end_at > :now
                """)
            .bind("now", now)
            .bind("idle", now + rules.idleLifetime() * 1000)
            .bind("id", family.id())
            .execute();
    if (alive == 0) {
      return Optional.empty();
    }
    if (!rules.rotating()) {
      return Optional.of(token);
    }
    // Without a leeway no clock is asked: the caller who was first may have read a later time.
    int taken =
        tx.sql()
            .createUpdate(
                """
                UPDATE refresh_token SET used_at = COALESCE(used_at, :now)
                WHERE hash = :hash AND (used_at IS NULL OR (:leeway > 0 AND used_at > :since))
                """)
            .bind("now", now)
            .bind("hash", Hashes.sha256(token))
            .bind("leeway", rules.leeway())
            .bind("since", now - rules.leeway() * 1000)
            .execute();
    if (taken == 0) {
      return Optional.empty();
    }
    var successor = Hashes.keyed(family.seed(), token);
    add(tx, family.tenant(), family.id(), successor, now);
    return Optional.of(successor);
  }

  /**
   * Ends everything born of one authorization. The family first: a refresh in progress holds its
   * row, and the access token that it makes is seen only after waiting for it.
   */
  public boolean revoke(Tx tx, String family, String reason, long now) {
    boolean revoked =
        tx.sql()
                .execute(
                    "UPDATE token_family SET revoked_at = ?, reason = ?"
                        + " WHERE id = ? AND revoked_at IS NULL",
                    now,
                    reason,
                    family)
            == 1;
    tx.sql().execute("DELETE FROM access_token WHERE family_id = ?", family);
    return revoked;
  }

  /** When and why something ended; in milliseconds since the epoch. */
  public record End(long at, String reason) {}

  /**
   * When the sign-in ended to which an access token belongs that an application got for a user at
   * this moment; empty when it may go on. A token does not name its sign-in: only if all that lived
   * at the moment have ended is it sure.
   *
   * @param moment milliseconds since the epoch, a full second
   */
  public Optional<End> ended(Tx tx, String tenant, String userId, String clientId, long moment) {
    var ends =
        tx.sql()
            .createQuery(
                """
                SELECT revoked_at, reason FROM token_family
                WHERE tenant_id = :tenant AND user_id = :user AND client_id = :client
                  AND created_at < :end AND (revoked_at IS NULL OR revoked_at >= :moment)
                ORDER BY revoked_at
                """)
            .bind("tenant", tenant)
            .bind("user", userId)
            .bind("client", clientId)
            .bind("moment", moment)
            .bind("end", moment + 2_000)
            .map(
                (rs, c) -> {
                  long at = rs.getLong(1);
                  boolean lives = rs.wasNull();
                  var reason = rs.getString(2);
                  return lives
                      ? Optional.<End>empty()
                      : Optional.of(new End(at, reason == null ? "revoked" : reason));
                })
            .list();
    return ends.stream().allMatch(Optional::isPresent)
        ? ends.stream().flatMap(Optional::stream).reduce((a, b) -> b)
        : Optional.empty();
  }

  /** Ends everything that an application was given. */
  public void revokeClient(Tx tx, String tenant, String clientId, String reason, long now) {
    tx.sql()
        .execute(
            "UPDATE token_family SET revoked_at = ?, reason = ?"
                + " WHERE tenant_id = ? AND client_id = ? AND revoked_at IS NULL",
            now,
            reason,
            tenant,
            clientId);
    tx.sql()
        .execute(
            "DELETE FROM access_token WHERE tenant_id = ? AND client_id = ?", tenant, clientId);
  }

  @Override
  public void organizationEnded(Tx tx, String tenant, String organization, long now) {
    tx.sql()
        .execute(
            "UPDATE token_family SET revoked_at = ?, reason = 'organization deleted'"
                + " WHERE tenant_id = ? AND organization_id = ? AND revoked_at IS NULL",
            now,
            tenant,
            organization);
    tx.sql()
        .execute(
            "DELETE FROM access_token WHERE tenant_id = ? AND organization_id = ?",
            tenant,
            organization);
  }

  @Override
  public void membershipEnded(Tx tx, Membership of, long now) {
    tx.sql()
        .execute(
            "UPDATE token_family SET revoked_at = ?, reason = 'membership ended' WHERE tenant_id = ?"
                + " AND organization_id = ? AND user_id = ? AND revoked_at IS NULL",
            now,
            of.tenant(),
            of.organization(),
            of.user());
    tx.sql()
        .execute(
            "DELETE FROM access_token"
                + " WHERE tenant_id = ? AND organization_id = ? AND user_id = ?",
            of.tenant(),
            of.organization(),
            of.user());
  }

  /**
   * Ends everything of a user. Codes first: an exchange in progress holds its code's row, and the
   * family that it makes is seen only after waiting for it.
   */
  public void revokeUser(Tx tx, String tenant, String userId, String reason, long now) {
    tx.sql()
        .execute(
            "DELETE FROM authorization_code WHERE tenant_id = ? AND user_id = ?", tenant, userId);
    tx.sql()
        .execute(
            "UPDATE token_family SET revoked_at = ?, reason = ?"
                + " WHERE tenant_id = ? AND user_id = ? AND revoked_at IS NULL",
            now,
            reason,
            tenant,
            userId);
    tx.sql()
        .execute("DELETE FROM access_token WHERE tenant_id = ? AND user_id = ?", tenant, userId);
  }

  /** Ends everything that began in one session of a user. */
  public void revokeSession(Tx tx, Session session, String reason, long now) {
    tx.sql()
        .execute(
            "DELETE FROM authorization_code WHERE tenant_id = ? AND user_id = ? AND sid = ?",
            session.tenant(),
            session.userId(),
            session.sid());
    tx.sql()
        .execute(
            "UPDATE token_family SET revoked_at = ?, reason = ?"
                + " WHERE tenant_id = ? AND user_id = ? AND sid = ? AND revoked_at IS NULL",
            now,
            reason,
            session.tenant(),
            session.userId(),
            session.sid());
    tx.sql()
        .execute(
            "DELETE FROM access_token WHERE tenant_id = ? AND user_id = ? AND sid = ?",
            session.tenant(),
            session.userId(),
            session.sid());
  }

  /** Removes everything of a user who is gone. */
  public void forgetUser(Tx tx, String tenant, String userId, long now) {
    revokeUser(tx, tenant, userId, "user deleted", now);
    tx.sql()
        .execute(
            """
            DELETE FROM refresh_token WHERE tenant_id = ? AND family_id IN
            (SELECT id FROM token_family WHERE tenant_id = ? AND user_id = ?)
            """,
            tenant,
            tenant,
            userId);
    tx.sql()
        .execute("DELETE FROM token_family WHERE tenant_id = ? AND user_id = ?", tenant, userId);
  }
}
