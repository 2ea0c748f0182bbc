package dev.ostiary.branding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The start tags of a page, read as strictly as we write: attributes in double quotes, lower case.
 * A tag that was smuggled in by a value appears in this list like any other.
 */
public final class Html {

  /** A start tag; an attribute without a value has the empty one. */
  public record Tag(String name, Map<String, String> attributes) {

    public @Nullable String get(String attribute) {
      return attributes.get(attribute);
    }

    public boolean has(String attribute) {
      return attributes.containsKey(attribute);
    }
  }

  private static final Pattern TAG =
      Pattern.compile("<([A-Za-z][^\\s>/]*)((?:[^>\"]|\"[^\"]*\")*)>");
  private static final Pattern ATTRIBUTE = Pattern.compile("([^\\s=\"/>]+)(?:=\"([^\"]*)\")?");

  private final List<Tag> tags = new ArrayList<>();

  public Html(String text) {
    TAG.matcher(text)
        .results()
        .forEach(tag -> tags.add(new Tag(tag.group(1), attributes(tag.group(2)))));
  }

  private static Map<String, String> attributes(String text) {
    var attributes = new LinkedHashMap<String, String>();
    ATTRIBUTE
        .matcher(text)
        .results()
        .forEach(a -> attributes.put(a.group(1), a.group(2) == null ? "" : a.group(2)));
    return attributes;
  }

  public Stream<Tag> all() {
    return tags.stream();
  }

  public List<Tag> named(String name) {
    return tags.stream().filter(tag -> tag.name().equals(name)).toList();
  }

  /** The values that an attribute has anywhere on the page. */
  public List<String> values(String attribute) {
    return tags.stream()
        .map(tag -> tag.attributes().get(attribute))
        .filter(v -> v != null)
        .toList();
  }

  /** What decides how a page behaves: its tags and the names of their attributes, in order. */
  public List<String> shape() {
    return tags.stream().map(tag -> tag.name() + tag.attributes().keySet()).toList();
  }
}
