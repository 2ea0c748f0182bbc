package dev.ostiary.extension;

import dev.ostiary.common.Json;
import dev.ostiary.token.Customization;
import dev.ostiary.token.Customization.Change;
import dev.ostiary.token.Reason;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the programs of a sign-in have decided so far. Kept with the sign-in while its user is sent
 * elsewhere; nothing of it takes effect before all have agreed.
 */
final class LoginState {
  private Customization customization = Customization.NONE;
  private final Set<String> done = new LinkedHashSet<>();
  private ObjectNode metadata = Json.object();
  private ObjectNode transaction = Json.object();
  private ArrayNode methods = Json.array();
  private @Nullable String waitsFor;
  private boolean back;

  static LoginState read(ObjectNode json) {
    var state = new LoginState();
    state.customization = Customization.read(Json.child(json, "customization"));
    state.done.addAll(Json.strings(json, "done"));
    state.metadata = Json.child(json, "metadata").deepCopy();
    state.transaction = Json.child(json, "transaction").deepCopy();
    if (json.get("methods") instanceof ArrayNode list) {
      state.methods = list.deepCopy();
    }
    state.waitsFor = Json.text(json, "waits_for");
    return state;
  }

  ObjectNode toJson() {
    var json = Json.object().put("waits_for", waitsFor);
    json.set("customization", customization.toJson());
    json.set("done", Json.array(done));
    json.set("metadata", metadata);
    json.set("transaction", transaction);
    json.set("methods", methods);
    return json;
  }

  Customization customization() {
    return customization;
  }

  void claim(String token, String name, @Nullable JsonNode value, String by) {
    var claim = new Customization.Claim(token, name, value, by);
    customization = customization.and(new Customization(List.of(claim), List.of()));
  }

  void scope(Change change, String scope, String by) {
    var one = new Customization.ScopeChange(change, scope, by);
    customization = customization.and(new Customization(List.of(), List.of(one)));
  }

  /** Whether a claim with this value was wanted before. */
  boolean wants(String token, String name, JsonNode value) {
    return customization.claims().stream()
        .filter(c -> c.token().equals(token) && c.name().equals(name))
        .reduce((first, second) -> second)
        .filter(c -> value.equals(c.value()))
        .isPresent();
  }

  /** Changes one member of a user's metadata; null takes it away. */
  void metadata(String user, String kind, String name, JsonNode value) {
    var ofUser = metadata.get(user) instanceof ObjectNode known ? known : metadata.putObject(user);
    var ofKind = ofUser.get(kind) instanceof ObjectNode known ? known : ofUser.putObject(kind);
    ofKind.set(name, value);
  }

  /** The changes by user: {@code {app_metadata, user_metadata}}, null for what goes. */
  ObjectNode metadata() {
    return metadata;
  }

  /** Shows a program the user as those before it left it. */
  void apply(ObjectNode user, String id) {
    merge(user, Json.child(metadata, id));
  }

  static void merge(ObjectNode user, ObjectNode changes) {
    for (var kind : List.of("app_metadata", "user_metadata")) {
      if (!changes.has(kind)) {
        continue;
      }
      var target = user.get(kind) instanceof ObjectNode known ? known : user.putObject(kind);
      for (var change : Json.child(changes, kind).properties()) {
        if (change.getValue().isNull()) {
          target.remove(change.getKey());
        } else {
          target.set(change.getKey(), change.getValue());
        }
      }
    }
  }

  ObjectNode transaction() {
    return transaction;
  }

  ArrayNode methods() {
    return methods;
  }

  boolean isDone(String program) {
    return done.contains(program);
  }

  Set<String> done() {
    return done;
  }

  void did(String program) {
    done.add(program);
    waitsFor = null;
  }

  /** The program that has sent the user elsewhere, or null. */
  @Nullable String waitsFor() {
    return waitsFor;
  }

  void waitFor(String program) {
    waitsFor = program;
  }

  /** Rules start anew when their user comes back, and are told so. */
  void restart() {
    customization = Customization.NONE;
    done.clear();
    metadata = Json.object();
    waitsFor = null;
    back = true;
  }

  boolean isBack() {
    return back;
  }

  /** Claims of the access token and of the ID token, by what rules call them. */
  static String token(String rulesName) {
    return rulesName.equals("accessToken") ? Reason.ACCESS : Reason.ID;
  }
}
