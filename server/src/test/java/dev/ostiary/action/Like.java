package dev.ostiary.action;

import tools.jackson.databind.JsonNode;

/** Comparing with what a case expects, in whose texts {@code *} stands for anything. */
final class Like {
  private Like() {}

  static boolean text(String pattern, String text) {
    var parts = pattern.split("\\*", -1);
    var last = parts[parts.length - 1];
    if (parts.length == 1) {
      return pattern.equals(text);
    }
    if (!text.startsWith(parts[0]) || !text.endsWith(last)) {
      return false;
    }
    int at = parts[0].length();
    for (int i = 1; i < parts.length - 1; i++) {
      int found = text.indexOf(parts[i], at);
      if (found < 0) {
        return false;
      }
      at = found + parts[i].length();
    }
    return at <= text.length() - last.length();
  }

  /** An address whose query counts only if the pattern has one. */
  static boolean address(String pattern, String address) {
    int query = address.indexOf('?');
    return text(pattern, address)
        || (!pattern.contains("?") && query >= 0 && text(pattern, address.substring(0, query)));
  }

  static boolean json(JsonNode pattern, JsonNode value) {
    if (pattern.isString()) {
      return pattern.asString().equals("*") && !value.isMissingNode()
          || value.isString() && text(pattern.asString(), value.asString());
    }
    if (pattern.isNumber()) {
      return value.isNumber() && pattern.asDouble() == value.asDouble();
    }
    if (pattern.isArray()) {
      if (!value.isArray() || value.size() != pattern.size()) {
        return false;
      }
      for (int i = 0; i < pattern.size(); i++) {
        if (!json(pattern.path(i), value.path(i))) {
          return false;
        }
      }
      return true;
    }
    if (pattern.isObject()) {
      return value.isObject()
          && value.size() == pattern.size()
          && pattern.properties().stream()
              .allMatch(member -> json(member.getValue(), value.path(member.getKey())));
    }
    return pattern.equals(value);
  }
}
