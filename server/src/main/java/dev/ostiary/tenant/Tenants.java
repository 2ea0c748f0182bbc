package dev.ostiary.tenant;

import dev.ostiary.common.Json;
import dev.ostiary.db.DuplicateKey;
import dev.ostiary.db.Tx;
import dev.ostiary.document.Document;
import dev.ostiary.document.DocumentStore;
import dev.ostiary.document.Documents;
import dev.ostiary.http.HttpError;
import dev.ostiary.http.Request;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** The tenants of this server, and which of them a request is for. */
public final class Tenants {
  /** The tenant that every server has. */
  public static final String FIRST = "default";

  private static final Pattern LOOPBACK =
      Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?");
  private final DocumentStore store;
  private final Documents<Tenant> documents;
  private final Supplier<Map<String, Tenant>> byDomain;
  private final Supplier<Set<String>> hosts;

  /** Registers the kind; rows are read when the store loads. */
  public Tenants(DocumentStore store) {
    this.store = store;
    this.documents = store.kind("tenant", Tenant::of);
    this.byDomain =
        documents.view(
            all -> all.stream().collect(Collectors.toMap(Tenant::domain, t -> t, (a, b) -> a)));
    this.hosts =
        documents.view(
            all -> all.stream().map(t -> Domain.hostOf(t.domain())).collect(Collectors.toSet()));
  }

  /** Makes sure that the first tenant exists and has this issuer, and returns it. */
  public Tenant first(String issuer) {
    var domain = domain(issuer);
    var before = documents.byId(FIRST, FIRST);
    if (before.isEmpty()) {
      add(planned(FIRST, issuer));
    } else if (!before.get().issuer().equals(issuer)) {
      store.write(
          tx -> {
            requireFree(tx, FIRST, domain);
            return documents.update(
                tx,
                FIRST,
                FIRST,
                d ->
                    new Document(
                        FIRST,
                        FIRST,
                        domain,
                        d.body().deepCopy().put("issuer", issuer),
                        d.created(),
                        store.now()));
          });
    }
    return byId(FIRST);
  }

  /** A tenant as it begins; nobody sees it before {@link #add}. */
  public Tenant planned(String id, String issuer) {
    return new Tenant(id, domain(issuer), issuer, TenantSettingsApi.initial(), store.now());
  }

  /**
   * Adds a tenant: from now on its host answers.
   *
   * @throws DuplicateKey when the name or the host is taken
   */
  public void add(Tenant tenant) {
    var body = Json.object().put("issuer", tenant.issuer());
    body.set("settings", tenant.settings());
    store.write(
        tx -> {
          requireFree(tx, tenant.id(), tenant.domain());
          documents.insert(
              tx,
              new Document(
                  tenant.id(),
                  tenant.id(),
                  tenant.domain(),
                  body,
                  tenant.created(),
                  tenant.created()));
          return true;
        });
  }

  /**
   * Cookies do not know ports (RFC 6265 section 8.5): two tenants on one host would take each
   * other's sessions away, hence a host has one tenant.
   */
  private void requireFree(Tx tx, String id, String domain) {
    if (documents.currentEverywhere(tx).stream().anyMatch(t -> shares(t, id, domain))) {
      throw new DuplicateKey(domain);
    }
  }

  private static boolean shares(Tenant other, String id, String domain) {
    return !other.id().equals(id) && Domain.hostOf(other.domain()).equals(Domain.hostOf(domain));
  }

  /** The tenant, other than this one, that has the host of a domain. */
  public Optional<Tenant> holder(String id, String domain) {
    return documents.everywhere().stream().filter(t -> shares(t, id, domain)).findFirst();
  }

  /** All tenants, oldest first. */
  public List<Tenant> all() {
    return documents.everywhere().stream()
        .sorted(Comparator.comparingLong(Tenant::created).thenComparing(Tenant::id))
        .toList();
  }

  /** The tenant with this id, if there is one. */
  public Optional<Tenant> named(String id) {
    return documents.byId(id, id);
  }

  /** Whether a tenant has this host, whatever the port. */
  public boolean hasHost(String host) {
    return hosts.get().contains(host);
  }

  private static String domain(String issuer) {
    return URI.create(issuer).getAuthority().toLowerCase();
  }

  /** The tenant with this id, which must exist. */
  public Tenant byId(String id) {
    return documents.byId(id, id).orElseThrow(() -> new IllegalStateException("No tenant " + id));
  }

  /**
   * The tenant of the request's host. A host on the loopback interface means the first tenant,
   * because load balancers and scripts on the machine itself call it so.
   */
  public Optional<Tenant> find(Request request) {
    var tenant = byDomain.get().get(request.host());
    if (tenant != null) {
      return Optional.of(tenant);
    }
    return LOOPBACK.matcher(request.host()).matches()
        ? documents.byId(FIRST, FIRST)
        : Optional.empty();
  }

  /** The tenant of a request that passed the gateway. */
  public Tenant of(Request request) {
    return find(request)
        .orElseThrow(() -> new HttpError(404, "not_found", "No tenant answers to this host"));
  }

  /** Changes the settings and returns the new ones. */
  public ObjectNode updateSettings(String id, java.util.function.UnaryOperator<ObjectNode> change) {
    store.write(
        tx ->
            documents.updateBody(
                tx,
                id,
                id,
                body -> {
                  var after = body.deepCopy();
                  after.set("settings", change.apply(Json.child(body, "settings")));
                  return after;
                }));
    return byId(id).settings();
  }
}
