package dev.ostiary.user;

import dev.ostiary.db.Tx;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementError;

/** The users that paths of the Management API name. */
public final class KnownUsers {
  private final UserStore users = new UserStore();

  /**
   * The user of the path's {@code id}.
   *
   * @throws ManagementError 404 when there is none
   */
  public User of(Tx tx, Call call) {
    return users.find(tx, call.tenant(), call.path("id")).orElseThrow(KnownUsers::missing);
  }

  /**
   * The same user, who then stays until the end of the transaction.
   *
   * @throws ManagementError 404 when there is none
   */
  public User locked(Tx tx, Call call) {
    return users.lock(tx, call.tenant(), call.path("id")).orElseThrow(KnownUsers::missing);
  }

  /** 404 as Auth0 words it. */
  public static ManagementError missing() {
    return ManagementError.notFound("inexistent_user", "The user does not exist.");
  }
}
