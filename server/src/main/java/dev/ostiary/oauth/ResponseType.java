package dev.ostiary.oauth;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the authorization endpoint returns: any set of these (OAuth 2.0 Multiple Response Type
 * Encoding Practices).
 */
public enum ResponseType {
  CODE,
  TOKEN,
  ID_TOKEN;

  /** The set named by {@code response_type}, in any order; empty when a value is unknown. */
  public static Optional<Set<ResponseType>> parse(String text) {
    var types = EnumSet.noneOf(ResponseType.class);
    for (var value : text.split(" ")) {
      switch (value) {
        case "code" -> types.add(CODE);
        case "token" -> types.add(TOKEN);
        case "id_token" -> types.add(ID_TOKEN);
        case "" -> {}
        default -> {
          return Optional.empty();
        }
      }
    }
    return types.isEmpty() ? Optional.empty() : Optional.of(types);
  }

  /** The text on the wire, in the order code, token, id_token. */
  public static String join(Set<ResponseType> types) {
    return types.stream()
        .sorted()
        .map(t -> t.name().toLowerCase())
        .collect(Collectors.joining(" "));
  }
}
