package dev.ostiary.log;

import dev.ostiary.common.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that happened, as the audit log keeps it.
 *
 * @param type Auth0's event type code, see {@link LogType}
 * @param description a sentence for people; no secret
 * @param issuance the token that it tells of, or null
 */
public record LogEvent(
    LogType type,
    String description,
    @Nullable String clientId,
    @Nullable String userId,
    @Nullable String userName,
    @Nullable String connection,
    ObjectNode details,
    @Nullable Issuance issuance) {
  /** An event that names nobody yet. */
  public static LogEvent of(LogType type, String description) {
    return new LogEvent(type, description, null, null, null, null, Json.object(), null);
  }

  /** The same event of a client. */
  public LogEvent client(@Nullable String id) {
    return new LogEvent(type, description, id, userId, userName, connection, details, issuance);
  }

  /** The same event of a user. */
  public LogEvent user(@Nullable String id, @Nullable String name) {
    return new LogEvent(type, description, clientId, id, name, connection, details, issuance);
  }

  /** The same event at the connection of this name. */
  public LogEvent at(@Nullable String name) {
    return new LogEvent(type, description, clientId, userId, userName, name, details, issuance);
  }

  /** The same event with one more detail; never a secret or a token. */
  public LogEvent detail(String name, @Nullable String value) {
    var more = details.deepCopy().put(name, value);
    return new LogEvent(type, description, clientId, userId, userName, connection, more, issuance);
  }

  /** The same event, counted as a token that its client got or did not get. */
  public LogEvent counting(Issuance token) {
    return new LogEvent(type, description, clientId, userId, userName, connection, details, token);
  }
}
