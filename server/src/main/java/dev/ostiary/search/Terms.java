package dev.ostiary.search;

import dev.ostiary.management.ManagementError;
import dev.ostiary.search.Field.Kind;
import dev.ostiary.search.Predicate.Bound;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What one term of a query means in the field it is asked of. */
final class Terms {
  /** The name that stands for a term without a field. */
  static final String ANY = "*";

  private static final String EXISTS = "_exists_";
  private static final int MIN_LITERAL = 3;
  private static final int MAX_PARTS = 6;
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");
  private final Catalogue catalogue;

  Terms(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** An error 400 about {@code q}. */
  static ManagementError refused(String reason) {
    return ManagementError.invalidQuery("'" + reason + "' on property q.");
  }

  private Field field(String name) {
    return catalogue.field(storable(name));
  }

  /** Text that no database keeps is in no object either; it must not reach one. */
  private static String storable(String text) {
    boolean bad =
        text.codePoints()
            .anyMatch(
                c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    if (bad) {
      throw refused("The query has characters that no value has");
    }
    return text;
  }

  /** A whole value. */
  Predicate is(String name, String text) {
    storable(text);
    if (name.equals(EXISTS)) {
      return new Predicate.Exists(field(text));
    }
    if (name.equals(ANY)) {
      return Predicate.or(catalogue.standard().stream().map(f -> Terms.is(f, text)).toList());
    }
    return is(field(name), text);
  }

  private static Predicate is(Field field, String text) {
    return switch (field.kind()) {
      case NUMBER -> numbers(field, new Bound(text, true), new Bound(text, true));
      case DATE -> dates(field, new Bound(text, true), new Bound(text, true));
      case FLAG -> flag(field, text);
      case TERMS -> new Predicate.Is(field, spellings(text));
      default -> new Predicate.Is(field, text.isEmpty() ? Set.of() : Set.of(field.folded(text)));
    };
  }

  /** A number is kept in its shortest form, a text as it is; a query may mean either. */
  private static Set<String> spellings(String text) {
    if (text.isEmpty()) {
      return Set.of();
    }
    if (!NUMBER.matcher(text).matches()) {
      return Set.of(text);
    }
    var shortest = MetadataTerms.shortest(new BigDecimal(text));
    return shortest.equals(text) ? Set.of(text) : Set.of(text, shortest);
  }

  private static Predicate flag(Field field, String text) {
    return switch (text) {
      case "true" -> new Predicate.Numbers(field, 1, 1);
      case "false" -> new Predicate.Numbers(field, 0, 0);
      default -> throw refused(field.name() + " is true or false");
    };
  }

  /** The literal parts of a pattern between its asterisks. */
  static List<String> parts(String pattern) {
    var parts = new ArrayList<String>();
    var part = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '?') {
        throw refused("The wildcard ? is not supported; use *");
      }
      if (c == '*') {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        i += c == '\\' && i + 1 < pattern.length() ? 1 : 0;
        part.append(pattern.charAt(i));
      }
    }
    parts.add(part.toString());
    return parts;
  }

  /** A pattern, as its literal parts. */
  Predicate like(String name, List<String> parts) {
    parts.forEach(Terms::storable);
    if (name.equals(EXISTS)) {
      throw refused("_exists_ takes the name of a field, without wildcards");
    }
    boolean anything = parts.stream().allMatch(String::isEmpty);
    if (name.equals(ANY)) {
      return anything
          ? new Predicate.All()
          : Predicate.or(catalogue.standard().stream().map(f -> like(f, parts)).toList());
    }
    var field = field(name);
    return anything ? new Predicate.Exists(field) : like(field, parts);
  }

  private static Predicate like(Field field, List<String> parts) {
    if (field.exact() || !(field.text() || field.kind() == Kind.TERMS)) {
      throw refused("Wildcards are not available on " + field.name());
    }
    var folded = parts.stream().map(field::folded).toList();
    if (folded.size() == 2 && folded.getLast().isEmpty()) {
      return new Predicate.Starts(field, folded.getFirst());
    }
    if (folded.stream().noneMatch(p -> p.codePointCount(0, p.length()) >= MIN_LITERAL)) {
      throw refused(
          "A wildcard that is not at the end needs at least three other characters in a row");
    }
    if (folded.size() > MAX_PARTS) {
      throw refused("A term has at most " + (MAX_PARTS - 1) + " wildcards");
    }
    return new Predicate.Like(field, folded);
  }

  /** Everything between two bounds; null leaves an end open. */
  Predicate range(String name, @Nullable Bound low, @Nullable Bound high) {
    if (name.equals(ANY) || name.equals(EXISTS)) {
      throw refused("A range needs the name of a field");
    }
    var field = field(name);
    if (field.exact() || field.kind() == Kind.FLAG) {
      throw refused("Ranges are not available on " + field.name());
    }
    if (low == null && high == null) {
      return new Predicate.Exists(field);
    }
    return switch (field.kind()) {
      case NUMBER -> numbers(field, low, high);
      case DATE -> dates(field, low, high);
      case TERMS ->
          isNumber(low) && isNumber(high) ? decimals(field, low, high) : texts(field, low, high);
      default -> texts(field, low, high);
    };
  }

  private static boolean isNumber(@Nullable Bound bound) {
    return bound == null || NUMBER.matcher(bound.value()).matches();
  }

  private static Predicate texts(Field field, @Nullable Bound low, @Nullable Bound high) {
    return new Predicate.Texts(field, folded(field, low), folded(field, high));
  }

  private static @Nullable Bound folded(Field field, @Nullable Bound bound) {
    return bound == null
        ? null
        : new Bound(field.folded(storable(bound.value())), bound.included());
  }

  private static Predicate decimals(Field field, @Nullable Bound low, @Nullable Bound high) {
    double from = -Double.MAX_VALUE;
    double to = Double.MAX_VALUE;
    if (low != null) {
      from = Double.parseDouble(low.value());
      from = low.included() ? from : Math.nextUp(from);
    }
    if (high != null) {
      to = Double.parseDouble(high.value());
      to = high.included() ? to : Math.nextDown(to);
    }
    return new Predicate.Decimals(field, from, to);
  }

  private static Predicate numbers(Field field, @Nullable Bound low, @Nullable Bound high) {
    if (!isNumber(low) || !isNumber(high)) {
      throw refused(
          field.name() + " is a number; larger ones are found by " + field.name() + ":{5 TO *]");
    }
    long from = 1;
    long to = Long.MAX_VALUE;
    if (low != null) {
      from = whole(low, low.included() ? RoundingMode.CEILING : RoundingMode.FLOOR);
      from = Math.max(1, low.included() ? from : from + 1);
    }
    if (high != null) {
      to = whole(high, high.included() ? RoundingMode.FLOOR : RoundingMode.CEILING);
      to = high.included() ? to : to - 1;
    }
    return new Predicate.Numbers(field, from, to);
  }

  private static long whole(Bound bound, RoundingMode rounding) {
    return new BigDecimal(bound.value()).setScale(0, rounding).longValueExact();
  }

  /** A partial date is a whole period: up to 2018-01 goes to the end of January. */
  private static Predicate dates(Field field, @Nullable Bound low, @Nullable Bound high) {
    long from = 1;
    long to = Long.MAX_VALUE;
    if (low != null) {
      var period = period(field, low);
      from = Math.max(1, low.included() ? period.start() : period.end());
    }
    if (high != null) {
      var period = period(field, high);
      to = (high.included() ? period.end() : period.start()) - 1;
    }
    return new Predicate.Numbers(field, from, to);
  }

  private static Period period(Field field, Bound bound) {
    return Period.of(bound.value())
        .orElseThrow(
            () ->
                refused(
                    field.name()
                        + " is a date such as 2018, 2018-01, 2018-01-31"
                        + " or 2018-01-31T12:00:00Z"));
  }
}
