package dev.ostiary.email;

import dev.ostiary.branding.MailLine;
import dev.ostiary.branding.MailView;
import dev.ostiary.common.Json;
import dev.ostiary.http.Endpoint;
import dev.ostiary.http.HttpError;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import dev.ostiary.page.Screens;
import dev.ostiary.tenant.Tenants;

/**
 * The mailbox of the development mode: every mail that this server would send. Served only when the
 * mode is on. With {@code Accept: application/json} the list is JSON, for scripts.
 */
public final class MailboxEndpoint implements Endpoint {
  private static final int SHOWN = 100;
  private final Tenants tenants;
  private final Outbox outbox;
  private final Screens screens;
  private final boolean development;

  /** The endpoint. */
  public MailboxEndpoint(Tenants tenants, Outbox outbox, Screens screens, boolean development) {
    this.tenants = tenants;
    this.outbox = outbox;
    this.screens = screens;
    this.development = development;
  }

  @Override
  public void routes(Routes routes) {
    if (development) {
      routes.get("/dev/mail", this::list).get("/dev/mail/{id}", this::message);
    }
  }

  private Response list(Request request) {
    var tenant = tenants.of(request);
    var mails = outbox.newest(tenant.id(), SHOWN);
    if (request.header("accept").orElse("").contains("application/json")) {
      var array = Json.array();
      mails.forEach(
          m ->
              array.add(
                  Json.object()
                      .put("id", m.id())
                      .put("to", m.to())
                      .put("subject", m.subject())
                      .put("text", m.text())
                      .put("at", m.at().toString())));
      return Response.json(200, array);
    }
    var lines = mails.stream().map(MailboxEndpoint::line).toList();
    return screens.show(
        200, Screens.Context.of(tenant, request), (pages, shell) -> pages.mailbox(shell, lines));
  }

  private Response message(Request request) {
    var tenant = tenants.of(request);
    var mail =
        outbox
            .find(tenant.id(), request.path("id"))
            .orElseThrow(() -> new HttpError(404, "not_found", "No such mail"));
    var view = new MailView(line(mail), tenant.displayName(), mail.text(), mail.html());
    return screens.show(
        200,
        Screens.Context.of(tenant, request),
        (pages, shell) -> pages.mailboxMessage(shell, view));
  }

  private static MailLine line(Message mail) {
    return new MailLine(mail.id(), mail.to(), mail.subject(), mail.at());
  }
}
