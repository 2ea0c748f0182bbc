package dev.ostiary.form;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Sealer;
import dev.ostiary.db.Tx;
import dev.ostiary.document.DocumentStore;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.Schema;
import dev.ostiary.management.StoredObjects;
import dev.ostiary.management.StoredObjects.Kind;
import dev.ostiary.management.StoredObjects.Stored;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The forms of tenants. Their nodes may refer to flows. */
public final class Forms {
  private static final References FLOWS = new References("config", "flow_id");
  private final StoredObjects objects;
  private final Flows flows;

  /** Registers the kind. */
  public Forms(DocumentStore documents, Sealer sealer, Flows flows) {
    this.flows = flows;
    objects =
        new StoredObjects(
            documents, sealer, Kind.of("form", () -> "ap_" + Ids.base58(22), Forms::missing));
  }

  private static ManagementError missing() {
    return ManagementError.notFound(null, "The form does not exist.");
  }

  /** The ids of the flows that a form uses. */
  static List<String> flows(ObjectNode form) {
    return FLOWS.of(form.path("nodes"));
  }

  List<Stored> all(String tenant) {
    return objects.all(tenant);
  }

  Stored require(String tenant, String id) {
    return objects.find(tenant, id).orElseThrow(Forms::missing);
  }

  ObjectNode shown(Stored form) {
    return objects.dated(form);
  }

  Stored create(String tenant, ObjectNode body) {
    return objects.create(tenant, body, tx -> flows.require(tx, tenant, flows(body)));
  }

  Stored update(String tenant, String id, ObjectNode change) {
    return objects.update(
        tenant,
        id,
        before -> Schema.merge(before, change),
        tx -> flows.require(tx, tenant, flows(change)));
  }

  Response delete(Call call) {
    return objects.delete(call);
  }

  /** Takes a flow that goes out of the forms that use it. */
  void forget(Tx tx, String tenant, String flow) {
    for (var form : objects.current(tx, tenant)) {
      if (FLOWS.remove(form.body().path("nodes"), flow)) {
        objects.change(tx, tenant, form.id(), before -> form.body());
      }
    }
  }
}
