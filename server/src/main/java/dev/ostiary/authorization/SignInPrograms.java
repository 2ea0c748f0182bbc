package dev.ostiary.authorization;

import dev.ostiary.common.Json;
import dev.ostiary.extension.PostLogin;
import dev.ostiary.extension.Situation;
import dev.ostiary.http.Request;
import dev.ostiary.interaction.Interaction;
import dev.ostiary.organization.Organizations;
import dev.ostiary.session.Session;
import dev.ostiary.token.Customization;
import dev.ostiary.user.User;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Asks the tenant's programs once in a sign-in, wherever its user is sent meanwhile. */
final class SignInPrograms {
  private static final int MAX_BODY = 100;
  private final PostLogin postLogin;
  private final Organizations organizations;

  SignInPrograms(AuthorizeEndpoint.Parts parts) {
    this.postLogin = parts.extensions().postLogin();
    this.organizations = parts.organizations();
  }

  /**
   * How far the programs are.
   *
   * @param visitor who makes this very request
   * @param state the secret of the sign-in, or null before there is one
   * @param back whether the user comes back from where a program has sent them
   * @param kept what was kept with the sign-in
   * @param step what the programs want instead of going on, or null
   */
  record Decided(
      Situation.Visitor visitor,
      @Nullable String state,
      boolean back,
      ObjectNode kept,
      Dispatcher.@Nullable Step step) {
    /** Of a request and the sign-in that it belongs to. */
    static Decided of(Request request, @Nullable Interaction interaction, boolean back) {
      var visitor = Situation.Visitor.of(request);
      return new Decided(
          back ? visitor.with(parameters(request), form(request)) : visitor,
          interaction == null ? null : interaction.id(),
          back,
          interaction == null ? Json.object() : interaction.extension(),
          null);
    }

    private static Map<String, String> parameters(Request request) {
      return bounded(request.query().toMap());
    }

    private static Map<String, String> form(Request request) {
      return request.method().equals("POST") ? bounded(request.form().toMap()) : Map.of();
    }

    private static Map<String, String> bounded(Map<String, String> all) {
      var few = new LinkedHashMap<String, String>();
      all.entrySet().stream().limit(MAX_BODY).forEach(e -> few.put(e.getKey(), e.getValue()));
      return few;
    }

    boolean finished() {
      return kept.has("customization");
    }

    /** What is wanted in the tokens. */
    Customization customization() {
      return Customization.read(Json.child(kept, "customization"));
    }

    private Decided finished(Customization wanted) {
      var json = Json.object();
      json.set("customization", wanted.toJson());
      return new Decided(visitor, state, back, json, null);
    }

    private Decided instead(Dispatcher.Step other) {
      return new Decided(visitor, state, back, kept, other);
    }

    private Decided away(String url, ObjectNode progress) {
      var json = Json.object().put("url", url);
      json.set("progress", progress);
      return new Decided(visitor, state, back, json, null);
    }
  }

  Decided decide(Dispatcher.Standing at, User user) {
    var before = at.programs();
    if (before.finished()) {
      return before;
    }
    var url = Json.text(before.kept(), "url");
    if (url != null && !before.back()) {
      // Only /continue goes on; who comes by another way is sent there once more.
      return before.instead(new Dispatcher.SendAway(url, before));
    }
    var outcome = postLogin.run(attempt(at, user), Json.child(before.kept(), "progress"));
    if (outcome.refusal() != null) {
      boolean ends = outcome.endsSession() || at.done().contains("login");
      return before.instead(new Dispatcher.Fail(outcome.refusal(), ends));
    }
    if (outcome.redirect() != null) {
      var away = before.away(outcome.redirect(), outcome.progress());
      return before.instead(new Dispatcher.SendAway(outcome.redirect(), away));
    }
    return before.finished(outcome.asked().customization());
  }

  private PostLogin.Attempt attempt(Dispatcher.Standing at, User user) {
    var request = at.request();
    var parameters = new LinkedHashMap<>(request.params());
    if (at.programs().state() != null) {
      parameters.put("continue_state", at.programs().state());
    }
    Session session = at.session();
    return new PostLogin.Attempt(
        at.tenant(),
        at.client(),
        user,
        request.get("organization").flatMap(o -> organizations.named(at.tenant(), o)).orElse(null),
        new Situation(
            Situation.protocol(at.request().responseTypes()),
            at.programs().visitor(),
            parameters,
            session == null ? null : session.sid(),
            !request.prompts().contains("none")));
  }
}
