package dev.ostiary.search;

import dev.ostiary.search.Field.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fields of users. Names that are not listed here are paths of whatever else a user has: {@code
 * identities.connection}, {@code app_metadata.plan}, {@code locale}.
 */
public final class UserFields implements Catalogue {
  /** Fields with a column in {@code user_index}, in the order of its statements. */
  static final List<Field> COLUMNS =
      List.of(
          column("user_id", Kind.TEXT),
          column("email", Kind.FOLDED),
          column("email.domain", Kind.FOLDED),
          column("name", Kind.FOLDED),
          column("given_name", Kind.FOLDED),
          column("family_name", Kind.FOLDED),
          column("nickname", Kind.FOLDED),
          column("username", Kind.FOLDED),
          column("phone_number", Kind.TEXT),
          column("last_ip", Kind.TEXT),
          column("email_verified", Kind.FLAG),
          column("phone_verified", Kind.FLAG),
          column("blocked", Kind.FLAG),
          column("logins_count", Kind.NUMBER),
          column("last_login", Kind.DATE),
          column("created_at", Kind.DATE),
          column("updated_at", Kind.DATE));

  /**
   * Fields that few users have: their indexes leave out the others, and no list is walked in them.
   */
  static final Set<String> PARTIAL =
      Set.of("username", "phone_number", "last_ip", "phone_verified");

  private static final Map<String, Field> BY_NAME =
      COLUMNS.stream().collect(Collectors.toMap(Field::name, Function.identity()));

  private static final List<Field> STANDARD =
      Stream.of(
              "email",
              "name",
              "nickname",
              "given_name",
              "family_name",
              "username",
              "phone_number",
              "user_id")
          .map(BY_NAME::get)
          .toList();

  private static Field column(String name, Kind kind) {
    return new Field(name, kind, false);
  }

  @Override
  public Field field(String name) {
    var column = BY_NAME.get(name);
    if (column != null) {
      return column;
    }
    if (name.equals("organization_id")) {
      return new Field(name, Kind.ORGANIZATION, true);
    }
    // As with Auth0, what users write about themselves is found by whole values only.
    boolean own = name.equals("user_metadata") || name.startsWith("user_metadata.");
    return new Field(name, Kind.TERMS, own);
  }

  @Override
  public List<Field> standard() {
    return STANDARD;
  }

  /** The field that a list may be sorted by, if this is one. */
  public static Optional<Field> sortable(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }
}
