package dev.ostiary.tenant;

import dev.ostiary.common.Json;
import dev.ostiary.db.Document;
import dev.ostiary.db.DocumentStore;
import dev.ostiary.db.Documents;
import dev.ostiary.http.HttpError;
import dev.ostiary.http.Request;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
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

  /** Registers the kind; rows are read when the store loads. */
  public Tenants(DocumentStore store) {
    this.store = store;
    this.documents = store.kind("tenant", Tenant::of);
    this.byDomain =
        documents.view(
            all -> all.stream().collect(Collectors.toMap(Tenant::domain, t -> t, (a, b) -> a)));
  }

  /** Makes sure that the first tenant exists and has this issuer, and returns it. */
  public Tenant first(String issuer) {
    var domain = domain(issuer);
    var before = documents.byId(FIRST, FIRST);
    if (before.isEmpty()) {
      long now = store.now();
      var body = Json.object().put("issuer", issuer);
      body.set("settings", TenantSettingsApi.initial());
      store.write(
          tx -> {
            documents.insert(tx, new Document(FIRST, FIRST, domain, body, now, now));
            return true;
          });
    } else if (!before.get().issuer().equals(issuer)) {
      store.write(
          tx ->
              documents.update(
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
                          store.now())));
    }
    return byId(FIRST);
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
