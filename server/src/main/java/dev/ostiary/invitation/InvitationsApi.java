package dev.ostiary.invitation;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Schema.readOnly;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.format;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.time;
import static dev.ostiary.management.Type.whole;

import dev.ostiary.client.Client;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.db.Tx;
import dev.ostiary.email.Outbox;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.Fields;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Schema;
import dev.ostiary.organization.Organization;
import dev.ostiary.organization.OrganizationStores;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.user.Registration;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code /api/v2/organizations/{id}/invitations}. */
public final class InvitationsApi implements ManagementApi {
  private static final long STANDARD_SECONDS = Duration.ofDays(7).toSeconds();
  private static final long MAX_SECONDS = Duration.ofDays(30).toSeconds();
  private static final int MAX_ROLES = 50;
  private static final List<String> NOT_IN_BODY =
      List.of("client_id", "connection_id", "ttl_sec", "roles", "send_invitation_email");

  private static final Schema INVITER =
      Schema.of(property("name", text().atLeast(1).atMost(300), "Name of the inviter").needed());
  private static final Schema INVITEE =
      Schema.of(
          property("email", format("email", 320, Registration::isEmail), "Address of the invitee")
              .needed());

  private static final Schema SCHEMA =
      Schema.of(
              readOnly("id", text(), "Id made by this server"),
              readOnly("organization_id", text(), "Id of the organization"),
              property("inviter", object(INVITER), "Who invites").needed(),
              property("invitee", object(INVITEE), "Who is invited").needed(),
              readOnly(
                  "invitation_url", text(), "The link; shown once, when the invitation is made"),
              readOnly("ticket_id", text(), "The secret of the link; shown once, when it is made"),
              readOnly("created_at", time(), "When it was made"),
              readOnly("expires_at", time(), "When it ends"),
              property("client_id", text().atLeast(1).atMost(64), "Application that is opened")
                  .needed(),
              property("connection_id", text().atLeast(1).atMost(50), "Where the account must be"),
              property("app_metadata", object(Schema.of()), "Given to the user"),
              property("user_metadata", object(Schema.of()), "Given to the user"),
              property("roles", listOf(text().atLeast(1)).atMost(MAX_ROLES), "Ids of roles"),
              property("ttl_sec", whole(0, MAX_SECONDS), "Seconds that it lives; 0 is 7 days"),
              property("send_invitation_email", flag(), "Whether the link is sent by mail"))
          .titled("OrganizationInvitation");

  private final OrganizationStores stores;
  private final Tenants tenants;
  private final Outbox outbox;
  private final InvitationLetters letters;
  private final InvitationStore invitations = new InvitationStore();

  /** The resource. */
  public InvitationsApi(
      OrganizationStores stores, Tenants tenants, Outbox outbox, InvitationLetters letters) {
    this.letters = letters;
    this.stores = stores;
    this.tenants = tenants;
    this.outbox = outbox;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    var path = "/organizations/{id}/invitations";
    var one = path + "/{invitation_id}";
    routes
        .add(
            Operation.get(path, "read:organization_invitations")
                .summary("List the invitations to an organization")
                .note("Links are not shown again: only a hash of their secret is kept.")
                .query("sort", oneOf("created_at:1", "created_at:-1"), "Direction")
                .fields()
                .pages("invitations", SCHEMA),
            this::list)
        .add(
            Operation.post(path, "create:organization_invitations")
                .summary("Invite somebody to an organization")
                .note(
                    "The link opens the application's `initiate_login_uri`, or the tenant's"
                        + " `default_redirection_uri`. Keep it if you send it yourself.")
                .creates(SCHEMA)
                .answers(201, SCHEMA),
            this::create)
        .add(
            Operation.get(one, "read:organization_invitations")
                .summary("Get an invitation to an organization")
                .fields()
                .answers(200, SCHEMA),
            this::get)
        .add(
            Operation.delete(one, "delete:organization_invitations")
                .summary("Withdraw an invitation")
                .answers(204),
            this::delete);
  }

  private Response list(Call call) {
    var paging = OrganizationStores.paging(call);
    var fields = Fields.of(call.query());
    boolean newest = call.query().get("sort", "created_at:-1").equals("created_at:-1");
    return stores.read(
        call,
        (tx, o) -> {
          var rows = invitations.page(tx, o, newest, OrganizationStores.rows(paging));
          return paging.respond(
              "invitations",
              rows.stream().map(i -> fields.of(i.toJson())).toList(),
              OptionalLong.of(invitations.count(tx, o)));
        });
  }

  private Response get(Call call) {
    var found =
        stores.read(
            call,
            (tx, o) ->
                invitations
                    .find(tx, o, call.path("invitation_id"))
                    .orElseThrow(InvitationsApi::notFound));
    return Response.json(200, Fields.of(call.query()).of(found.toJson()));
  }

  /** An invitation with its only copy of the secret. */
  private record Made(Invitation invitation, String secret, String link) {}

  private Response create(Call call) {
    var tenant = tenants.byId(call.tenant());
    boolean sends = Json.flag(call.json(), "send_invitation_email", true);
    var made =
        stores.writeWithConfiguration(
            call,
            (tx, o) -> {
              var fresh = make(tx, call, tenant, o);
              invitations.insert(tx, o.tenant(), fresh.invitation(), fresh.secret());
              if (sends) {
                send(tx, tenant, o, fresh);
              }
              return fresh;
            });
    outbox.wake();
    return Response.json(
        201,
        made.invitation()
            .toJson()
            .put("invitation_url", made.link())
            .put("ticket_id", made.secret()));
  }

  private Made make(Tx tx, Call call, Tenant tenant, Organization organization) {
    var body = call.body();
    var clientId = Json.text(body, "client_id", "");
    var connectionId = Json.text(body, "connection_id");
    var roles = Json.strings(body, "roles").stream().distinct().sorted().toList();
    long seconds = Json.number(body, "ttl_sec", 0);
    body.remove(NOT_IN_BODY);
    stores.requireClient(tx, organization.tenant(), clientId);
    roles.forEach(r -> stores.requireRole(tx, organization.tenant(), r));
    if (connectionId != null) {
      OrganizationStores.requireEnabled(tx, organization, connectionId);
    }
    long now = stores.time().millis();
    var invitation =
        new Invitation(
            "uinv_" + Ids.alphanumeric(16),
            organization.id(),
            clientId,
            connectionId,
            roles,
            body,
            now,
            now + (seconds == 0 ? STANDARD_SECONDS : seconds) * 1000);
    var secret = Ids.secret();
    var client = stores.clients().stored(organization.tenant(), clientId);
    return new Made(invitation, secret, link(start(client, tenant), organization, secret));
  }

  /** Where an application begins a sign-in of its own. */
  private static String start(Optional<Client> client, Tenant tenant) {
    return client
        .map(c -> Json.text(c.body(), "initiate_login_uri", ""))
        .filter(u -> !u.isEmpty())
        .or(
            () ->
                Optional.of(Json.text(tenant.settings(), "default_redirection_uri", ""))
                    .filter(u -> !u.isEmpty()))
        .filter(u -> u.matches("https?://[^\\s\"'<>]+"))
        .orElseThrow(
            () ->
                new ManagementError(
                    400,
                    "invalid_body",
                    "A default login route is required to generate the invitation url. Set the"
                        + " application's initiate_login_uri or the tenant's"
                        + " default_redirection_uri."));
  }

  private static String link(String start, Organization organization, String secret) {
    return start
        + (start.contains("?") ? "&" : "?")
        + "invitation="
        + secret
        + "&organization="
        + organization.id()
        + "&organization_name="
        + URLEncoder.encode(organization.name(), StandardCharsets.UTF_8);
  }

  private void send(Tx tx, Tenant tenant, Organization organization, Made made) {
    outbox.put(
        tx, tenant.id(), letters.write(tenant, organization, made.invitation(), made.link()));
  }

  private Response delete(Call call) {
    boolean gone =
        stores.write(call, (tx, o) -> invitations.delete(tx, o, call.path("invitation_id")));
    if (!gone) {
      throw notFound();
    }
    return Response.empty(204);
  }

  private static ManagementError notFound() {
    return ManagementError.notFound("inexistent_invitation", "The invitation does not exist.");
  }
}
