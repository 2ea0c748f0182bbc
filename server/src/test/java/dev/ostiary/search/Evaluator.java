package dev.ostiary.search;

import dev.ostiary.common.Json;
import dev.ostiary.search.Predicate.Bound;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Looks at one user as the API shows it: slow, plain, and without any SQL or index. */
final class Evaluator {
  private Evaluator() {}

  static boolean fits(Predicate predicate, ObjectNode user) {
    return switch (predicate) {
      case Predicate.All all -> true;
      case Predicate.And and -> and.parts().stream().allMatch(p -> fits(p, user));
      case Predicate.Or or -> or.parts().stream().anyMatch(p -> fits(p, user));
      case Predicate.Not not -> !fits(not.part(), user);
      case Predicate.Leaf leaf -> values(leaf.field(), user).stream().anyMatch(v -> fits(leaf, v));
    };
  }

  /** The scalar values of a field, which for metadata are those of everything below it, too. */
  private static List<JsonNode> values(Field field, ObjectNode user) {
    if (field.name().equals("email.domain")) {
      var email = Json.text(user, "email", "");
      return List.of(Json.object().put("d", email.replaceFirst(".*@", "")).get("d"));
    }
    if (field.name().equals("blocked")) {
      return List.of(Json.object().put("b", Json.flag(user, "blocked", false)).get("b"));
    }
    var found = new ArrayList<JsonNode>();
    var path = field.name().equals("organization_id") ? "organizations" : field.name();
    walk(user, List.of(path.split("\\.")), found);
    return found;
  }

  private static void walk(JsonNode at, List<String> path, List<JsonNode> found) {
    if (at.isArray()) {
      at.forEach(item -> walk(item, path, found));
    } else if (path.isEmpty()) {
      found.add(at);
    } else if (at.has(path.getFirst())) {
      walk(at.get(path.getFirst()), path.subList(1, path.size()), found);
    }
  }

  private static boolean fits(Predicate.Leaf leaf, JsonNode value) {
    if (value.isObject()) {
      return leaf instanceof Predicate.Exists && exists(value);
    }
    var text = leaf.field().folded(value.isNumber() ? plain(value) : value.asString());
    return exists(value)
        && switch (leaf) {
          case Predicate.Is is -> is.values().contains(text);
          case Predicate.Starts starts -> text.startsWith(starts.prefix());
          case Predicate.Like like -> pattern(like.parts()).matcher(text).matches();
          case Predicate.Numbers n ->
              n.low() <= number(leaf, value) && number(leaf, value) <= n.high();
          case Predicate.Decimals d ->
              value.isNumber() && d.low() <= value.doubleValue() && value.doubleValue() <= d.high();
          case Predicate.Texts t -> above(t.low(), text) && below(t.high(), text);
          case Predicate.Exists exists -> true;
        };
  }

  private static boolean exists(JsonNode value) {
    return value.isContainer()
        ? value.valueStream().anyMatch(Evaluator::exists)
        : !value.isNull() && !value.asString().isEmpty();
  }

  private static String plain(JsonNode number) {
    var exact = new BigDecimal(number.asString());
    return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
  }

  private static long number(Predicate.Leaf leaf, JsonNode value) {
    return switch (leaf.field().kind()) {
      case FLAG -> value.booleanValue() ? 1 : 0;
      case DATE -> Instant.parse(value.stringValue()).toEpochMilli();
      default -> value.longValue();
    };
  }

  private static Pattern pattern(List<String> parts) {
    Function<String, String> quote = Pattern::quote;
    return Pattern.compile(
        parts.stream().map(quote).collect(Collectors.joining(".*")), Pattern.DOTALL);
  }

  private static boolean above(@Nullable Bound low, String text) {
    return low == null || order(text, low.value()) >= (low.included() ? 0 : 1);
  }

  private static boolean below(@Nullable Bound high, String text) {
    return high == null || order(text, high.value()) <= (high.included() ? 0 : -1);
  }

  /** The order of UTF-8 bytes: below zero, zero, above. */
  static int order(String a, String b) {
    return Integer.signum(
        Arrays.compareUnsigned(
            a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8)));
  }

  /** What a list is sorted by. */
  static String key(Field field, ObjectNode user) {
    var found = values(field, user);
    var value = found.isEmpty() ? null : found.getFirst();
    return switch (field.kind()) {
      case FLAG -> value == null ? "0" : value.booleanValue() ? "2" : "1";
      case DATE ->
          String.format(
              Locale.ROOT,
              "%020d",
              value == null ? 0 : Instant.parse(value.stringValue()).toEpochMilli());
      case NUMBER -> String.format(Locale.ROOT, "%020d", value == null ? 0 : value.longValue());
      default -> value == null ? "" : field.folded(value.asString());
    };
  }
}
