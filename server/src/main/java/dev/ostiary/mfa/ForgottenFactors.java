package dev.ostiary.mfa;

import dev.ostiary.db.Tx;
import dev.ostiary.user.UserChanges;

/** Removes the factors of a user who is gone. */
public final class ForgottenFactors implements UserChanges {
  @Override
  public void deleted(Tx tx, String tenant, String userId) {
    AuthenticationMethodStore.removeAll(tx, tenant, userId);
  }
}
