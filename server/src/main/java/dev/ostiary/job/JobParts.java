package dev.ostiary.job;

import dev.ostiary.common.Time;
import dev.ostiary.connection.Connections;
import dev.ostiary.db.Database;
import dev.ostiary.user.UserChanges;
import java.util.List;

/**
 * What jobs work on.
 *
 * @param changes those who end sessions or send mails when a user changes
 */
public record JobParts(
    Database database, Time time, Connections connections, List<UserChanges> changes) {
  /** What jobs work on. */
  public JobParts {
    changes = List.copyOf(changes);
  }
}
