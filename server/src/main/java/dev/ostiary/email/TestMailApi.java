package dev.ostiary.email;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.format;
import static dev.ostiary.management.Type.nullable;
import static dev.ostiary.management.Type.text;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.common.Text;
import dev.ostiary.common.Time;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Schema;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.user.Registration;
import org.jspecify.annotations.Nullable;

/** {@code /ostiary/v1/emails/test}: whether mail reaches somebody, and what its server says. */
public final class TestMailApi implements ManagementApi {
  private static final int MAX_REASON = 500;
  private static final Schema WANTED =
      Schema.of(property("to", format("email", 320, Registration::isEmail), "To whom").needed())
          .titled("TestMail");
  private static final Schema RESULT =
      Schema.of(
              property("sent", flag(), "Whether the mail server took it"),
              property("reason", nullable(text()), "What it said if it did not"))
          .titled("TestMailResult");

  private final MailServers servers;
  private final Tenants tenants;
  private final Time time;

  /** The resource. */
  public TestMailApi(MailServers servers, Tenants tenants, Time time) {
    this.servers = servers;
    this.tenants = tenants;
    this.time = time;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes.add(
        Operation.post("/emails/test", "update:email_provider")
            .summary("Send a test mail and wait for the mail server's answer")
            .note("It goes the way of all mail of the tenant. 409 when there is no mail server.")
            .creates(WANTED)
            .tells("to")
            .answers(200, RESULT)
            .answers(409),
        this::send);
  }

  private Response send(Call call) {
    var to = Json.text(call.json(), "to", "").strip();
    try {
      if (!servers.send(call.tenant(), message(tenants.byId(call.tenant()), to))) {
        throw ManagementError.conflict(
            "no_email_provider", "There is no mail server: set one first.");
      }
      return result(true, null);
    } catch (Smtp.NotSent e) {
      return result(false, Text.start(String.valueOf(e.getMessage()).strip(), MAX_REASON));
    }
  }

  private static Response result(boolean sent, @Nullable String reason) {
    return Response.json(200, Json.object().put("sent", sent).put("reason", reason));
  }

  private Message message(Tenant tenant, String to) {
    var words = "This is a test: mail of " + tenant.issuer() + " reaches you.";
    var html = "<!doctype html><title>Test</title><p>" + words + "</p>";
    var id = Ids.alphanumeric(22);
    return new Message(id, null, to, "Test mail", html, words, time.now());
  }
}
