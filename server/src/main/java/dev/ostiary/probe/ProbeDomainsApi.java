package dev.ostiary.probe;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Schema.readOnly;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.format;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.time;

import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Schema;
import dev.ostiary.management.Type;
import java.util.regex.Pattern;

/** {@code /ostiary/v1/probe-domains}: which hosts a tenant lets be probed. */
public final class ProbeDomainsApi implements ManagementApi {
  private static final Pattern HOST =
      Pattern.compile(
          "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?"
              + "(:[1-9][0-9]{3,4})?");
  private static final Type DOMAIN = format("domain", 260, h -> HOST.matcher(h).matches());
  private static final Schema SCHEMA =
      Schema.of(
              readOnly("id", text(), "Id made by this server"),
              property("host", DOMAIN, "Host name in lower case, with a port unless it is 443")
                  .needed()
                  .immutable(),
              readOnly("file", text(), "Where the file with the challenge belongs"),
              readOnly("challenge", text(), "What the file must say"),
              readOnly("verified", flag(), "Whether the host may be probed now"),
              readOnly("created_at", time(), "When it was added"),
              readOnly("verified_at", time(), "When the file was found last"),
              readOnly("verified_until", time(), "Until when that is believed"))
          .titled("ProbeDomain");
  private static final Schema LIST =
      Schema.of(property("domains", listOf(object(SCHEMA)), "By name")).titled("ProbeDomains");

  private final ProbeDomains domains;
  private final Time time;

  /** The resource. */
  public ProbeDomainsApi(ProbeParts parts) {
    this.domains = parts.domains();
    this.time = parts.time();
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.get("/probe-domains", "read:resource_servers")
                .summary("List the hosts that may be probed")
                .answers(200, LIST),
            this::list)
        .add(
            Operation.post("/probe-domains", "update:resource_servers")
                .summary("Add a host that may be probed once it is verified")
                .creates(SCHEMA)
                .answers(201, SCHEMA),
            this::add)
        .add(
            Operation.post("/probe-domains/{id}/verify", "update:resource_servers")
                .summary("Look for the file of a host")
                .note("What is found is believed for 90 days.")
                .answers(200, SCHEMA)
                .answers(400),
            this::verify)
        .add(
            Operation.delete("/probe-domains/{id}", "update:resource_servers")
                .summary("Forget a host")
                .answers(204),
            this::remove);
  }

  private Response list(Call call) {
    var json = Json.object();
    var rows = json.putArray("domains");
    domains.list(call.tenant()).forEach(d -> rows.add(d.toJson(time.millis())));
    return Response.json(200, json);
  }

  private Response add(Call call) {
    var host = Json.text(call.json(), "host", "");
    var domain =
        domains
            .add(call.tenant(), host)
            .orElseThrow(
                () ->
                    ManagementError.conflict(
                        "existing_probe_domain",
                        "The host is there already, or there are a hundred"));
    return Response.json(201, domain.toJson(time.millis()));
  }

  private ProbeDomain found(Call call) {
    return domains.find(call.tenant(), call.path("id")).orElseThrow(ProbeDomainsApi::notFound);
  }

  private static ManagementError notFound() {
    return ManagementError.notFound("inexistent_probe_domain", "The host does not exist.");
  }

  private Response verify(Call call) {
    var domain = found(call);
    if (!domains.verify(call.tenant(), domain)) {
      throw new ManagementError(
          400,
          "probe_domain_not_verified",
          "https://"
              + domain.host()
              + ProbeDomain.FILE
              + " does not answer with 200 and the line "
              + domain.challenge());
    }
    return Response.json(200, found(call).toJson(time.millis()));
  }

  private Response remove(Call call) {
    if (!domains.remove(call.tenant(), call.path("id"))) {
      throw notFound();
    }
    return Response.empty(204);
  }
}
