package dev.ostiary.resourceserver;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.common.Sealer;
import dev.ostiary.db.Tx;
import dev.ostiary.document.Document;
import dev.ostiary.document.DocumentStore;
import dev.ostiary.document.Documents;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.Schema;
import dev.ostiary.oauth.OAuthError;
import dev.ostiary.tenant.Tenant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The APIs of the tenants. */
public final class ResourceServers {

  private final DocumentStore store;
  private final Sealer sealer;
  private final Documents<ResourceServer> documents;

  /** Registers the kind. */
  public ResourceServers(DocumentStore store, Sealer sealer) {
    this.store = store;
    this.sealer = sealer;
    this.documents = store.kind("resource-server", d -> ResourceServer.of(d, sealer));
  }

  /** The API with this identifier, byte for byte. */
  public Optional<ResourceServer> byIdentifier(String tenant, String identifier) {
    return documents.byKey(tenant, identifier);
  }

  /**
   * Checks what an authorization request names: an API, the UserInfo endpoint or nothing.
   *
   * @throws OAuthError when it is none of these
   */
  public void requireAudience(Tenant tenant, @Nullable String audience) {
    if (audience != null
        && !audience.equals(tenant.userinfoAudience())
        && byIdentifier(tenant.id(), audience).isEmpty()) {
      throw OAuthError.serviceNotFound(audience);
    }
  }

  /** The API with this id or identifier. */
  public Optional<ResourceServer> find(String tenant, String idOrIdentifier) {
    return documents.byId(tenant, idOrIdentifier).or(() -> documents.byKey(tenant, idOrIdentifier));
  }

  /**
   * The API that the path names by id or identifier; an identifier that itself holds a percent sign
   * is tried as it is.
   *
   * @throws ManagementError 404 when there is none
   */
  public ResourceServer named(Call call) {
    return find(call.tenant(), call.request().path("id"))
        .or(() -> find(call.tenant(), call.path("id")))
        .orElseThrow(ResourceServers::notFound);
  }

  /** 404: there is no such API. */
  public static ManagementError notFound() {
    return ManagementError.notFound(
        "inexistent_resource_server", "The resource server does not exist");
  }

  /** The API with this identifier, as the transaction sees it. */
  public Optional<ResourceServer> current(Tx tx, String tenant, String identifier) {
    return documents.currentByKey(tx, tenant, identifier);
  }

  /** All APIs, oldest first. */
  public List<ResourceServer> all(String tenant) {
    return documents.all(tenant);
  }

  /**
   * Adds an API.
   *
   * @throws dev.ostiary.db.DuplicateKey when the identifier is taken
   */
  public ResourceServer create(String tenant, String identifier, ObjectNode body) {
    var id = Ids.hex(24);
    long now = store.now();
    store.write(
        tx -> {
          documents.insert(tx, new Document(tenant, id, identifier, sealed(body), now, now));
          return true;
        });
    return documents.byId(tenant, id).orElseThrow();
  }

  /** Changes an API and, in the same transaction, what depends on it. */
  public Optional<ResourceServer> update(
      String tenant, String id, UnaryOperator<ObjectNode> change, Consumer<Tx> consequences) {
    store.write(
        tx -> {
          var after = documents.updateBody(tx, tenant, id, b -> sealed(change.apply(b)));
          consequences.accept(tx);
          return after;
        });
    return documents.byId(tenant, id);
  }

  /** The permissions in the document of an API, with their descriptions, in order. */
  public static Map<String, String> scopes(ObjectNode api) {
    var scopes = new LinkedHashMap<String, String>();
    if (api.get("scopes") != null) {
      api.get("scopes")
          .forEach(s -> scopes.put(Json.text(s, "value", ""), Json.text(s, "description", "")));
    }
    return scopes;
  }

  /** The document of an API with other permissions; former names that end thereby are gone. */
  public static ObjectNode withScopes(ObjectNode api, Map<String, String> scopes) {
    var before = new HashMap<String, JsonNode>();
    if (api.get("scopes") != null) {
      api.get("scopes").forEach(scope -> before.put(Json.text(scope, "value", ""), scope));
    }
    var list = Json.array();
    scopes.forEach(
        (value, description) -> {
          var scope =
              before.get(value) instanceof ObjectNode same
                  ? same.deepCopy()
                  : Json.object().put("value", value);
          list.add(description.isEmpty() ? scope : scope.put("description", description));
        });
    var change = Json.object();
    change.set("scopes", list);
    var after = Schema.merge(api, change);
    PermissionAliases.keepConsistent(after);
    return after;
  }

  /** A transaction in which nobody else changes configuration. */
  public <T> T write(Function<Tx, T> work) {
    return store.write(work);
  }

  /**
   * Changes an API as it stands now, inside {@link #write}.
   *
   * @return the API after it, or empty when it is gone
   */
  public Optional<ResourceServer> change(
      Tx tx, String tenant, String id, UnaryOperator<ObjectNode> change) {
    return documents
        .updateBody(tx, tenant, id, b -> sealed(change.apply(b)))
        .map(d -> ResourceServer.of(d, sealer));
  }

  /** Removes an API and, in the same transaction, what depends on it. */
  public boolean delete(String tenant, String id, Consumer<Tx> consequences) {
    return store.write(
        tx -> {
          consequences.accept(tx);
          return documents.delete(tx, tenant, id);
        });
  }

  private ObjectNode sealed(ObjectNode body) {
    var secret = Json.text(body, "signing_secret");
    return secret == null || secret.startsWith("sealed:")
        ? body
        : body.deepCopy().put("signing_secret", sealer.seal(ResourceServer.SECRET_PURPOSE, secret));
  }

  /** Makes sure that the tenant's Management API exists under the issuer's own identifier. */
  public void ensureManagementApi(Tenant tenant, List<String> scopes) {
    var existing = all(tenant.id()).stream().filter(ResourceServer::system).findFirst();
    var list = Json.array();
    scopes.forEach(
        s -> list.add(Json.object().put("value", s).put("description", s.replace(':', ' '))));
    var body =
        Json.object()
            .put("name", "Auth0 Management API")
            .put("is_system", true)
            .put("signing_alg", "RS256")
            .put("allow_offline_access", false)
            .put("skip_consent_for_verifiable_first_party_clients", false)
            .put("token_lifetime", 86_400)
            .put("token_lifetime_for_web", 7_200);
    body.set("scopes", list);
    long now = store.now();
    var identifier = tenant.managementAudience();
    if (existing.isEmpty()) {
      create(tenant.id(), identifier, body);
    } else if (!existing.get().identifier().equals(identifier)
        || existing.get().scopes().size() != scopes.size()) {
      var id = existing.get().id();
      store.write(
          tx ->
              documents.update(
                  tx,
                  tenant.id(),
                  id,
                  d -> new Document(tenant.id(), id, identifier, body, d.created(), now)));
    }
  }
}
