package dev.ostiary.login;

import dev.ostiary.branding.FormErrors;
import dev.ostiary.branding.SignupView;
import dev.ostiary.common.Json;
import dev.ostiary.connection.Connection;
import dev.ostiary.http.Endpoint;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import dev.ostiary.interaction.Browser;
import dev.ostiary.interaction.Interaction;
import dev.ostiary.log.LogEvent;
import dev.ostiary.log.LogType;
import dev.ostiary.page.PolicyRules;
import dev.ostiary.page.Screens;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.user.Registration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where people make an account. Routes: {@code /u/signup}. */
public final class SignupPage implements Endpoint {
  private final Tenants tenants;
  private final LoginPage.Parts parts;
  private final Registration registration;
  private final Accounts accounts;

  /** The page. */
  public SignupPage(
      Tenants tenants, LoginPage.Parts parts, Registration registration, Accounts accounts) {
    this.tenants = tenants;
    this.parts = parts;
    this.registration = registration;
    this.accounts = accounts;
  }

  @Override
  public void routes(Routes routes) {
    routes.get("/u/signup", this::show).post("/u/signup", this::submit);
  }

  private record At(Tenant tenant, Request request, Interaction interaction) {}

  private Response show(Request request) {
    var tenant = tenants.of(request);
    var interaction = parts.interaction(tenant, request, request.query().value("state"));
    var at = new At(tenant, request, interaction);
    var hint = interaction.request().get("login_hint").orElse("");
    if (connection(interaction).isEmpty()) {
      return page(403, at, new Shown(hint, FormErrors.SIGNUP_DISABLED, ""));
    }
    return page(200, at, new Shown(hint, null, ""));
  }

  private record Shown(String email, @Nullable String error, String password) {}

  private Optional<Connection> connection(Interaction interaction) {
    return parts.signup(interaction);
  }

  private Response page(int status, At at, Shown shown) {
    var rules =
        connection(at.interaction())
            .map(c -> PolicyRules.of(Registration.policy(c), shown.password()))
            .orElse(List.of());
    var view =
        new SignupView(
            at.interaction().id(),
            shown.email(),
            shown.error(),
            parts.applicationName(at.interaction()),
            rules);
    return parts
        .screens()
        .show(
            status,
            new Screens.Context(at.tenant(), at.request(), at.interaction()),
            (pages, shell) -> pages.signup(shell, view));
  }

  private Response submit(Request request) {
    var tenant = tenants.of(request);
    var form = request.form();
    Browser.of(request).check(form);
    var interaction = parts.interaction(tenant, request, form.value("state"));
    var at = new At(tenant, request, interaction);
    var email = form.get("email", "");
    var connection = connection(interaction);
    if (connection.isEmpty()) {
      return page(403, at, new Shown(email, FormErrors.SIGNUP_DISABLED, ""));
    }
    if (!parts.maySignUp(interaction, email)) {
      return refuse(at, new Shown(email, FormErrors.SIGNUP_FAILED, ""));
    }
    var wanted =
        new Registration.NewUser(
            null, email, form.get("password", ""), false, false, Json.object());
    var outcome = registration.register(tenant.id(), connection.get(), wanted);
    return switch (outcome) {
      case Registration.Registered made -> {
        var language = Screens.language(new Screens.Context(tenant, request, interaction));
        accounts.sendVerification(tenant, made.user(), language);
        parts
            .log()
            .write(
                tenant.id(),
                request,
                LogEvent.of(LogType.SUCCESS_SIGNUP, "User signed up")
                    .client(interaction.request().clientId())
                    .user(made.user().id(), made.user().name())
                    .at(connection.get().name()));
        yield parts.proceed(tenant, request, interaction.proved("signup"), made.user());
      }
      case Registration.InvalidEmail ignored ->
          refuse(at, new Shown(email, FormErrors.EMAIL_INVALID, ""));
      case Registration.WeakPassword ignored ->
          refuse(at, new Shown(email, FormErrors.PASSWORD_WEAK, form.get("password", "")));
      case Registration.Exists ignored ->
          refuse(at, new Shown(email, FormErrors.SIGNUP_FAILED, form.get("password", "")));
    };
  }

  private Response refuse(At at, Shown shown) {
    parts
        .log()
        .write(
            at.tenant().id(),
            at.request(),
            LogEvent.of(LogType.FAILED_SIGNUP, String.valueOf(shown.error()))
                .client(at.interaction().request().clientId())
                .user(null, shown.email()));
    return page(400, at, shown);
  }
}
