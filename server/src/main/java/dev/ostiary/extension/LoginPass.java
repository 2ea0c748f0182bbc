package dev.ostiary.extension;

import dev.ostiary.action.Programs.Deployed;
import dev.ostiary.action.Programs.Kind;
import dev.ostiary.common.Json;
import dev.ostiary.execution.Flow;
import dev.ostiary.oauth.OAuthError;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One passage of a sign-in through its programs. */
final class LoginPass {
  private static final String CONTINUE = "onContinuePostLogin";
  private static final String EXECUTE = "onExecutePostLogin";
  private final Extensions parts;
  private final PostLogin.Attempt attempt;
  private final LoginState state;
  private final Flow flow;
  private final ProgramCache cache;

  /** What rules hand from one to the next; made when the first runs. */
  private @Nullable ObjectNode user;

  private @Nullable ObjectNode context;

  LoginPass(
      Extensions parts,
      PostLogin.Attempt attempt,
      LoginState state,
      Flow flow,
      ProgramCache cache) {
    this.parts = parts;
    this.attempt = attempt;
    this.state = state;
    this.flow = flow;
    this.cache = cache;
  }

  Verdict through(List<Deployed> programs, ActionVerdicts actions, RuleVerdicts rules) {
    for (var program : programs) {
      if (state.isDone(program.id())) {
        continue;
      }
      var verdict = program.kind() == Kind.RULE ? rule(program, rules) : action(program, actions);
      if (verdict.redirect() != null && !attempt.situation().redirectable()) {
        return Verdict.refuse(
            OAuthError.of("interaction_required", 403, "Interaction required")
                .because(program.at(0) + " sends the user elsewhere"));
      }
      if (!verdict.goesOn()) {
        if (verdict.redirect() != null) {
          state.waitFor(program.id());
        }
        return verdict;
      }
      state.did(program.id());
    }
    return Verdict.GO_ON;
  }

  private Verdict action(Deployed program, ActionVerdicts actions) {
    var event = parts.events().event(attempt.subject());
    var known = (ObjectNode) event.path("user");
    state.apply(known, attempt.user().id());
    Json.child(event, "transaction").set("metadata", state.transaction().deepCopy());
    state
        .methods()
        .forEach(
            m ->
                ((tools.jackson.databind.node.ArrayNode)
                        event.path("authentication").path("methods"))
                    .add(m));
    event.set("secrets", Events.texts(program.secrets()));
    boolean back = program.id().equals(state.waitsFor());
    var input =
        Json.object()
            .put("trigger", PostLogin.TRIGGER)
            .put("handler", back ? CONTINUE : EXECUTE)
            .put("optional", back);
    input.set("event", event);
    input.set("cache", cache.of(attempt.tenant().id(), PostLogin.TRIGGER));
    input.set("rules_executed", Json.array(state.done()));
    input
        .putObject("redirect")
        .put("possible", attempt.situation().redirectable())
        .put("issuer", attempt.tenant().domain())
        .put("state", attempt.situation().parameter("continue_state"));
    return actions.of(program, flow.run(program, input), state, attempt, cache);
  }

  private Verdict rule(Deployed program, RuleVerdicts rules) {
    var subject = attempt.subject();
    if (user == null || context == null) {
      user = Events.user(attempt.user());
      state.apply(user, attempt.user().id());
      context = parts.events().context(subject, attempt.user());
      if (state.isBack()) {
        context.put("protocol", "redirect-callback");
      }
    }
    var input = Json.object().put("domain", attempt.tenant().domain());
    input.set("user", user);
    input.set("context", context);
    input.set("configuration", Events.texts(parts.programs().configuration(attempt.tenant().id())));
    var result = flow.run(program, input);
    var verdict = rules.of(program, result, state, attempt);
    if (result.ok()) {
      user = Json.child(result.value(), "user");
      context = Json.child(result.value(), "context");
    }
    return verdict;
  }
}
