package dev.ostiary.search;

import dev.ostiary.common.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What searches see of one user: exactly what the Management API shows.
 *
 * @param columns a value for each of {@link UserFields#COLUMNS}: a string or a number
 * @param terms what has no column
 */
public record UserDocument(
    String tenant, String userId, List<Object> columns, Collection<MetadataTerms.Term> terms) {
  /**
   * Of a user as the API shows it.
   *
   * @param json with {@code user_id} and every other member
   */
  public static UserDocument of(String tenant, ObjectNode json) {
    return new UserDocument(
        tenant,
        Json.text(json, "user_id", ""),
        UserFields.COLUMNS.stream().map(f -> column(f, json)).toList(),
        MetadataTerms.of(json));
  }

  private static Object column(Field field, ObjectNode json) {
    return switch (field.kind()) {
      case NUMBER -> Math.max(0L, Json.number(json, field.name(), 0));
      case DATE -> millis(Json.text(json, field.name(), ""));
      case FLAG -> flag(field, json);
      default -> text(field, json);
    };
  }

  private static String text(Field field, ObjectNode json) {
    var text =
        field.name().equals("email.domain") ? domain(json) : Json.text(json, field.name(), "");
    var folded = field.folded(text);
    return folded.length() > MetadataTerms.MAX_VALUE ? "" : folded;
  }

  private static String domain(ObjectNode json) {
    var email = Json.text(json, "email", "");
    return email.substring(email.lastIndexOf('@') + 1);
  }

  /**
   * Users who are not blocked have no such member, but everybody asks for {@code blocked:false}.
   */
  private static long flag(Field field, ObjectNode json) {
    boolean known = json.has(field.name()) || field.name().equals("blocked");
    return known ? (Json.flag(json, field.name(), false) ? 1L : 0L) : -1L;
  }

  private static long millis(String date) {
    try {
      return date.isEmpty() ? 0 : Instant.parse(date).toEpochMilli();
    } catch (DateTimeException e) {
      return 0;
    }
  }
}
