package dev.ostiary.action;

import dev.ostiary.db.Tx;

/** Is told within the transaction that removes an action. */
public interface ActionChanges {
  /**
   * An action is about to go: whatever needs it goes too or lets go of it.
   *
   * @param force whether that is wanted; when it is not, what still needs the action refuses
   * @throws dev.ostiary.management.ManagementError when the action must stay
   */
  void deleting(Tx tx, String tenant, String action, boolean force);
}
