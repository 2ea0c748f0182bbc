package dev.ostiary.credential;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.mapOf;
import static dev.ostiary.management.Type.nullable;
import static dev.ostiary.management.Type.text;

import dev.ostiary.management.Call;
import dev.ostiary.management.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The few words that an administrator may note at a session or a refresh token. */
final class Notes {
  private Notes() {}

  /** The member that holds them. */
  static Schema.Property member(String name) {
    return property(name, nullable(mapOf(text().atMost(255)).atMost(25)), "Notes, null for none");
  }

  /** What is to be noted: the body's member, or what was noted before when the body has none. */
  static @Nullable ObjectNode changed(Call call, String name, @Nullable ObjectNode before) {
    var given = call.json().get(name);
    return given == null ? before : given instanceof ObjectNode object ? object : null;
  }
}
