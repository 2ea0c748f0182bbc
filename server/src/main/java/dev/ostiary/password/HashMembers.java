package dev.ostiary.password;

import dev.ostiary.common.Json;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Reads the members of {@code custom_password_hash}, or says which one does not fit. */
record HashMembers(ObjectNode object, String path) {
  /** Longest text of one member, in characters. */
  private static final int MAX_TEXT = 2_048;

  BadHash bad(String member, String message) {
    return new BadHash(path + "." + member, message);
  }

  /** Refuses members with other names: a setting that is misspelt would be lost silently. */
  HashMembers only(String... names) throws BadHash {
    for (var name : object.propertyNames()) {
      if (!List.of(names).contains(name)) {
        throw bad(name, "Additional properties not allowed: " + name);
      }
    }
    return this;
  }

  boolean has(String member) {
    return object.has(member);
  }

  String text(String member) throws BadHash {
    var value = object.get(member);
    if (value == null) {
      throw bad(member, "Missing required property: " + member);
    }
    if (!value.isString()) {
      throw bad(member, "Expected type string");
    }
    if (value.stringValue().length() > MAX_TEXT) {
      throw bad(member, "String is too long, maximum " + MAX_TEXT);
    }
    return value.stringValue();
  }

  String text(String member, String fallback) throws BadHash {
    return has(member) ? text(member) : fallback;
  }

  /** One of these words. */
  String word(String member, List<String> words) throws BadHash {
    var word = text(member);
    if (!words.contains(word)) {
      throw bad(member, "No enum match, expected one of: " + String.join(", ", words));
    }
    return word;
  }

  /** A whole number from 1 to {@code most}. */
  int whole(String member, int fallback, int most) throws BadHash {
    if (!has(member)) {
      return fallback;
    }
    long value = Json.number(object, member, 0);
    if (value < 1 || value > most) {
      throw bad(member, "Expected a whole number from 1 to " + most);
    }
    return (int) value;
  }

  HashMembers child(String member) throws BadHash {
    return optionalChild(member)
        .orElseThrow(() -> bad(member, "Missing required property: " + member));
  }

  Optional<HashMembers> optionalChild(String member) throws BadHash {
    var value = object.get(member);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof ObjectNode child) {
      return Optional.of(new HashMembers(child, path + "." + member));
    }
    throw bad(member, "Expected type object");
  }

  /** The bytes of {@code value} in its {@code encoding}. */
  byte[] bytes(Encoding standard) throws BadHash {
    var encoding = encoding(standard);
    try {
      return encoding.decode(text("value"));
    } catch (IllegalArgumentException e) {
      throw bad("value", "Not " + encoding.name().toLowerCase(java.util.Locale.ROOT));
    }
  }

  private Encoding encoding(Encoding standard) throws BadHash {
    return has("encoding") ? Encoding.of(word("encoding", Encoding.NAMES)) : standard;
  }
}
