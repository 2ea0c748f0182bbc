package dev.ostiary.mfa;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;

import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Schema;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.user.TicketStore;
import dev.ostiary.user.UserStore;

/** {@code /api/v2/guardian/enrollments}. */
public final class GuardianEnrollmentsApi implements ManagementApi {
  private static final Schema ASKED =
      Schema.of(
          property("user_id", text().atLeast(1), "Whose factor").needed(),
          property("email", text(), "Another address for the mail"),
          property("send_mail", flag(), "Whether the user gets a mail"),
          property("email_locale", text().atMost(20), "Language of the mail"),
          property(
              "factor",
              oneOf(
                  "push-notification",
                  "phone",
                  "email",
                  "otp",
                  "webauthn-roaming",
                  "webauthn-platform"),
              "Which factor"),
          property("allow_multiple_enrollments", flag(), "Whether it may be one more"));
  private static final Schema TICKET =
      Schema.of(
              property("ticket_id", text(), "The ticket"),
              property("ticket_url", text(), "Where the user adds a factor"))
          .titled("GuardianEnrollmentTicket");
  private static final Schema ENROLLMENT =
      Schema.of(
              property("id", text(), "Id").needed(),
              property("status", oneOf("pending", "confirmed"), "How far it is"),
              property("name", text(), "Name of the device"),
              property("identifier", text(), "The device"),
              property("phone_number", text(), "The telephone, shortened"),
              property("enrolled_at", text(), "When it was added"),
              property("last_auth", text(), "When it was last used"))
          .titled("GuardianEnrollment");

  private final Database database;
  private final Tenants tenants;
  private final Time time;
  private final UserStore users = new UserStore();
  private final TicketStore tickets = new TicketStore();

  /** The resource. */
  public GuardianEnrollmentsApi(Database database, Tenants tenants, Time time) {
    this.database = database;
    this.tenants = tenants;
    this.time = time;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.post("/guardian/enrollments/ticket", "create:guardian_enrollment_tickets")
                .summary("Make a link with which a user adds a second factor")
                .note(
                    "The ticket is kept, but the page behind the link does not exist yet and no"
                        + " mail is sent.")
                .stored()
                .creates(ASKED)
                .answers(200, TICKET),
            this::ticket)
        .add(
            Operation.get("/guardian/enrollments/{id}", "read:guardian_enrollments")
                .summary("Get a factor of a user")
                .note(Sheet.NOTE)
                .stored()
                .answers(200, ENROLLMENT),
            GuardianEnrollmentsApi::none)
        .add(
            Operation.delete("/guardian/enrollments/{id}", "delete:guardian_enrollments")
                .summary("Remove a factor of a user")
                .note(Sheet.NOTE)
                .stored()
                .answers(204),
            GuardianEnrollmentsApi::none);
  }

  /** Nobody can add a factor, so there is none. */
  private static Response none(Call call) {
    throw ManagementError.notFound("enrollment_not_found", "Enrollment not found");
  }

  private Response ticket(Call call) {
    var user = Json.text(call.json(), "user_id", "");
    var secret =
        database.write(
            tx -> {
              if (users.find(tx, call.tenant(), user).isEmpty()) {
                throw ManagementError.notFound("inexistent_user", "The user does not exist.");
              }
              var ticket = new TicketStore.Ticket(user, call.body());
              var kind = TicketStore.Kind.MFA_ENROLLMENT;
              return tickets.issue(tx, call.tenant(), kind, ticket, time.millis());
            });
    var url = tenants.byId(call.tenant()).issuer() + "u/mfa-enrollment?ticket=" + secret;
    return Response.json(200, Json.object().put("ticket_id", secret).put("ticket_url", url));
  }
}
