package dev.ostiary.oauth;

import java.util.Optional;
import java.util.Set;

/** How the authorization response travels back. */
public enum ResponseMode {
  QUERY,
  FRAGMENT,
  FORM_POST,
  WEB_MESSAGE;

  /** The mode with this text. */
  public static Optional<ResponseMode> of(String text) {
    return switch (text) {
      case "query" -> Optional.of(QUERY);
      case "fragment" -> Optional.of(FRAGMENT);
      case "form_post" -> Optional.of(FORM_POST);
      case "web_message" -> Optional.of(WEB_MESSAGE);
      default -> Optional.empty();
    };
  }

  /** The default of a response type: a query for a code alone, otherwise the fragment. */
  public static ResponseMode standard(Set<ResponseType> types) {
    return types.equals(Set.of(ResponseType.CODE)) ? QUERY : FRAGMENT;
  }
}
