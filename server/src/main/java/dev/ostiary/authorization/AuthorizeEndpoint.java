package dev.ostiary.authorization;

import dev.ostiary.client.Client;
import dev.ostiary.client.Clients;
import dev.ostiary.common.Time;
import dev.ostiary.connection.Connections;
import dev.ostiary.consent.ConsentCheck;
import dev.ostiary.db.Database;
import dev.ostiary.extension.Extensions;
import dev.ostiary.http.Endpoint;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import dev.ostiary.interaction.AuthorizationRequest;
import dev.ostiary.interaction.Browser;
import dev.ostiary.interaction.Interaction;
import dev.ostiary.interaction.Interactions;
import dev.ostiary.invitation.Invitations;
import dev.ostiary.log.AuditLog;
import dev.ostiary.log.Issuance;
import dev.ostiary.log.LogEvent;
import dev.ostiary.log.LogType;
import dev.ostiary.oauth.OAuthError;
import dev.ostiary.oauth.Params;
import dev.ostiary.oauth.ResponseType;
import dev.ostiary.organization.Organizations;
import dev.ostiary.page.PageError;
import dev.ostiary.resourceserver.ResourceServers;
import dev.ostiary.session.Session;
import dev.ostiary.session.Sessions;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.token.TokenIssuer;
import dev.ostiary.token.TokenPlan;
import dev.ostiary.user.User;
import dev.ostiary.user.UserStore;
import dev.ostiary.verdict.DevelopmentHints;
import dev.ostiary.verification.IdTokenHints;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The authorization endpoint (RFC 6749 section 3.1) and the point to which every step of a sign-in
 * returns. A request that can be answered at once leaves nothing in the database.
 */
public final class AuthorizeEndpoint implements Endpoint {
  private final Tenants tenants;
  private final Parts parts;
  private final AuthorizationValidator validator;
  private final Dispatcher dispatcher;
  private final FrontChannel frontChannel;
  private final UserStore users = new UserStore();

  /** What the endpoint stands on. */
  public record Parts(
      Database database,
      Clients clients,
      ResourceServers apis,
      Connections connections,
      Organizations organizations,
      Invitations invitations,
      Interactions interactions,
      Sessions sessions,
      TokenIssuer issuer,
      ConsentCheck consent,
      IdTokenHints hints,
      AuditLog log,
      DevelopmentHints developmentHints,
      Extensions extensions,
      Time time) {}

  /** The endpoint. */
  public AuthorizeEndpoint(Tenants tenants, Parts parts) {
    this.tenants = tenants;
    this.parts = parts;
    this.validator =
        new AuthorizationValidator(
            parts.clients(),
            parts.apis(),
            new OrganizationParameters(parts.organizations(), parts.invitations()));
    this.dispatcher = new Dispatcher(parts);
    this.frontChannel = new FrontChannel(parts);
  }

  @Override
  public void routes(Routes routes) {
    routes
        .get("/authorize", r -> answering(r, () -> begin(r, r.query())))
        .post("/authorize", r -> answering(r, () -> begin(r, posted(r))))
        .get("/authorize/resume", r -> answering(r, () -> resume(r, false)))
        .get("/continue", r -> answering(r, () -> resume(r, true)))
        .post("/continue", r -> answering(r, () -> resume(r, true)));
  }

  /** Nothing may be said once in the query and once in the body (RFC 6749 section 3.1). */
  private static Params posted(Request request) {
    var form = request.form();
    for (var name : request.query().toMap().keySet()) {
      if (form.has(name)) {
        throw PageError.invalidRequest("Repeated parameter: " + name);
      }
    }
    return form;
  }

  private interface Work {
    Response run();
  }

  /** Errors whose redirect URI is known go to the application. */
  private Response answering(Request request, Work work) {
    try {
      return work.run();
    } catch (AuthorizationRedirect redirect) {
      return fail(request, redirect.request(), redirect.error(), true);
    }
  }

  private Response begin(Request request, Params params) {
    var tenant = tenants.of(request);
    var authorization = validator.validate(tenant, params);
    var standing = standing(tenant, request, authorization, null, false);
    var step = step(standing);
    if (step instanceof Dispatcher.Issue || step instanceof Dispatcher.Fail) {
      return finish(request, standing, step);
    }
    var browser = Browser.of(request);
    var interaction = parts.interactions().start(tenant.id(), authorization, browser);
    return browser.plant(away(standing, interaction, step));
  }

  /** Sends the browser to a page, of this server or of somebody else, and keeps what is decided. */
  private Response away(
      Dispatcher.Standing standing, Interaction interaction, Dispatcher.Step step) {
    return switch (step) {
      case Dispatcher.Show show -> {
        remember(standing, interaction, show);
        yield Response.redirect(show.path() + "?state=" + interaction.id()).noStore();
      }
      case Dispatcher.SendAway away -> {
        keep(standing, interaction, away.decided());
        yield Response.redirect(withState(away.url(), interaction.id())).noStore();
      }
      default -> throw new IllegalStateException("The end of a sign-in is no page");
    };
  }

  /** A fragment stays at the end (RFC 3986 section 3). */
  private static String withState(String url, String state) {
    int hash = url.indexOf('#');
    var address = hash < 0 ? url : url.substring(0, hash);
    var fragment = hash < 0 ? "" : url.substring(hash);
    return address + (address.contains("?") ? "&" : "?") + "state=" + state + fragment;
  }

  private Response resume(Request request, boolean back) {
    var tenant = tenants.of(request);
    var interaction =
        parts
            .interactions()
            .find(tenant.id(), request.query().value("state"), request)
            .orElseThrow(PageError::expired);
    var standing = standing(tenant, request, interaction.request(), interaction, back);
    var step = step(standing);
    if (step instanceof Dispatcher.Show || step instanceof Dispatcher.SendAway) {
      return away(standing, interaction, step);
    }
    // Taken away before anything is issued, so that going back in the browser issues nothing twice.
    if (!parts.interactions().finish(interaction)) {
      throw PageError.expired();
    }
    return finish(request, standing, step);
  }

  /** Who is asked for consent must be the one who answers, whoever else signs in meanwhile. */
  private void remember(
      Dispatcher.Standing standing, Interaction interaction, Dispatcher.Show show) {
    if (show.decided() != null) {
      keep(standing, interaction, show.decided());
    }
  }

  private void keep(
      Dispatcher.Standing standing, Interaction interaction, SignInPrograms.Decided decided) {
    var user = standing.user();
    if (user != null) {
      parts.interactions().save(interaction.of(user.id()).extended(decided.kept()));
    }
  }

  private Dispatcher.Step step(Dispatcher.Standing standing) {
    try {
      return dispatcher.next(standing);
    } catch (OAuthError error) {
      return new Dispatcher.Fail(error);
    }
  }

  /** A session and the user whose it is, who may be gone. */
  private record Known(Session session, Optional<User> user) {}

  private Dispatcher.Standing standing(
      Tenant tenant,
      Request request,
      AuthorizationRequest authorization,
      @Nullable Interaction interaction,
      boolean back) {
    Client client =
        parts
            .clients()
            .find(tenant.id(), authorization.clientId())
            .orElseThrow(() -> PageError.unknownClient(authorization.clientId()));
    var known =
        parts
            .sessions()
            .of(tenant, request, (tx, s) -> new Known(s, users.find(tx, tenant.id(), s.userId())));
    var session = known.map(Known::session).orElse(null);
    var user = known.flatMap(Known::user).orElse(null);
    return new Dispatcher.Standing(
        tenant,
        client,
        authorization,
        session,
        user,
        proofs(interaction, session),
        interaction != null && interaction.denied(),
        SignInPrograms.Decided.of(request, own(interaction, session), back));
  }

  /** What programs decided counts only for the user whom they were asked about. */
  private static @Nullable Interaction own(
      @Nullable Interaction interaction, @Nullable Session session) {
    if (interaction == null || session == null || interaction.userId() == null) {
      return interaction;
    }
    return interaction.of(session.userId());
  }

  /** A proof counts only for the user who gave it. */
  private static Set<String> proofs(@Nullable Interaction interaction, @Nullable Session session) {
    if (interaction == null || session == null) {
      return Set.of();
    }
    var user = interaction.userId();
    return user == null || user.equals(session.userId()) ? interaction.done() : Set.of();
  }

  private Response finish(Request request, Dispatcher.Standing at, Dispatcher.Step step) {
    return switch (step) {
      case Dispatcher.Fail fail -> failed(request, at, fail);
      case Dispatcher.Issue issue -> {
        boolean silent = at.request().prompts().contains("none");
        var values = frontChannel.issue(request, at, issue, success(at, issue, silent));
        yield hinting(
            request,
            at,
            issue.plan(),
            AuthorizationResponses.send(
                at.request(), completed(at.tenant(), at.request(), values)));
      }
      case Dispatcher.Show ignored ->
          throw new IllegalStateException("A page is no end of a sign-in");
      case Dispatcher.SendAway ignored ->
          throw new IllegalStateException("A page is no end of a sign-in");
    };
  }

  /** A sign-in that programs refuse leaves no session behind. */
  private Response failed(Request request, Dispatcher.Standing at, Dispatcher.Fail fail) {
    var response = fail(request, at.request(), fail.error(), !at.denied());
    var session = at.session();
    if (!fail.endsSession() || session == null) {
      return response;
    }
    parts.sessions().end(session);
    return Sessions.uproot(response);
  }

  /** What leads to a code only is logged where the code is exchanged. */
  private Response hinting(
      Request request, Dispatcher.Standing at, TokenPlan plan, Response response) {
    var types = at.request().responseTypes();
    if (types.contains(ResponseType.TOKEN)) {
      parts.developmentHints().noAudience(plan, request);
    }
    return types.contains(ResponseType.TOKEN) || types.contains(ResponseType.CODE)
        ? parts.developmentHints().hinting(plan, response)
        : response;
  }

  /** A token that leaves here is counted here; the others are where a code is exchanged. */
  private static LogEvent success(Dispatcher.Standing at, Dispatcher.Issue issue, boolean silent) {
    var user = issue.who().user();
    var audience = issue.plan().audience();
    var event =
        LogEvent.of(
                silent ? LogType.SUCCESS_SILENT_AUTH : LogType.SUCCESS_LOGIN, "Successful login")
            .client(at.client().id())
            .user(user.id(), user.name())
            .at(user.connections().getFirst())
            .detail("audience", audience == null ? at.request().audience() : audience)
            .detail("scope", String.join(" ", issue.plan().scopes()));
    return at.request().responseTypes().contains(ResponseType.TOKEN)
        ? event.counting(
            Issuance.issued(audience, Issuance.Kind.USER).by(issue.plan().askedFormer()))
        : event;
  }

  /**
   * What a user denied was not refused by this server, and silent requests fail by design: neither
   * counts as an attempt.
   */
  private Response fail(
      Request request, AuthorizationRequest authorization, OAuthError error, boolean refused) {
    var tenant = tenants.of(request);
    boolean silent = authorization.prompts().contains("none");
    var event =
        LogEvent.of(silent ? LogType.FAILED_SILENT_AUTH : LogType.FAILED_LOGIN, error.description())
            .client(authorization.clientId())
            .detail("error", error.code(false))
            .detail("reason", error.detail());
    var attempt = Issuance.refused(authorization.audience(), Issuance.Kind.USER);
    parts.log().write(tenant.id(), request, refused && !silent ? event.counting(attempt) : event);
    var values = new LinkedHashMap<String, String>();
    values.put("error", error.code(tenant.rfcBehaviour()));
    values.put("error_description", error.description());
    return AuthorizationResponses.send(authorization, completed(tenant, authorization, values));
  }

  /** Every answer echoes the state byte for byte and names its issuer (RFC 9207). */
  private static Map<String, String> completed(
      Tenant tenant, AuthorizationRequest authorization, Map<String, String> values) {
    var all = new LinkedHashMap<>(values);
    if (authorization.state() != null) {
      all.put("state", authorization.state());
    }
    all.put("iss", tenant.issuer());
    return all;
  }
}
