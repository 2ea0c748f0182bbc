package dev.ostiary.domain;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.common.Sealer;
import dev.ostiary.document.DocumentStore;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.Schema;
import dev.ostiary.management.StoredObjects;
import dev.ostiary.management.StoredObjects.Kind;
import dev.ostiary.management.StoredObjects.Stored;
import dev.ostiary.tenant.Tenants;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The domains of tenants. All stay unverified: nothing looks them up yet. */
public final class CustomDomains {
  private static final String TOKEN = "$token";
  private static final String CHOSEN = "$default";
  private final StoredObjects objects;
  private final Tenants tenants;

  /** Registers the kind. */
  public CustomDomains(DocumentStore documents, Sealer sealer, Tenants tenants) {
    this.tenants = tenants;
    objects =
        new StoredObjects(
            documents,
            sealer,
            Kind.of(
                    "custom-domain",
                    () -> "cd_" + Ids.alphanumeric(16),
                    () -> missing("that was removed"))
                .idIn("custom_domain_id")
                .uniqueBy("domain"));
  }

  private static ManagementError missing(String id) {
    return ManagementError.notFound(
        "inexistent_custom_domain", "The custom domain " + id + " does not exist");
  }

  List<Stored> all(String tenant) {
    return objects.all(tenant);
  }

  /** The names of all of a tenant's, in lower case. */
  public List<String> names(String tenant) {
    return all(tenant).stream().map(d -> Json.text(d.body(), "domain", "")).toList();
  }

  Stored find(Call call) {
    var id = call.path("id");
    return objects.find(call.tenant(), id).orElseThrow(() -> missing(id));
  }

  Stored create(String tenant, ObjectNode body) {
    body.put("domain", Json.text(body, "domain", "").toLowerCase(Locale.ROOT));
    body.remove("verification_method");
    return objects.create(
        tenant,
        Schema.withDefaults(
            body, Json.object().put("tls_policy", "recommended").put(TOKEN, Ids.secret())));
  }

  Stored update(Call call) {
    var change = call.body();
    var domain = find(call);
    return objects.update(call.tenant(), domain.id(), before -> Schema.merge(before, change));
  }

  void delete(Call call) {
    if (!objects.delete(call.tenant(), find(call).id(), tx -> {})) {
      throw missing(call.path("id"));
    }
  }

  /** The domain that mails name, when it is not the tenant's own. */
  Optional<Stored> chosen(String tenant) {
    return all(tenant).stream().filter(CustomDomains::isChosen).findFirst();
  }

  private static boolean isChosen(Stored domain) {
    return Json.flag(domain.body(), CHOSEN, false);
  }

  /** Makes a domain, or the tenant's own, the one that mails name. */
  void choose(String tenant, String domain) {
    var name = domain.toLowerCase(Locale.ROOT);
    objects.write(
        tx -> {
          var wanted = objects.currentByKey(tx, tenant, name);
          if (wanted.isEmpty() && !name.equals(canonical(tenant))) {
            throw ManagementError.invalidBody("'The domain " + name + " does not exist'.");
          }
          for (var one : objects.current(tx, tenant)) {
            boolean chosen = one.body().path("domain").stringValue("").equals(name);
            if (chosen != isChosen(one)) {
              objects.change(
                  tx, tenant, one.id(), b -> Schema.merge(b, Json.object().put(CHOSEN, chosen)));
            }
          }
          return true;
        });
  }

  /** The tenant's own domain. */
  String canonical(String tenant) {
    return tenants.byId(tenant).domain();
  }

  /** A domain as answers show it. */
  ObjectNode shown(String tenant, Stored domain) {
    var json = objects.shown(domain);
    var token = Json.text(json, TOKEN, "");
    json.remove(List.of(TOKEN, CHOSEN));
    var first = all(tenant).stream().findFirst();
    json.put("primary", first.isEmpty() || first.get().id().equals(domain.id()));
    json.put("is_default", isChosen(domain)).put("status", "pending_verification");
    var name = Json.text(json, "domain", "");
    var verification = json.putObject("verification").put("status", "pending");
    verification
        .putArray("methods")
        .addObject()
        .put("name", "txt")
        .put("record", "ostiary-domain-verification=" + token)
        .put("domain", "_ostiary." + name);
    return json;
  }
}
