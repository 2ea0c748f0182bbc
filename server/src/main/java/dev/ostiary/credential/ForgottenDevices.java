package dev.ostiary.credential;

import dev.ostiary.db.Tx;
import dev.ostiary.user.UserChanges;

/** Removes the keys of devices with the user or the application they belong to. */
public final class ForgottenDevices implements UserChanges {
  private final DeviceCredentialStore store = new DeviceCredentialStore();

  @Override
  public void deleted(Tx tx, String tenant, String userId) {
    store.forgetUser(tx, tenant, userId);
  }

  /** The application is gone. */
  public void clientDeleted(Tx tx, String tenant, String clientId) {
    store.forgetClient(tx, tenant, clientId);
  }
}
