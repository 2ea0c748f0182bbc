package dev.ostiary.administrator;

import dev.ostiary.branding.FormErrors;
import dev.ostiary.branding.Pages;
import dev.ostiary.common.Json;
import dev.ostiary.connection.Connection;
import dev.ostiary.connection.Connections;
import dev.ostiary.db.Database;
import dev.ostiary.db.Tx;
import dev.ostiary.http.Endpoint;
import dev.ostiary.http.HttpError;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import dev.ostiary.interaction.Browser;
import dev.ostiary.log.AuditLog;
import dev.ostiary.log.LogEvent;
import dev.ostiary.log.LogType;
import dev.ostiary.page.PageError;
import dev.ostiary.page.PolicyRules;
import dev.ostiary.page.Screens;
import dev.ostiary.session.Sessions;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.user.CredentialStore;
import dev.ostiary.user.PasswordSignIn;
import dev.ostiary.user.Registration;
import dev.ostiary.user.User;
import dev.ostiary.user.UserStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody with a link becomes an administrator, with a new account or one that is there
 * (threats: ADM-09). Routes: {@code /dashboard/setup}.
 */
public final class SetupPage implements Endpoint {
  private final Tenants tenants;
  private final Parts parts;
  private final UserStore users = new UserStore();
  private final CredentialStore credentials = new CredentialStore();

  /** What the page stands on. */
  public record Parts(
      Database database,
      Administrators administrators,
      Connections connections,
      Registration registration,
      PasswordSignIn signIn,
      Sessions sessions,
      AuditLog log,
      Screens screens) {}

  /** The page. */
  public SetupPage(Tenants tenants, Parts parts) {
    this.tenants = tenants;
    this.parts = parts;
  }

  @Override
  public void routes(Routes routes) {
    routes.get("/dashboard/setup", this::show).post("/dashboard/setup", this::submit);
  }

  /** A form that was sent with a ticket that works, or the first look at it. */
  private record At(Tenant tenant, Request request, List<Connection> databases, Entered entered) {}

  private record Entered(String ticket, String email, String password) {}

  private Response show(Request request) {
    var ticket = request.query().get("ticket", "");
    return page(200, at(tenants.of(request), request, new Entered(ticket, "", "")), null);
  }

  private At at(Tenant tenant, Request request, Entered entered) {
    if (!parts.administrators().invited(tenant.id(), entered.ticket())) {
      throw PageError.setupLink();
    }
    var databases = parts.connections().databasesOf(tenant.id(), Tenant.DASHBOARD);
    if (databases.isEmpty()) {
      throw new HttpError(
          409, "no_database_connection", "There is no database connection to make an account in");
    }
    return new At(tenant, request, databases, entered);
  }

  private Response page(int status, At at, @Nullable String error) {
    var policy = Registration.policy(at.databases().getFirst());
    var entered = at.entered();
    var view =
        new Pages.Setup(
            entered.ticket(), entered.email(), error, PolicyRules.of(policy, entered.password()));
    return parts
        .screens()
        .show(
            status,
            Screens.Context.of(at.tenant(), at.request()),
            (pages, shell) -> pages.setup(shell, view));
  }

  private Response submit(Request request) {
    var form = request.form();
    Browser.of(request).check(form);
    var entered =
        new Entered(
            form.get("ticket", ""), form.get("email", "").strip(), form.get("password", ""));
    var at = at(tenants.of(request), request, entered);
    if (entered.email().isEmpty()) {
      return page(400, at, FormErrors.EMAIL_REQUIRED);
    }
    if (entered.password().isEmpty()) {
      return page(400, at, FormErrors.PASSWORD_REQUIRED);
    }
    return known(at) ? signIn(at) : register(at);
  }

  private boolean known(At at) {
    return parts
        .database()
        .read(
            tx ->
                at.databases().stream()
                    .anyMatch(
                        c ->
                            credentials
                                .credential(tx, at.tenant().id(), c.name(), at.entered().email())
                                .isPresent()));
  }

  private Response signIn(At at) {
    var attempt =
        new PasswordSignIn.Attempt(
            at.tenant().id(),
            at.databases(),
            at.entered().email(),
            at.entered().password(),
            at.request().remoteAddress());
    return switch (parts.signIn().check(attempt)) {
      case PasswordSignIn.Accepted accepted -> {
        parts
            .database()
            .write(
                tx -> {
                  // Stays until the end of the transaction: nobody who is deleted gets a level.
                  var user = users.lock(tx, at.tenant().id(), accepted.user().id());
                  if (user.filter(u -> !u.blocked()).isEmpty()) {
                    throw PageError.setupLink();
                  }
                  admit(tx, at, accepted.user());
                  return true;
                });
        yield done(at, accepted.user());
      }
      case PasswordSignIn.Blocked ignored ->
          refuse(at, 400, FormErrors.BLOCKED, LogType.FAILED_LOGIN);
      case PasswordSignIn.TooMany tooMany ->
          refuse(at, 429, FormErrors.tooManyAttempts(tooMany.left()), LogType.BLOCKED_ACCOUNT);
      case PasswordSignIn.Refused ignored ->
          refuse(at, 400, FormErrors.WRONG_CREDENTIALS, LogType.FAILED_LOGIN_WRONG_PASSWORD);
      case PasswordSignIn.Failed ignored ->
          refuse(at, 503, FormErrors.UNEXPECTED, LogType.FAILED_LOGIN);
    };
  }

  private Response register(At at) {
    var wanted =
        new Registration.NewUser(
            null, at.entered().email(), at.entered().password(), false, false, Json.object());
    var outcome =
        parts
            .registration()
            .register(
                at.tenant().id(),
                at.databases().getFirst(),
                wanted,
                (tx, user) -> admit(tx, at, user));
    return switch (outcome) {
      case Registration.Registered made -> done(at, made.user());
      case Registration.InvalidEmail ignored ->
          refuse(at, 400, FormErrors.EMAIL_INVALID, LogType.FAILED_SIGNUP);
      case Registration.WeakPassword ignored ->
          refuse(at, 400, FormErrors.PASSWORD_WEAK, LogType.FAILED_SIGNUP);
      case Registration.Exists ignored ->
          refuse(at, 400, FormErrors.SIGNUP_FAILED, LogType.FAILED_SIGNUP);
      case Registration.Refused ignored ->
          refuse(at, 400, FormErrors.SIGNUP_FAILED, LogType.FAILED_SIGNUP);
      case Registration.Failed ignored ->
          refuse(at, 503, FormErrors.UNEXPECTED, LogType.FAILED_SIGNUP);
    };
  }

  /** Whoever comes second with the same link loses all that the transaction did. */
  private void admit(Tx tx, At at, User user) {
    var ticket = at.entered().ticket();
    if (!parts.administrators().admit(tx, at.tenant().id(), ticket, user.id())) {
      throw PageError.setupLink();
    }
  }

  private Response done(At at, User user) {
    var level = parts.administrators().level(at.tenant().id(), user.id());
    log(
        at,
        LogEvent.of(LogType.API_OPERATION, "Became an administrator by a set-up link")
            .detail("level", level.map(Level::text).orElse(null)),
        user);
    return parts
        .sessions()
        .begin(at.tenant(), at.request(), user.id())
        .plant(Response.redirect("/dashboard/"))
        .noStore();
  }

  private Response refuse(At at, int status, String error, LogType type) {
    log(at, LogEvent.of(type, "Set-up link: " + error), null);
    return page(status, at, error);
  }

  private void log(At at, LogEvent event, @Nullable User user) {
    parts
        .log()
        .write(
            at.tenant().id(),
            at.request(),
            event
                .client(Tenant.DASHBOARD)
                .user(user == null ? null : user.id(), at.entered().email()));
  }
}
