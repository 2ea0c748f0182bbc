package dev.ostiary.extension;

import dev.ostiary.action.Programs;
import dev.ostiary.action.Programs.Deployed;
import dev.ostiary.client.Client;
import dev.ostiary.common.Json;
import dev.ostiary.oauth.OAuthError;
import dev.ostiary.organization.Organization;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.token.Customization;
import dev.ostiary.user.User;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rules and then the Actions that run when a user has signed in, and again when a refresh token
 * is used: before anything is issued. Deny, an error or being late ends the sign-in; what programs
 * want to be written is written when all of them have agreed.
 */
public final class PostLogin {
  static final String TRIGGER = "post-login";
  private final Extensions parts;
  private final ActionVerdicts actions = new ActionVerdicts();
  private final RuleVerdicts rules = new RuleVerdicts();

  /** Who signs in where. */
  public record Attempt(
      Tenant tenant,
      Client client,
      User user,
      @Nullable Organization organization,
      Situation situation) {
    Events.Subject subject() {
      return new Events.Subject(tenant, client, user, organization, situation);
    }
  }

  /**
   * What came of it.
   *
   * @param endsSession whether the session ends, also when it is older than this sign-in
   * @param redirect where the user goes first, or null
   * @param progress what the next call needs when the user comes back from there
   */
  public record Outcome(
      Asked asked, boolean endsSession, @Nullable String redirect, ObjectNode progress) {
    /** No program has anything to say. */
    public static final Outcome NOTHING = new Outcome(Asked.NOTHING, false, null, Json.object());

    /** The error that the application gets, or null. */
    public @Nullable OAuthError refusal() {
      return asked.refusal();
    }
  }

  PostLogin(Extensions parts) {
    this.parts = parts;
  }

  /** Runs what there is to run. */
  public Outcome run(Attempt attempt) {
    return run(attempt, Json.object());
  }

  /**
   * Goes on where a sign-in was left when its user was sent elsewhere.
   *
   * @param progress of the outcome before, or an empty object
   */
  public Outcome run(Attempt attempt, ObjectNode progress) {
    return run(attempt, progress, false);
  }

  /** The same without any effect outside of the answer: nothing is written, nobody is called. */
  public Outcome dry(Attempt attempt) {
    return run(attempt, Json.object(), true);
  }

  private Outcome run(Attempt attempt, ObjectNode progress, boolean dry) {
    var tenant = attempt.tenant().id();
    // Whoever manages the tenant must get in, whatever its programs do.
    if (Tenant.reserved(attempt.client().id())) {
      return Outcome.NOTHING;
    }
    var programs = new ArrayList<Deployed>(parts.programs().activeRules(tenant));
    programs.addAll(parts.programs().bound(tenant, TRIGGER));
    if (programs.isEmpty()) {
      return Outcome.NOTHING;
    }
    var state = LoginState.read(progress);
    if (waitsForRule(state, programs)) {
      state.restart();
    }
    var flow = parts.flow(tenant, TRIGGER, dry);
    var cache = dry ? parts.cache().apart(tenant, TRIGGER) : parts.cache();
    var pass = new LoginPass(parts, attempt, state, flow, cache);
    var verdict = pass.through(programs, actions, rules);
    if (!dry && verdict.goesOn()) {
      verdict = parts.metadata().write(attempt.tenant(), state.metadata());
    }
    if (!dry) {
      parts.executions().keep(tenant, flow, attempt.user().id(), attempt.client().id());
    }
    var asked =
        new Asked(
            verdict.goesOn() ? state.customization() : Customization.NONE,
            verdict.refusal(),
            dry ? flow.shown() : List.of());
    return new Outcome(asked, verdict.endsSession(), verdict.redirect(), state.toJson());
  }

  private static boolean waitsForRule(LoginState state, List<Deployed> programs) {
    return programs.stream()
        .anyMatch(p -> p.kind() == Programs.Kind.RULE && p.id().equals(state.waitsFor()));
  }
}
