package dev.ostiary.login;

import dev.ostiary.branding.Languages;
import dev.ostiary.common.Time;
import dev.ostiary.consent.ConsentStore;
import dev.ostiary.db.Tx;
import dev.ostiary.session.SessionStore;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.token.RefreshTokenStore;
import dev.ostiary.user.TicketStore;
import dev.ostiary.user.User;
import dev.ostiary.user.UserChanges;

/**
 * What ends when an administrator changes an account: sessions and tokens, in the same transaction,
 * so that nobody stays signed in who may not.
 */
public final class AccountChanges implements UserChanges {
  private final Tenants tenants;
  private final Accounts accounts;
  private final Time time;
  private final SessionStore sessions = new SessionStore();
  private final RefreshTokenStore refreshTokens = new RefreshTokenStore();
  private final ConsentStore consents = new ConsentStore();
  private final TicketStore tickets = new TicketStore();

  /** The consequences. */
  public AccountChanges(Tenants tenants, Accounts accounts, Time time) {
    this.tenants = tenants;
    this.accounts = accounts;
    this.time = time;
  }

  @Override
  public void blocked(Tx tx, String tenant, String userId) {
    end(tx, tenant, userId, "user blocked");
  }

  @Override
  public void deleted(Tx tx, String tenant, String userId) {
    sessions.deleteOf(tx, tenant, userId);
    refreshTokens.forgetUser(tx, tenant, userId, time.millis());
    consents.forgetUser(tx, tenant, userId);
    tickets.forgetUser(tx, tenant, userId);
  }

  @Override
  public void passwordChanged(Tx tx, String tenant, String userId) {
    end(tx, tenant, userId, "password changed");
  }

  @Override
  public void unlinked(Tx tx, String tenant, String userId) {
    end(tx, tenant, userId, "account unlinked");
  }

  @Override
  public void verificationWanted(Tx tx, User user) {
    accounts.putVerification(tx, tenants.byId(user.tenant()), user, Languages.english());
  }

  @Override
  public void settled() {
    accounts.wake();
  }

  private void end(Tx tx, String tenant, String userId, String reason) {
    sessions.deleteOf(tx, tenant, userId);
    refreshTokens.revokeUser(tx, tenant, userId, reason, time.millis());
  }
}
