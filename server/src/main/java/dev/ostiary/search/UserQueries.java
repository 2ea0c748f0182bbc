package dev.ostiary.search;

import dev.ostiary.management.ManagementError;
import java.util.Set;

/** Reads what a list of users is asked for. */
public final class UserQueries {
  private static final UserFields FIELDS = new UserFields();

  private UserQueries() {}

  /**
   * The predicate of a {@code q}.
   *
   * @throws ManagementError 400 when it is malformed or beyond this server
   */
  public static Predicate parse(String q) {
    return QuerySyntax.read(q, FIELDS);
  }

  /** The users who have an account in a connection. */
  public static Predicate connection(String name) {
    return new Predicate.Is(FIELDS.field("identities.connection"), Set.of(name));
  }

  /**
   * The order that {@code sort} names: {@code field:1} ascending, {@code field:-1} descending.
   *
   * @throws ManagementError 400 when there is no such field or direction
   */
  public static Order order(String sort) {
    int colon = sort.lastIndexOf(':');
    var direction = sort.substring(colon + 1);
    var field = UserFields.sortable(sort.substring(0, Math.max(colon, 0)));
    if (field.isEmpty() || !(direction.equals("1") || direction.equals("-1"))) {
      throw ManagementError.invalidQuery(
          "'Expected FIELD:1 or FIELD:-1 with a field that lists can be sorted by' on property sort.");
    }
    return new Order(field.get(), direction.equals("-1"));
  }

  /** How a list is sorted; users alike are in the order of their making. */
  public record Order(Field field, boolean descending) {}
}
