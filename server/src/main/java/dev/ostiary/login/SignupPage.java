package dev.ostiary.login;

import dev.ostiary.branding.FormErrors;
import dev.ostiary.branding.SignupView;
import dev.ostiary.common.Json;
import dev.ostiary.connection.Connection;
import dev.ostiary.extension.Refusal;
import dev.ostiary.extension.Situation;
import dev.ostiary.http.Endpoint;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import dev.ostiary.interaction.Browser;
import dev.ostiary.interaction.Interaction;
import dev.ostiary.lifecycle.Account;
import dev.ostiary.lifecycle.Signups;
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
  private final Signups signups;
  private final Accounts accounts;

  /** The page. */
  public SignupPage(Tenants tenants, LoginPage.Parts parts, Signups signups, Accounts accounts) {
    this.tenants = tenants;
    this.parts = parts;
    this.signups = signups;
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
    return switch (signups.signUp(account(at, connection.get()), wanted)) {
      case Signups.Refused refused -> refuse(at, email, refused.refusal());
      case Signups.Asked asked -> answer(at, connection.get(), wanted, asked.outcome());
    };
  }

  private Account account(At at, Connection connection) {
    var asked = at.interaction().request();
    var situation =
        new Situation(
            Situation.protocol(asked.responseTypes()),
            Situation.Visitor.of(at.request()),
            asked.params(),
            null,
            false);
    var client = parts.clients().find(at.tenant().id(), asked.clientId()).orElse(null);
    return new Account(at.tenant(), client, connection, situation);
  }

  private Response refuse(At at, String email, Refusal refusal) {
    var error =
        refusal.toPeople().isEmpty()
            ? refusal.failed() ? FormErrors.UNEXPECTED : FormErrors.SIGNUP_FAILED
            : FormErrors.said(refusal.toPeople());
    return refuse(400, at, new Shown(email, error, ""), refusal.detail());
  }

  private Response answer(
      At at, Connection connection, Registration.NewUser wanted, Registration.Outcome outcome) {
    var request = at.request();
    var tenant = at.tenant();
    var interaction = at.interaction();
    var email = wanted.email();
    var password = wanted.password();
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
                    .at(connection.name()));
        yield parts.proceed(tenant, request, interaction.proved("signup"), made.user());
      }
      case Registration.InvalidEmail ignored ->
          refuse(at, new Shown(email, FormErrors.EMAIL_INVALID, ""));
      case Registration.WeakPassword ignored ->
          refuse(at, new Shown(email, FormErrors.PASSWORD_WEAK, password));
      case Registration.Exists ignored ->
          refuse(at, new Shown(email, FormErrors.SIGNUP_FAILED, password));
      case Registration.Refused refused ->
          refuse(at, new Shown(email, FormErrors.said(refused.message()), ""));
      case Registration.Failed failed ->
          refuse(503, at, new Shown(email, FormErrors.UNEXPECTED, ""), failed.reason());
    };
  }

  private Response refuse(At at, Shown shown) {
    return refuse(400, at, shown, String.valueOf(shown.error()));
  }

  private Response refuse(int status, At at, Shown shown, String reason) {
    parts
        .log()
        .write(
            at.tenant().id(),
            at.request(),
            LogEvent.of(LogType.FAILED_SIGNUP, reason)
                .client(at.interaction().request().clientId())
                .user(null, shown.email()));
    return page(status, at, shown);
  }
}
