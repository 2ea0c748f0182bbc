package dev.ostiary.permissions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of answers (RFC 8259): objects, lists, text; what else there is becomes text. */
final class Json {
  private static final int DEPTH = 16;
  private final String text;
  private int at;

  private Json(String text) {
    this.text = text;
  }

  /**
   * An object's members: maps, lists, and text for all the rest.
   *
   * @throws IllegalArgumentException when the text is no JSON object
   */
  static Map<String, Object> object(String text) {
    var json = new Json(text);
    var value = json.value(0);
    json.space();
    if (json.at < text.length() || !(value instanceof Map<?, ?> map)) {
      throw json.malformed();
    }
    var members = new LinkedHashMap<String, Object>();
    map.forEach((name, member) -> members.put(String.valueOf(name), member));
    return members;
  }

  static List<String> texts(@Nullable Object value) {
    var texts = new ArrayList<String>();
    if (value instanceof List<?> list) {
      list.forEach(v -> texts.add(String.valueOf(v)));
    }
    return texts;
  }

  static Map<String, String> textsByName(@Nullable Object value) {
    var texts = new LinkedHashMap<String, String>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((name, v) -> texts.put(String.valueOf(name), String.valueOf(v)));
    }
    return texts;
  }

  private Object value(int depth) {
    space();
    if (depth > DEPTH) {
      throw malformed();
    }
    return switch (peek()) {
      case '{' -> members(depth);
      case '[' -> list(depth);
      case '"' -> string();
      default -> word();
    };
  }

  private Map<String, Object> members(int depth) {
    var members = new LinkedHashMap<String, Object>();
    at++;
    space();
    while (peek() != '}') {
      space();
      var name = string();
      space();
      expect(':');
      members.put(name, value(depth + 1));
      separator('}');
    }
    at++;
    return members;
  }

  private List<Object> list(int depth) {
    var list = new ArrayList<Object>();
    at++;
    space();
    while (peek() != ']') {
      list.add(value(depth + 1));
      separator(']');
    }
    at++;
    return list;
  }

  /** A comma with more behind it, or the end. */
  private void separator(char end) {
    space();
    if (peek() == end) {
      return;
    }
    expect(',');
    space();
    if (peek() == end) {
      throw malformed();
    }
  }

  private String string() {
    expect('"');
    var value = new StringBuilder();
    while (peek() != '"') {
      char c = text.charAt(at++);
      value.append(c == '\\' ? escaped() : c);
    }
    at++;
    return value.toString();
  }

  private char escaped() {
    char c = peek();
    at++;
    return switch (c) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case '"', '\\', '/' -> c;
      case 'u' -> hex();
      default -> throw malformed();
    };
  }

  private char hex() {
    if (at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
      throw malformed();
    }
    at += 4;
    return (char) Integer.parseInt(text.substring(at - 4, at), 16);
  }

  /** A number, true, false or null, as it stands. */
  private String word() {
    int start = at;
    while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    var word = text.substring(start, at);
    if (!word.matches("true|false|null|-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?")) {
      throw malformed();
    }
    return word;
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() {
    if (at >= text.length()) {
      throw malformed();
    }
    return text.charAt(at);
  }

  private void expect(char c) {
    if (peek() != c) {
      throw malformed();
    }
    at++;
  }

  private IllegalArgumentException malformed() {
    return new IllegalArgumentException("Not well-formed JSON at character " + at);
  }
}
