package dev.ostiary.extension;

import dev.ostiary.common.Json;
import dev.ostiary.common.Text;
import dev.ostiary.sandbox.RunResult.Command;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The members of a user's metadata that programs want to be other than they are. */
public final class WantedMetadata {
  private static final int NAME = 500;
  private static final int LIMIT = 1 << 20;
  private final ObjectNode changes = Json.object();

  /** Takes a command; nothing happens when it is about something else. */
  public void take(Command command) {
    switch (command.name()) {
      case "user.setAppMetadata" -> set("app_metadata", command);
      case "user.setUserMetadata" -> set("user_metadata", command);
      default -> {}
    }
  }

  private void set(String kind, Command command) {
    set(kind, command.argument(0).asString(""), command.argument(1));
  }

  private void set(String kind, String name, JsonNode value) {
    var all = changes.get(kind) instanceof ObjectNode known ? known : changes.putObject(kind);
    all.set(Text.start(name, NAME), value);
  }

  /** Takes all members of the metadata that a hook gives its callback. */
  public void take(JsonNode user) {
    for (var kind : new String[] {"app_metadata", "user_metadata"}) {
      user.path(kind).properties().forEach(p -> set(kind, p.getKey(), p.getValue()));
    }
  }

  /** Whether nothing is wanted. */
  public boolean isEmpty() {
    return changes.isEmpty();
  }

  /** Whether it is more than what is kept of a user. */
  public boolean tooLarge() {
    return Json.bytes(changes).length > LIMIT;
  }

  /** Changes a user's stored body, or what a program is shown of it. */
  public void mergeInto(ObjectNode body) {
    LoginState.merge(body, changes);
  }
}
