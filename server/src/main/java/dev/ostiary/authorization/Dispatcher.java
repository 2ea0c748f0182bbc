package dev.ostiary.authorization;

import dev.ostiary.client.Client;
import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.connection.Connections;
import dev.ostiary.consent.ConsentCheck;
import dev.ostiary.interaction.AuthorizationRequest;
import dev.ostiary.oauth.OAuthError;
import dev.ostiary.session.Session;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.token.Login;
import dev.ostiary.token.Planning;
import dev.ostiary.token.TokenIssuer;
import dev.ostiary.token.TokenPlan;
import dev.ostiary.user.User;
import dev.ostiary.verification.IdTokenHints;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at a sign-in and says what comes next; steps never name one another. */
final class Dispatcher {
  static final String CONSENT = "/u/consent";
  private final TokenIssuer issuer;
  private final ConsentCheck consent;
  private final IdTokenHints hints;
  private final Connections connections;
  private final OrganizationSignIn organizations;
  private final SignInPrograms programs;
  private final Time time;

  Dispatcher(AuthorizeEndpoint.Parts parts) {
    this.issuer = parts.issuer();
    this.consent = parts.consent();
    this.hints = parts.hints();
    this.connections = parts.connections();
    this.organizations = new OrganizationSignIn(parts);
    this.programs = new SignInPrograms(parts);
    this.time = parts.time();
  }

  /**
   * Where a sign-in stands.
   *
   * @param user the session's user, or null
   * @param done proofs collected in this very sign-in
   * @param programs what the tenant's programs have decided in it
   */
  record Standing(
      Tenant tenant,
      Client client,
      AuthorizationRequest request,
      @Nullable Session session,
      @Nullable User user,
      Set<String> done,
      boolean denied,
      SignInPrograms.Decided programs) {}

  /** What comes next. */
  sealed interface Step {}

  /**
   * A page of this server.
   *
   * @param decided what programs have decided before it, or null
   */
  record Show(String path, SignInPrograms.@Nullable Decided decided) implements Step {
    Show(String path) {
      this(path, null);
    }
  }

  /** A page of somebody else, from which the user comes back to {@code /continue}. */
  record SendAway(String url, SignInPrograms.Decided decided) implements Step {}

  /** The application gets its answer. */
  record Issue(Planning.SignedIn who, TokenPlan plan) implements Step {}

  /**
   * The application gets an error.
   *
   * @param endsSession whether the browser's session ends with it
   */
  record Fail(OAuthError error, boolean endsSession) implements Step {
    Fail(OAuthError error) {
      this(error, false);
    }
  }

  Step next(Standing at) {
    if (at.denied()) {
      return new Fail(OAuthError.of("access_denied", 403, "User did not authorize the request"));
    }
    issuer.requireUserAccess(at.tenant(), at.client(), at.request().audience());
    boolean silent = at.request().prompts().contains("none");
    var session = at.session();
    var user = at.user();
    if (session == null || user == null || mustSignIn(at, session, user)) {
      return silent
          ? new Fail(OAuthError.of("login_required", 403, "Login required"))
          : new Show(wantsSignup(at) ? "/u/signup" : "/u/login");
    }
    if (user.blocked()) {
      return new Fail(OAuthError.userMayNotSignIn());
    }
    organizations.enter(at.tenant(), at.client(), at.request(), user);
    var who = new Planning.SignedIn(user, new Login(session.sid(), session.authTime()));
    var decided = programs.decide(at, user);
    if (decided.step() != null) {
      return decided.step();
    }
    var plan =
        issuer.plan(
            Planning.of(at.tenant(), at.client(), at.request(), who).with(decided.customization()));
    boolean asked = at.done().contains("consent");
    boolean forced = at.request().prompts().contains("consent") && !asked;
    // Also after an answer: what the user was shown may be less than what is planned by now.
    if (forced || consent.decide(plan, at.request()).asks()) {
      return silent
          ? new Fail(OAuthError.of("consent_required", 403, "Consent required"))
          : new Show(CONSENT, decided);
    }
    return new Issue(who, plan);
  }

  private static boolean wantsSignup(Standing at) {
    return at.request().prompts().contains("create")
        || at.request().get("screen_hint").filter("signup"::equals).isPresent();
  }

  private boolean mustSignIn(Standing at, Session session, User user) {
    if (!isOfConnection(at, user)) {
      return true;
    }
    boolean fresh = at.done().contains("login");
    if (!fresh && at.request().get("invitation").isPresent()) {
      // Whoever is signed in here need not be the one who was invited.
      return true;
    }
    var prompts = at.request().prompts();
    if (!fresh && (prompts.contains("login") || prompts.contains("create"))) {
      return true;
    }
    var maxAge = at.request().maxAge();
    if (!fresh && maxAge.isPresent() && time.seconds() - session.authTime() >= maxAge.getAsLong()) {
      return true;
    }
    return !isExpected(at, user);
  }

  /** A session of one connection is none for an application that may use only another. */
  private boolean isOfConnection(Standing at, User user) {
    var asked = at.request().get("connection");
    return connections.open(at.tenant().id(), at.client().id(), user.connections())
        && organizations.mayUse(at.tenant(), at.request(), user)
        && (asked.isEmpty() || user.connections().contains(asked.get()));
  }

  /** The application may insist on a certain user (OpenID Connect Core 3.1.2.1, 5.5.1). */
  private boolean isExpected(Standing at, User user) {
    var hint = at.request().get("id_token_hint");
    if (hint.isPresent()
        && hints
            .read(at.tenant(), hint.get())
            .filter(claims -> user.id().equals(Json.text(claims, "sub")))
            .isEmpty()) {
      return false;
    }
    var claims = at.request().get("claims");
    if (claims.isEmpty()) {
      return true;
    }
    try {
      var asked = Json.parse(claims.get().getBytes(StandardCharsets.UTF_8));
      var sub = Json.text(Json.child(Json.child(asked, "id_token"), "sub"), "value");
      return sub == null || sub.equals(user.id());
    } catch (Json.MalformedJson e) {
      return false;
    }
  }
}
