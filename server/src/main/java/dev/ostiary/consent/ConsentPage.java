package dev.ostiary.consent;

import dev.ostiary.branding.ConsentView;
import dev.ostiary.client.Client;
import dev.ostiary.client.Clients;
import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import dev.ostiary.http.Endpoint;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import dev.ostiary.interaction.Browser;
import dev.ostiary.interaction.Interaction;
import dev.ostiary.interaction.Interactions;
import dev.ostiary.page.PageError;
import dev.ostiary.page.Screens;
import dev.ostiary.session.Session;
import dev.ostiary.session.Sessions;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.token.Customization;
import dev.ostiary.token.Login;
import dev.ostiary.token.Planning;
import dev.ostiary.token.TokenIssuer;
import dev.ostiary.token.TokenPlan;
import dev.ostiary.user.User;
import dev.ostiary.user.UserStore;
import java.util.ArrayList;
import java.util.List;

/** Asks the user what an application may do, grouped by API. Routes: {@code /u/consent}. */
public final class ConsentPage implements Endpoint {
  private final Tenants tenants;
  private final Parts parts;
  private final UserStore users = new UserStore();

  /** What the page stands on. */
  public record Parts(
      Database database,
      Interactions interactions,
      Sessions sessions,
      Clients clients,
      TokenIssuer issuer,
      ConsentCheck check,
      Screens screens,
      Time time) {}

  /** The page. */
  public ConsentPage(Tenants tenants, Parts parts) {
    this.tenants = tenants;
    this.parts = parts;
  }

  @Override
  public void routes(Routes routes) {
    routes.get("/u/consent", this::show).post("/u/consent", this::decide);
  }

  private record Question(Tenant tenant, Interaction interaction, Client client, TokenPlan plan) {}

  private Response show(Request request) {
    var question = question(request, request.query().value("state"));
    return parts
        .screens()
        .show(
            200,
            new Screens.Context(question.tenant(), request, question.interaction()),
            (pages, shell) -> pages.consent(shell, view(question)));
  }

  private Response decide(Request request) {
    var form = request.form();
    Browser.of(request).check(form);
    var question = question(request, form.value("state"));
    var interaction = question.interaction();
    if (form.get("action", "").equals("accept")) {
      parts.check().allow(question.plan(), parts.time().millis());
      parts.interactions().save(interaction.proved("consent"));
    } else {
      parts.interactions().save(interaction.refused());
    }
    return Response.redirect("/authorize/resume?state=" + interaction.id());
  }

  private Question question(Request request, @org.jspecify.annotations.Nullable String state) {
    var tenant = tenants.of(request);
    var interaction =
        parts.interactions().find(tenant.id(), state, request).orElseThrow(PageError::expired);
    Session session = parts.sessions().of(tenant, request).orElseThrow(PageError::expired);
    if (interaction.userId() != null && !interaction.userId().equals(session.userId())) {
      // Somebody else signed in meanwhile: nobody answers for another person.
      throw PageError.expired();
    }
    User user =
        parts
            .database()
            .read(tx -> users.find(tx, tenant.id(), session.userId()))
            .orElseThrow(PageError::expired);
    var client =
        parts
            .clients()
            .find(tenant.id(), interaction.request().clientId())
            .orElseThrow(() -> PageError.unknownClient(interaction.request().clientId()));
    var who = new Planning.SignedIn(user, new Login(session.sid(), session.authTime()));
    var decided = Customization.read(Json.child(interaction.extension(), "customization"));
    var plan =
        parts.issuer().plan(Planning.of(tenant, client, interaction.request(), who).with(decided));
    return new Question(tenant, interaction, client, plan);
  }

  private static ConsentView view(Question question) {
    var client = question.client();
    var user = java.util.Objects.requireNonNull(question.plan().request().user());
    var groups = new ArrayList<ConsentView.ResourceGroup>();
    var account = question.plan().scopes().stream().filter(ConsentCheck::ofAccount).toList();
    if (!account.isEmpty()) {
      groups.add(ConsentView.ResourceGroup.account(account));
    }
    ConsentCheck.api(question.plan())
        .ifPresent(
            api -> {
              List<ConsentView.ScopeLine> lines =
                  question.plan().scopes().stream()
                      .filter(s -> api.scopes().containsKey(s))
                      .map(s -> new ConsentView.ScopeLine(s, api.scopes().get(s)))
                      .toList();
              if (!lines.isEmpty()) {
                groups.add(new ConsentView.ResourceGroup(api.name(), api.identifier(), lines));
              }
            });
    return new ConsentView(
        question.interaction().id(),
        client.name(),
        Json.text(client.body(), "logo_uri"),
        user.email() == null ? user.name() : user.email(),
        !client.firstParty(),
        groups);
  }
}
