package dev.ostiary.connection;

import dev.ostiary.common.Json;
import dev.ostiary.common.Sealer;
import dev.ostiary.management.ManagementError;
import tools.jackson.databind.node.ObjectNode;

/**
 * The {@code configuration} in the options of one connection: passwords and addresses for its
 * scripts. The values rest encrypted, and that is how the Management API shows them, as Auth0's
 * does. Whoever sends such a text back leaves the value as it is; bound to tenant and connection,
 * it is of no use anywhere else.
 */
record ScriptValues(Sealer sealer, String tenant, String connection) {
  private static final String NAME = "configuration";
  private static final String SEALED = "sealed:";

  private String purpose() {
    return "connection-configuration " + tenant + " " + connection;
  }

  /** Seals what is not sealed yet. */
  void seal(ObjectNode options) {
    var values = Json.child(options, NAME);
    for (var name : values.propertyNames().stream().toList()) {
      var text = Json.text(values, name);
      if (text != null && !text.startsWith(SEALED)) {
        values.put(name, sealer.seal(purpose(), text));
      }
    }
  }

  /** The values as the scripts see them. */
  ObjectNode opened(ObjectNode options) {
    var opened = Json.object();
    var values = Json.child(options, NAME);
    for (var name : values.propertyNames()) {
      var text = Json.text(values, name, "");
      opened.put(name, text.startsWith(SEALED) ? sealer.open(purpose(), text) : text);
    }
    return opened;
  }

  /**
   * Nobody brings a sealed value but the one that is there.
   *
   * @throws ManagementError 400
   */
  static void requireOwn(ObjectNode before, ObjectNode change) {
    var kept = Json.child(Json.child(before, "options"), NAME);
    var sent = Json.child(Json.child(change, "options"), NAME);
    for (var name : sent.propertyNames()) {
      var text = Json.text(sent, name, "");
      if (text.startsWith(SEALED) && !text.equals(Json.text(kept, name))) {
        throw ManagementError.invalidBody(
            "'Not the sealed value of this name' on property options.configuration." + name + ".");
      }
    }
  }
}
