package dev.ostiary.login;

import dev.ostiary.client.ClientChanges;
import dev.ostiary.code.AuthorizationCodeStore;
import dev.ostiary.common.Time;
import dev.ostiary.consent.ConsentStore;
import dev.ostiary.db.Tx;
import dev.ostiary.resourceserver.ResourceServerChanges;
import dev.ostiary.token.RefreshTokenStore;
import java.util.Set;

/** What ends with an application or an API: codes, tokens, and what users had consented to. */
public final class ApplicationChanges implements ClientChanges, ResourceServerChanges {
  private final Time time;
  private final AuthorizationCodeStore codes = new AuthorizationCodeStore();
  private final RefreshTokenStore refreshTokens = new RefreshTokenStore();
  private final ConsentStore consents = new ConsentStore();

  /** The consequences. */
  public ApplicationChanges(Time time) {
    this.time = time;
  }

  @Override
  public void deleted(Tx tx, String tenant, String clientId) {
    codes.deleteOf(tx, tenant, clientId);
    refreshTokens.revokeClient(tx, tenant, clientId, "client deleted", time.millis());
    consents.forgetClient(tx, tenant, clientId);
  }

  /** A consent to a scope that is gone gives nothing, because tokens carry defined scopes only. */
  @Override
  public void retained(Tx tx, String tenant, String identifier, Set<String> scopes) {}

  @Override
  public void renamed(Tx tx, String tenant, String identifier, String from, String to) {
    consents.rename(tx, tenant, identifier, from, to);
  }

  @Override
  public void apiDeleted(Tx tx, String tenant, String identifier) {
    consents.forgetAudience(tx, tenant, identifier);
  }
}
