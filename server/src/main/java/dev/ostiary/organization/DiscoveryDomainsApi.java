package dev.ostiary.organization;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Schema.readOnly;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.format;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.whole;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.db.DuplicateKey;
import dev.ostiary.db.Tx;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Paging;
import dev.ostiary.management.Schema;
import dev.ostiary.organization.DomainStore.Domain;
import java.util.Locale;
import java.util.OptionalLong;

/** {@code /api/v2/organizations/{id}/discovery-domains}. */
public final class DiscoveryDomainsApi implements ManagementApi {
  private static final int MAX_DOMAINS = 1_000;
  private static final String DOMAIN =
      "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

  private static final Schema SCHEMA =
      Schema.of(
              readOnly("id", text(), "Id made by this server"),
              property(
                      "domain",
                      format("domain", 253, d -> d.toLowerCase(Locale.ROOT).matches(DOMAIN)),
                      "The domain name")
                  .needed()
                  .immutable(),
              property("status", oneOf("pending", "verified"), "Whether it is the organization's"),
              property(
                  "use_for_organization_discovery",
                  flag(),
                  "Whether addresses of the domain lead to the organization"),
              readOnly("verification_txt", text(), "Text of the DNS record that proves it"),
              readOnly("verification_host", text(), "Name of that record"))
          .titled("OrganizationDiscoveryDomain");

  private final OrganizationStores stores;
  private final DomainStore domains = new DomainStore();

  /** The resource. */
  public DiscoveryDomainsApi(OrganizationStores stores) {
    this.stores = stores;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    var path = "/organizations/{id}/discovery-domains";
    var one = path + "/{discovery_domain_id}";
    routes
        .add(
            Operation.get(path, "read:organization_discovery_domains")
                .summary("List the mail domains of an organization")
                .query("from", text(), "Where the page before this one ended")
                .query("take", whole(1, 100), "Results of a page")
                .answers(200, Paging.checkpointAnswer("domains", object(SCHEMA)))
                .stored(),
            this::list)
        .add(
            Operation.post(path, "create:organization_discovery_domains")
                .summary("Add a mail domain to an organization")
                .creates(SCHEMA)
                .answers(201, SCHEMA)
                .stored(),
            this::create)
        .add(
            Operation.get(path + "/name/{discovery_domain}", "read:organization_discovery_domains")
                .summary("Get a mail domain of an organization by its name")
                .answers(200, SCHEMA)
                .stored(),
            this::byName)
        .add(
            Operation.get(one, "read:organization_discovery_domains")
                .summary("Get a mail domain of an organization")
                .answers(200, SCHEMA)
                .stored(),
            this::get)
        .add(
            Operation.patch(one, "update:organization_discovery_domains")
                .summary("Update a mail domain of an organization")
                .changes(SCHEMA)
                .answers(200, SCHEMA)
                .stored(),
            this::patch)
        .add(
            Operation.delete(one, "delete:organization_discovery_domains")
                .summary("Remove a mail domain from an organization")
                .answers(204)
                .stored(),
            this::delete);
  }

  private Response list(Call call) {
    var paging = Paging.of(call.query(), 50).asCheckpoint();
    return stores.read(
        call,
        (tx, o) -> {
          var rows = domains.page(tx, o.tenant(), o.id(), OrganizationStores.rows(paging));
          return paging.respond(
              "domains",
              rows.stream().map(Domain::toJson).toList(),
              OptionalLong.of(domains.count(tx, o.tenant(), o.id())));
        });
  }

  private Response create(Call call) {
    var body = call.body();
    var name = Json.text(body, "domain", "").toLowerCase(Locale.ROOT);
    body.remove("domain");
    var complete =
        Schema.withDefaults(
            body,
            Json.object().put("status", "pending").put("use_for_organization_discovery", true));
    complete
        .put("verification_txt", "domain-verification=" + Ids.alphanumeric(32))
        .put("verification_host", "_ostiary-challenge." + name);
    var domain = new Domain("ord_" + Ids.base58(22), name, complete);
    try {
      stores.write(
          call,
          (tx, o) -> {
            if (domains.count(tx, o.tenant(), o.id()) >= MAX_DOMAINS) {
              throw new ManagementError(
                  403,
                  "too_many_entities",
                  "You reached the limit of entities of this type for this tenant.");
            }
            domains.insert(tx, o, domain, stores.time().millis());
            return true;
          });
    } catch (DuplicateKey e) {
      throw ManagementError.conflict(null, "The organization has this discovery domain already.");
    }
    return Response.json(201, domain.toJson());
  }

  private Response get(Call call) {
    return Response.json(200, stores.read(call, (tx, o) -> find(tx, call, o).toJson()));
  }

  private Domain find(Tx tx, Call call, Organization organization) {
    return domains
        .find(tx, organization.tenant(), organization.id(), call.path("discovery_domain_id"))
        .orElseThrow(DiscoveryDomainsApi::noDomain);
  }

  private Response byName(Call call) {
    var name = call.path("discovery_domain").toLowerCase(Locale.ROOT);
    var found =
        stores.read(
            call,
            (tx, o) ->
                domains
                    .byName(tx, o.tenant(), o.id(), name)
                    .orElseThrow(DiscoveryDomainsApi::noDomain));
    return Response.json(200, found.toJson());
  }

  private Response patch(Call call) {
    var change = call.body();
    var after =
        stores.write(
            call,
            (tx, o) -> {
              var before = find(tx, call, o);
              var changed =
                  new Domain(before.id(), before.name(), Schema.merge(before.body(), change));
              domains.update(tx, o, changed);
              return changed;
            });
    return Response.json(200, after.toJson());
  }

  private Response delete(Call call) {
    boolean gone =
        stores.write(call, (tx, o) -> domains.delete(tx, o, call.path("discovery_domain_id")));
    if (!gone) {
      throw noDomain();
    }
    return Response.empty(204);
  }

  private static ManagementError noDomain() {
    return ManagementError.notFound(null, "No discovery domain found by that id or name");
  }
}
