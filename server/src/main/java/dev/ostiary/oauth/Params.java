package dev.ostiary.oauth;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parameters of a request, from a query, a form or a JSON object. Bounded: at most 256 of them.
 * A parameter without a value counts as omitted (RFC 6749 section 3.1).
 */
public final class Params {
  private static final int MAX_COUNT = 256;
  private static final Params EMPTY = new Params(Map.of());
  private final Map<String, List<String>> values;

  private Params(Map<String, List<String>> values) {
    this.values = values;
  }

  /** Parameters that cannot be read: bad percent-encoding, bad UTF-8, too many, or not strings. */
  public static final class MalformedParams extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedParams(String message) {
      super(message, null, false, false);
    }
  }

  /** No parameters. */
  public static Params none() {
    return EMPTY;
  }

  /** Parameters with one value each. */
  public static Params of(Map<String, String> single) {
    var values = new LinkedHashMap<String, List<String>>();
    single.forEach((name, value) -> values.put(name, List.of(value)));
    return new Params(values);
  }

  /**
   * Reads {@code application/x-www-form-urlencoded} text (WHATWG URL, section 5.1), strictly UTF-8.
   *
   * @throws MalformedParams when it is not well-formed
   */
  public static Params parse(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return EMPTY;
    }
    var values = new LinkedHashMap<String, List<String>>();
    int count = 0;
    for (var pair : text.split("&", MAX_COUNT + 2)) {
      if (pair.isEmpty()) {
        continue;
      }
      if (++count > MAX_COUNT) {
        throw new MalformedParams("Too many parameters");
      }
      int equals = pair.indexOf('=');
      var name = decode(equals < 0 ? pair : pair.substring(0, equals));
      var value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      values.computeIfAbsent(name, n -> new ArrayList<>(1)).add(value);
    }
    return new Params(values);
  }

  /**
   * Reads a form's bytes.
   *
   * @throws MalformedParams when it is not well-formed
   */
  public static Params parse(byte[] form) {
    try {
      return parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(form)).toString());
    } catch (CharacterCodingException e) {
      throw new MalformedParams("Not UTF-8");
    }
  }

  /**
   * Reads the members of a JSON object. Numbers and booleans become their text, null counts as
   * omitted.
   *
   * @throws MalformedParams when a member is an array or an object
   */
  public static Params of(ObjectNode object) {
    if (object.size() > MAX_COUNT) {
      throw new MalformedParams("Too many parameters");
    }
    var values = new LinkedHashMap<String, List<String>>();
    for (var member : object.properties()) {
      JsonNode value = member.getValue();
      if (value.isContainer()) {
        throw new MalformedParams("Parameter " + member.getKey() + " must be a string");
      }
      if (!value.isNull()) {
        values.put(member.getKey(), List.of(value.asString()));
      }
    }
    return new Params(values);
  }

  /** The value, or empty when it is omitted or has no characters. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(value(name));
  }

  /** The value, or null when it is omitted or has no characters. */
  public @Nullable String value(String name) {
    var all = values.get(name);
    return all == null || all.getFirst().isEmpty() ? null : all.getFirst();
  }

  /** The value, or the fallback. */
  public String get(String name, String fallback) {
    var value = value(name);
    return value == null ? fallback : value;
  }

  /** Whether the parameter is there, with or without a value. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** Every value of a parameter that may be repeated ({@code resource}, RFC 8707). */
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of()).stream().filter(v -> !v.isEmpty()).toList();
  }

  /** Names that occur more than once; RFC 6749 section 3.1 forbids it. */
  public Set<String> repeated() {
    return values.entrySet().stream()
        .filter(e -> e.getValue().size() > 1)
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * These parameters, each of which occurs once.
   *
   * @throws OAuthError {@code invalid_request} when one is repeated (RFC 6749 section 3.2)
   */
  public Params eachOnce() {
    for (var parameter : values.entrySet()) {
      if (parameter.getValue().size() > 1) {
        throw OAuthError.invalidRequest("Repeated parameter: " + parameter.getKey());
      }
    }
    return this;
  }

  /** The first value of each parameter that has one, in order. */
  public Map<String, String> toMap() {
    var map = new LinkedHashMap<String, String>();
    values.forEach(
        (name, all) -> {
          if (!all.getFirst().isEmpty()) {
            map.put(name, all.getFirst());
          }
        });
    return map;
  }

  /**
   * Decodes one percent-encoded component; {@code +} is a space.
   *
   * @throws MalformedParams when it is not well-formed UTF-8
   */
  public static String decode(String text) {
    return decode(text, true);
  }

  /** Decodes one segment of a path, where {@code +} means itself. */
  public static String decodeSegment(String text) {
    return decode(text, false);
  }

  private static String decode(String text, boolean plusIsSpace) {
    if (text.indexOf('%') < 0 && (!plusIsSpace || text.indexOf('+') < 0) && isPlain(text)) {
      return text;
    }
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var out = ByteBuffer.allocate(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '%') {
        int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
        int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
        if (high < 0 || low < 0) {
          throw new MalformedParams("Malformed percent-encoding");
        }
        out.put((byte) (high << 4 | low));
        i += 2;
      } else {
        out.put(plusIsSpace && bytes[i] == '+' ? (byte) ' ' : bytes[i]);
      }
    }
    try {
      var decoded =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(out.flip())
              .toString();
      if (decoded.indexOf('\0') >= 0) {
        throw new MalformedParams("A parameter contains NUL");
      }
      return decoded;
    } catch (CharacterCodingException e) {
      throw new MalformedParams("Not UTF-8");
    }
  }

  private static boolean isPlain(String text) {
    return text.chars().allMatch(c -> c > 0 && c < 128);
  }
}
