package dev.ostiary.search;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The leaves of JSON under their paths: {@code {"a":[{"b":1}]}} has the value 1 at {@code a.b}.
 * Null, empty and overlong values leave nothing.
 */
final class MetadataTerms {
  /** Longest value that is kept, in UTF-16 units: it must fit into an index entry. */
  static final int MAX_VALUE = 512;

  private static final int MAX_PATH = 200;
  private static final int MAX_TERMS = 300;
  private static final int MAX_DIGITS = 40;
  private static final List<String> IDENTITY = List.of("connection", "provider", "user_id");

  private final Map<Key, Term> terms = new LinkedHashMap<>();

  /**
   * A value under a path.
   *
   * @param number the value when it was a JSON number
   */
  record Term(String path, String value, @Nullable Double number) {}

  private record Key(String path, String value) {}

  private MetadataTerms() {}

  /** Everything of a user that has no column. */
  static Collection<Term> of(ObjectNode user) {
    var found = new MetadataTerms();
    // Identities first: however large the metadata is, they are found.
    if (user.get("identities") instanceof ArrayNode identities) {
      identities.forEach(
          identity ->
              IDENTITY.forEach(name -> found.add("identities." + name, identity.get(name))));
    }
    found.add("app_metadata", user.get("app_metadata"));
    found.add("user_metadata", user.get("user_metadata"));
    for (var member : user.properties()) {
      if (!elsewhere(member.getKey())) {
        found.add(member.getKey(), member.getValue());
      }
    }
    return List.copyOf(found.terms.values());
  }

  private static boolean elsewhere(String name) {
    return name.equals("identities")
        || name.endsWith("_metadata")
        || name.equals("picture")
        || UserFields.sortable(name).isPresent();
  }

  private void add(String path, @Nullable JsonNode value) {
    if (value == null || path.length() > MAX_PATH || terms.size() >= MAX_TERMS) {
      return;
    }
    switch (value.getNodeType()) {
      case ARRAY -> value.forEach(item -> add(path, item));
      case OBJECT -> value.properties().forEach(m -> add(path + "." + m.getKey(), m.getValue()));
      case STRING -> put(path, value.stringValue(), null);
      case BOOLEAN -> put(path, String.valueOf(value.booleanValue()), null);
      case NUMBER -> number(path, value);
      default -> {}
    }
  }

  private void number(String path, JsonNode value) {
    var exact = value.decimalValue();
    double number = exact.doubleValue();
    if (exact.precision() <= MAX_DIGITS
        && Math.abs(exact.scale()) <= MAX_DIGITS
        && Double.isFinite(number)) {
      put(path, shortest(exact), number);
    }
  }

  /** A number without zeros at the end and without an exponent. */
  static String shortest(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private void put(String path, String value, @Nullable Double number) {
    if (!value.isEmpty() && value.length() <= MAX_VALUE) {
      var term = new Term(path, value, number);
      terms.merge(new Key(path, value), term, (a, b) -> a.number() == null ? b : a);
    }
  }

  /** Those of the first that are not among the second. */
  static List<Term> without(Collection<Term> all, Collection<Term> some) {
    var rest = new ArrayList<>(all);
    rest.removeAll(Set.copyOf(some));
    return rest;
  }
}
