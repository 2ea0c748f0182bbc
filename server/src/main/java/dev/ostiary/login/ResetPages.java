package dev.ostiary.login;

import dev.ostiary.branding.FormErrors;
import dev.ostiary.connection.Connection;
import dev.ostiary.customdatabase.ScriptedAccounts;
import dev.ostiary.extension.Refusal;
import dev.ostiary.extension.Situation;
import dev.ostiary.http.Endpoint;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import dev.ostiary.interaction.Browser;
import dev.ostiary.interaction.Interaction;
import dev.ostiary.lifecycle.Account;
import dev.ostiary.lifecycle.Afterwards;
import dev.ostiary.lifecycle.PasswordResets;
import dev.ostiary.log.LogEvent;
import dev.ostiary.log.LogType;
import dev.ostiary.page.PolicyRules;
import dev.ostiary.page.Screens;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.user.PasswordPolicy;
import dev.ostiary.user.Registration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Choosing a new password and proving an address by links from mails. Routes: {@code
 * /u/reset-password/request}, {@code /u/reset-password}, {@code /u/email-verification}.
 */
public final class ResetPages implements Endpoint {
  private final Tenants tenants;
  private final LoginPage.Parts parts;
  private final Accounts accounts;
  private final PasswordResets programs;
  private final Afterwards afterwards;

  /** The pages. */
  public ResetPages(
      Tenants tenants,
      LoginPage.Parts parts,
      Accounts accounts,
      PasswordResets programs,
      Afterwards afterwards) {
    this.programs = programs;
    this.afterwards = afterwards;
    this.tenants = tenants;
    this.parts = parts;
    this.accounts = accounts;
  }

  @Override
  public void routes(Routes routes) {
    routes
        .get("/u/reset-password/request", this::showRequest)
        .post("/u/reset-password/request", this::request)
        .get("/u/reset-password", this::showForm)
        .post("/u/reset-password", this::reset)
        .get("/u/email-verification", this::verify);
  }

  private Screens.Context context(Tenant tenant, Request request, @Nullable String state) {
    var interaction = parts.interactions().find(tenant.id(), state, request).orElse(null);
    return new Screens.Context(tenant, request, interaction);
  }

  private Response showRequest(Request request) {
    var context = context(tenants.of(request), request, request.query().value("state"));
    return requestPage(200, context, "", null);
  }

  private Response requestPage(
      int status, Screens.Context context, String email, @Nullable String error) {
    var interaction = context.interaction();
    var state = interaction == null ? null : interaction.id();
    return parts
        .screens()
        .show(status, context, (pages, shell) -> pages.resetRequest(shell, state, email, error));
  }

  private Response request(Request request) {
    var tenant = tenants.of(request);
    var form = request.form();
    Browser.of(request).check(form);
    var context = context(tenant, request, form.value("state"));
    var email = form.get("email", "").strip();
    if (!Registration.isEmail(email)) {
      return requestPage(
          400,
          context,
          email,
          email.isEmpty() ? FormErrors.EMAIL_REQUIRED : FormErrors.EMAIL_INVALID);
    }
    for (var connection : connections(tenant, context.interaction())) {
      if (accounts.sendReset(tenant, connection, email, Screens.language(context))) {
        break;
      }
    }
    parts
        .log()
        .write(
            tenant.id(),
            request,
            LogEvent.of(LogType.SUCCESS_CHANGE_PASSWORD_REQUEST, "A new password was asked for")
                .user(null, email));
    return parts.screens().show(200, context, (pages, shell) -> pages.resetSent(shell, email));
  }

  private List<Connection> connections(Tenant tenant, @Nullable Interaction interaction) {
    return interaction == null
        ? parts.connections().all(tenant.id()).stream().filter(Connection::database).toList()
        : parts.connections(interaction);
  }

  private Response showForm(Request request) {
    var tenant = tenants.of(request);
    var ticket = request.query().get("ticket", "");
    var context = Screens.Context.of(tenant, request);
    var destination = accounts.resetTicket(tenant, ticket);
    if (destination.isEmpty()) {
      return requestPage(400, context, "", FormErrors.TICKET_INVALID);
    }
    return form(200, context, new Shown(ticket, destination.get(), null, ""));
  }

  private record Shown(
      String ticket, Destination destination, @Nullable String error, String password) {}

  private Response form(int status, Screens.Context context, Shown shown) {
    var rules = PolicyRules.of(policy(context.tenant()), shown.password());
    return parts
        .screens()
        .show(
            status,
            context,
            shown.destination().redirect(),
            (pages, shell) -> pages.resetForm(shell, shown.ticket(), shown.error(), rules));
  }

  /** The strictest policy of the tenant's databases: the ticket does not tell which one it is. */
  private PasswordPolicy policy(Tenant tenant) {
    var order = List.of("none", "low", "fair", "good", "excellent");
    Optional<PasswordPolicy> strictest =
        parts.connections().all(tenant.id()).stream()
            .filter(Connection::database)
            .map(Registration::policy)
            .max(
                java.util.Comparator.<PasswordPolicy>comparingInt(p -> order.indexOf(p.level()))
                    .thenComparingInt(PasswordPolicy::minLength));
    return strictest.orElse(PasswordPolicy.of("good", 0));
  }

  private Response reset(Request request) {
    var tenant = tenants.of(request);
    var form = request.form();
    Browser.of(request).check(form);
    var context = Screens.Context.of(tenant, request);
    var ticket = form.get("ticket", "");
    var password = form.get("password", "");
    var destination = accounts.resetTicket(tenant, ticket);
    if (destination.isEmpty()) {
      return requestPage(400, context, "", FormErrors.TICKET_INVALID);
    }
    if (!password.equals(form.get("password_confirm", ""))) {
      return form(
          400,
          context,
          new Shown(ticket, destination.get(), FormErrors.PASSWORDS_DIFFER, password));
    }
    if (!policy(tenant).accepts(password)) {
      return form(
          400, context, new Shown(ticket, destination.get(), FormErrors.PASSWORD_WEAK, password));
    }
    var resetting = accounts.resetting(tenant, ticket);
    if (resetting.isEmpty()) {
      return requestPage(400, context, "", FormErrors.TICKET_INVALID);
    }
    var account = account(context, resetting.get().connection());
    var decision = programs.ask(account, resetting.get().user());
    var refusal = decision.refusal();
    if (refusal != null) {
      return refused(context, new Shown(ticket, destination.get(), said(refusal), ""), refusal);
    }
    try {
      var done = accounts.reset(tenant, ticket, password, Screens.language(context));
      if (done.isEmpty()) {
        return requestPage(400, context, "", FormErrors.TICKET_INVALID);
      }
      afterwards.passwordChanged(account, done.get().user());
      return changed(context, done.get(), decision.resultUrl());
    } catch (Accounts.Refused e) {
      return refused(context, new Shown(ticket, destination.get(), null, password), e.refusal());
    }
  }

  /** The link still works: the system that keeps the password did not take the new one. */
  private Response refused(Screens.Context context, Shown shown, ScriptedAccounts.Refusal refusal) {
    parts
        .log()
        .write(
            context.tenant().id(),
            context.request(),
            LogEvent.of(LogType.FAILED_CHANGE_PASSWORD, refusal.reason()));
    var message = refusal.message();
    var error = message == null ? FormErrors.UNEXPECTED : FormErrors.said(message);
    return form(
        message == null ? 503 : 400,
        context,
        new Shown(shown.ticket(), shown.destination(), error, shown.password()));
  }

  /** Where a program wants the user to go, or else where the ticket leads. */
  private Response changed(Screens.Context context, Accounts.Done done, @Nullable String wanted) {
    parts
        .log()
        .write(
            context.tenant().id(),
            context.request(),
            LogEvent.of(LogType.SUCCESS_CHANGE_PASSWORD, "The password was changed by mail")
                .user(done.user().id(), done.user().name()));
    var next = wanted == null ? done.destination() : new Destination(wanted, null, false);
    var redirect = next.redirectFor(done.user(), "You can now sign in with the new password");
    return redirect != null
        ? Response.redirect(redirect)
        : parts.screens().show(200, context, (pages, shell) -> pages.resetDone(shell, next.link()));
  }

  private Account account(Screens.Context context, String connection) {
    var tenant = context.tenant();
    return new Account(
        tenant,
        null,
        parts.connections().byName(tenant.id(), connection).orElse(null),
        Situation.of(context.request()));
  }

  private static String said(Refusal refusal) {
    return refusal.toPeople().isEmpty()
        ? FormErrors.UNEXPECTED
        : FormErrors.said(refusal.toPeople());
  }

  /** The password stays, and the link works until its time is over. */
  private Response refused(Screens.Context context, Shown shown, Refusal refusal) {
    parts
        .log()
        .write(
            context.tenant().id(),
            context.request(),
            LogEvent.of(LogType.FAILED_CHANGE_PASSWORD, refusal.detail()));
    return form(400, context, shown);
  }

  private Response verify(Request request) {
    var tenant = tenants.of(request);
    var context = Screens.Context.of(tenant, request);
    var reason = "The ticket is not good";
    Optional<Accounts.Done> done;
    try {
      done = accounts.verify(tenant, request.query().get("ticket", ""));
    } catch (Accounts.Refused e) {
      done = Optional.empty();
      reason = e.refusal().reason();
    }
    return verified(context, done, reason);
  }

  private Response verified(Screens.Context context, Optional<Accounts.Done> done, String reason) {
    var user = done.map(Accounts.Done::user);
    var event =
        user.map(
                u ->
                    LogEvent.of(LogType.SUCCESS_EMAIL_VERIFICATION, "Address verified")
                        .user(u.id(), u.name()))
            .orElse(LogEvent.of(LogType.FAILED_EMAIL_VERIFICATION, reason));
    parts.log().write(context.tenant().id(), context.request(), event);
    var redirect =
        done.map(d -> d.destination().redirectFor(d.user(), "Your email was verified"))
            .orElse(null);
    if (redirect != null) {
      return Response.redirect(redirect);
    }
    var link = done.map(d -> d.destination().link()).orElse(null);
    return parts
        .screens()
        .show(
            user.isPresent() ? 200 : 400,
            context,
            (pages, shell) -> pages.emailVerified(shell, user.isPresent(), link));
  }
}
