package dev.ostiary.execution;

import dev.ostiary.common.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Takes secret values out of what is told of a program: as they are and as programs usually write
 * them. What a program does to a value beyond that cannot be undone here (SBX-05).
 */
public final class Scrubber {
  private static final int SHORTEST = 4;

  private record Form(String text, String instead) {}

  private final List<Form> forms = new ArrayList<>();

  /** Hides these values behind {@code [WORD NAME]}; those of fewer than four characters stay. */
  public static Scrubber of(String word, Map<String, String> values) {
    var scrubber = new Scrubber();
    values.forEach(
        (name, value) -> {
          if (value.length() >= SHORTEST) {
            scrubber.hide(value, "[" + word + " " + name + "]");
          }
        });
    scrubber.sort();
    return scrubber;
  }

  /** Hides this password, too, however short, and what Basic authentication makes of it. */
  public Scrubber andPassword(String email, String password) {
    if (!password.isEmpty()) {
      hide(password, "[password]");
      forms.add(new Form(base64(email + ":" + password), "[password]"));
      sort();
    }
    return this;
  }

  /** The longest first: one value may be a part of another. */
  private void sort() {
    forms.sort(Comparator.comparingInt((Form f) -> f.text().length()).reversed());
  }

  private void hide(String secret, String instead) {
    var json = Json.write(Json.array().add(secret));
    var form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    List.of(
            secret,
            json.substring(2, json.length() - 2),
            form,
            form.replace("+", "%20"),
            address(form),
            base64(secret))
        .forEach(text -> forms.add(new Form(text, instead)));
  }

  /** As `encodeURI` writes it, which leaves the marks of an address as they are. */
  private static String address(String form) {
    var address = form.replace("+", "%20");
    for (char mark : ";,/?:@&=+$#!'()~".toCharArray()) {
      address = address.replace("%%%02X".formatted((int) mark), String.valueOf(mark));
    }
    return address;
  }

  private static String base64(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The text without them. */
  public String clean(String text) {
    var clean = text;
    for (var form : forms) {
      clean = clean.replace(form.text(), form.instead());
    }
    return clean;
  }

  /** The same JSON without them, in names and in texts. */
  public JsonNode clean(JsonNode json) {
    if (forms.isEmpty()) {
      return json;
    }
    return switch (json) {
      case ObjectNode object -> {
        var clean = Json.object();
        object.properties().forEach(p -> clean.set(clean(p.getKey()), clean(p.getValue())));
        yield clean;
      }
      case ArrayNode array -> {
        var clean = Json.array();
        array.forEach(one -> clean.add(clean(one)));
        yield clean;
      }
      default -> json.isString() ? StringNode.valueOf(clean(json.stringValue())) : json;
    };
  }
}
