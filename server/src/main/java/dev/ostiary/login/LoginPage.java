package dev.ostiary.login;

import dev.ostiary.branding.FormErrors;
import dev.ostiary.branding.LoginView;
import dev.ostiary.client.Client;
import dev.ostiary.client.Clients;
import dev.ostiary.connection.Connection;
import dev.ostiary.connection.Connections;
import dev.ostiary.http.Endpoint;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import dev.ostiary.interaction.Browser;
import dev.ostiary.interaction.Interaction;
import dev.ostiary.interaction.Interactions;
import dev.ostiary.invitation.Invitations;
import dev.ostiary.log.AuditLog;
import dev.ostiary.log.LogEvent;
import dev.ostiary.log.LogType;
import dev.ostiary.oauth.Params;
import dev.ostiary.organization.Organizations;
import dev.ostiary.page.PageError;
import dev.ostiary.page.Screens;
import dev.ostiary.session.Sessions;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.user.PasswordSignIn;
import dev.ostiary.user.User;
import dev.ostiary.user.UserStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a user signs in with e-mail address and password. Routes: {@code /u/login}. */
public final class LoginPage implements Endpoint {
  private final Tenants tenants;
  private final Parts parts;

  /** What the pages of this package stand on. */
  public record Parts(
      Interactions interactions,
      Clients clients,
      Connections connections,
      Organizations organizations,
      Invitations invitations,
      Sessions sessions,
      PasswordSignIn signIn,
      AuditLog log,
      Screens screens) {
    /** The connections that the sign-in in progress may use. */
    List<Connection> connections(Interaction interaction) {
      var all = connections.databasesOf(interaction.tenant(), interaction.request().clientId());
      var chosen = interaction.request().get("connection");
      var offered =
          interaction
              .request()
              .get("organization")
              .map(o -> organizations.connections(interaction.tenant(), o));
      var forced = guest(interaction).flatMap(g -> Optional.ofNullable(g.connectionId()));
      return all.stream()
          .filter(c -> chosen.isEmpty() || chosen.get().equals(c.name()))
          .filter(c -> offered.isEmpty() || offered.get().contains(c.id()))
          .filter(c -> forced.isEmpty() || forced.get().equals(c.id()))
          .toList();
    }

    /** The connection in which an account may be made: one that is open to all, or to a guest. */
    Optional<Connection> signup(Interaction interaction) {
      if (interaction.request().clientId().equals(Tenant.DASHBOARD)) {
        // Nobody becomes an administrator by making an account.
        return Optional.empty();
      }
      var organization = interaction.request().get("organization");
      boolean invited = guest(interaction).isPresent();
      var open =
          organization.map(o -> organizations.signups(interaction.tenant(), o)).orElse(Set.of());
      return connections(interaction).stream()
          .filter(
              c ->
                  invited
                      || (c.allowsSignup() && (organization.isEmpty() || open.contains(c.id()))))
          .findFirst();
    }

    /** Whether an account for this address may be made: a guest's only for the guest. */
    boolean maySignUp(Interaction interaction, String email) {
      var guest = guest(interaction);
      return guest.isEmpty() || guest.get().email().equals(UserStore.normalize(email));
    }

    private Optional<Invitations.Guest> guest(Interaction interaction) {
      var request = interaction.request();
      return request
          .get("invitation")
          .flatMap(
              i ->
                  invitations.guest(
                      interaction.tenant(),
                      request.get("organization").orElse(""),
                      i,
                      request.clientId()));
    }

    /** The sign-in that {@code state} names. */
    Interaction interaction(Tenant tenant, Request request, @Nullable String state) {
      return interactions.find(tenant.id(), state, request).orElseThrow(PageError::expired);
    }

    /** The application's name for people. */
    String applicationName(Interaction interaction) {
      return clients
          .find(interaction.tenant(), interaction.request().clientId())
          .map(Client::name)
          .orElse("");
    }

    /** Begins the session and goes on with the sign-in. */
    Response proceed(Tenant tenant, Request request, Interaction interaction, User user) {
      var begun = sessions.begin(tenant, request, user.id());
      interactions.save(interaction.signedIn(user.id()));
      return begun
          .plant(Response.redirect("/authorize/resume?state=" + interaction.id()))
          .noStore();
    }
  }

  /** The page. */
  public LoginPage(Tenants tenants, Parts parts) {
    this.tenants = tenants;
    this.parts = parts;
  }

  @Override
  public void routes(Routes routes) {
    routes.get("/u/login", this::show).post("/u/login", this::submit);
  }

  private Response show(Request request) {
    var tenant = tenants.of(request);
    var interaction = parts.interaction(tenant, request, request.query().value("state"));
    var hint = interaction.request().get("login_hint").orElse("");
    return page(200, tenant, request, interaction, new Shown(hint, null));
  }

  private record Shown(String email, @Nullable String error) {}

  private Response page(
      int status, Tenant tenant, Request request, Interaction interaction, Shown shown) {
    boolean signup = parts.signup(interaction).isPresent();
    var view =
        new LoginView(
            interaction.id(),
            shown.email(),
            shown.error(),
            parts.applicationName(interaction),
            signup,
            List.of());
    return parts
        .screens()
        .show(
            status,
            new Screens.Context(tenant, request, interaction),
            (pages, shell) -> pages.login(shell, view));
  }

  private Response submit(Request request) {
    var tenant = tenants.of(request);
    var form = request.form();
    Browser.of(request).check(form);
    var interaction = parts.interaction(tenant, request, form.value("state"));
    var email = form.get("username", form.get("email", ""));
    var missing = missing(form, email);
    if (missing != null) {
      return page(400, tenant, request, interaction, new Shown(email, missing));
    }
    var attempt =
        new PasswordSignIn.Attempt(
            tenant.id(),
            parts.connections(interaction),
            email,
            form.get("password", ""),
            request.remoteAddress());
    var outcome = parts.signIn().check(attempt);
    if (outcome instanceof PasswordSignIn.Accepted accepted) {
      return parts.proceed(tenant, request, interaction, accepted.user());
    }
    parts.log().write(tenant.id(), request, failure(outcome, interaction, email));
    return page(status(outcome), tenant, request, interaction, new Shown(email, error(outcome)));
  }

  private static @Nullable String missing(Params form, String email) {
    if (email.isBlank()) {
      return FormErrors.EMAIL_REQUIRED;
    }
    return form.value("password") == null ? FormErrors.PASSWORD_REQUIRED : null;
  }

  private static int status(PasswordSignIn.Outcome outcome) {
    return switch (outcome) {
      case PasswordSignIn.TooMany ignored -> 429;
      case PasswordSignIn.Failed failed -> failed.said() == null ? 503 : 400;
      default -> 400;
    };
  }

  private static String error(PasswordSignIn.Outcome outcome) {
    return switch (outcome) {
      case PasswordSignIn.Failed failed ->
          failed.said() == null ? FormErrors.UNEXPECTED : FormErrors.said(failed.said());
      case PasswordSignIn.Blocked ignored -> FormErrors.BLOCKED;
      case PasswordSignIn.TooMany tooMany -> FormErrors.tooManyAttempts(tooMany.left());
      default -> FormErrors.WRONG_CREDENTIALS;
    };
  }

  private static LogEvent failure(
      PasswordSignIn.Outcome outcome, Interaction interaction, String email) {
    var event =
        switch (outcome) {
          case PasswordSignIn.Blocked blocked ->
              LogEvent.of(LogType.FAILED_LOGIN, "user is blocked").user(blocked.user().id(), email);
          case PasswordSignIn.TooMany tooMany ->
              LogEvent.of(LogType.BLOCKED_ACCOUNT, "Too many failed sign-ins")
                  .user(tooMany.userId(), email);
          case PasswordSignIn.Refused refused ->
              LogEvent.of(
                      refused.known()
                          ? LogType.FAILED_LOGIN_WRONG_PASSWORD
                          : LogType.FAILED_LOGIN_WRONG_USERNAME,
                      "Wrong email or password.")
                  .user(refused.userId(), email);
          case PasswordSignIn.Failed failed ->
              LogEvent.of(LogType.FAILED_LOGIN, failed.reason()).user(null, email);
          case PasswordSignIn.Accepted ignored ->
              throw new IllegalArgumentException("A success is no failure");
        };
    return event
        .client(interaction.request().clientId())
        .at(interaction.request().get("connection").orElse(null));
  }
}
