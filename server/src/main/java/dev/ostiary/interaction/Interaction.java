package dev.ostiary.interaction;

import dev.ostiary.common.Json;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A sign-in in progress.
 *
 * @param id the secret in the {@code state} parameter of this server's own pages
 * @param browser hash of the browser that started it
 * @param userId who signed in or was asked for consent in this very interaction, or null
 * @param done proofs collected so far: {@code login}, {@code consent}, {@code signup}
 * @param denied whether the user refused
 * @param extension what the tenant's programs have decided in it so far, for who signed in
 */
public record Interaction(
    String id,
    String tenant,
    AuthorizationRequest request,
    String browser,
    @Nullable String userId,
    Set<String> done,
    boolean denied,
    ObjectNode extension) {
  /** The same with one more proof. */
  public Interaction proved(String proof) {
    var all = new HashSet<>(done);
    all.add(proof);
    return new Interaction(id, tenant, request, browser, userId, all, denied, extension);
  }

  /** The same, meant for this user; what another user proved in it counts no longer. */
  public Interaction of(String user) {
    boolean same = user.equals(userId);
    var kept = same ? done : Set.<String>of();
    var decided = same ? extension : Json.object();
    return new Interaction(id, tenant, request, browser, user, kept, denied, decided);
  }

  /** The same after a user signed in; programs are asked again. */
  public Interaction signedIn(String user) {
    return of(user).proved("login").extended(Json.object());
  }

  /** The same with what programs have decided. */
  public Interaction extended(ObjectNode decided) {
    return new Interaction(id, tenant, request, browser, userId, done, denied, decided);
  }

  /** The same after the user refused. */
  public Interaction refused() {
    return new Interaction(id, tenant, request, browser, userId, done, true, extension);
  }

  String body() {
    var json = Json.object().put("browser", browser).put("user", userId).put("denied", denied);
    json.set("done", Json.array(done));
    ObjectNode params = json.putObject("params");
    request.params().forEach(params::put);
    if (!extension.isEmpty()) {
      json.set("extension", extension);
    }
    return Json.write(json);
  }

  static Interaction read(String id, String tenant, String body) {
    var json = Json.own(body);
    var params = new LinkedHashMap<String, String>();
    Json.child(json, "params")
        .properties()
        .forEach(p -> params.put(p.getKey(), p.getValue().stringValue()));
    return new Interaction(
        id,
        tenant,
        new AuthorizationRequest(params),
        Json.text(json, "browser", ""),
        Json.text(json, "user"),
        Set.copyOf(Json.strings(json, "done")),
        Json.flag(json, "denied", false),
        Json.child(json, "extension"));
  }
}
