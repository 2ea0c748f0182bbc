package dev.ostiary.action;

import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;

import dev.ostiary.common.Json;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Paging;
import dev.ostiary.management.StoredObjects.Stored;
import java.util.List;

/** {@code /api/v2/actions/actions}. */
public final class ActionsApi implements ManagementApi {
  private static final String PATH = "/actions/actions";
  private final Actions actions;
  private final List<ActionChanges> changes;

  /** The resource; the changes are told when an action goes. */
  public ActionsApi(Actions actions, List<ActionChanges> changes) {
    this.actions = actions;
    this.changes = changes;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.get(PATH, "read:actions")
                .summary("List actions")
                .query("triggerId", oneOf(Trigger.ids()), "Only those for this trigger")
                .query("actionName", text(), "Only the one with this name")
                .query("deployed", flag(), "Only those that are deployed, or are not")
                .query("installed", flag(), "Only those installed from a marketplace: none")
                .query(ActionSchema.PAGES)
                .answers(200, ActionSchema.page("actions", ActionSchema.ACTION)),
            this::list)
        .add(
            Operation.post(PATH, "create:actions")
                .summary("Create an action")
                .creates(ActionSchema.ACTION)
                .answers(201, ActionSchema.ACTION),
            call -> shown(201, actions.create(call.tenant(), call.body())))
        .add(
            Operation.get(PATH + "/{id}", "read:actions")
                .summary("Get an action")
                .answers(200, ActionSchema.ACTION),
            call -> shown(200, actions.require(call.tenant(), call.path("id"))))
        .add(
            Operation.patch(PATH + "/{id}", "update:actions")
                .summary("Update an action's draft")
                .note("A secret that is sent without a value keeps the one that it has.")
                .changes(ActionSchema.ACTION)
                .answers(200, ActionSchema.ACTION),
            call -> shown(200, actions.update(call.tenant(), call.path("id"), call.body())))
        .add(
            Operation.delete(PATH + "/{id}", "delete:actions")
                .summary("Delete an action and its versions")
                .note(
                    "Refused with 400 while something needs it. With `force` it is unbound, and"
                        + " token exchange profiles and event streams that need it go too.")
                .query("force", flag(), "Whether to delete it although it is in use")
                .answers(204),
            this::delete)
        .add(
            Operation.post(PATH + "/{id}/deploy", "create:actions")
                .summary("Deploy an action's draft")
                .note("When the draft is deployed already, no new version is made.")
                .answers(200, ActionSchema.VERSION),
            call -> Response.json(200, actions.deploy(call.tenant(), call.path("id"))));
  }

  private static Response shown(int status, Stored action) {
    return Response.json(status, ActionJson.shown(action));
  }

  private Response list(Call call) {
    var query = call.query();
    var trigger = query.get("triggerId", "");
    var name = query.get("actionName", "");
    var found =
        actions.all(call.tenant()).stream()
            .filter(a -> trigger.isEmpty() || Actions.supports(a, trigger))
            .filter(a -> name.isEmpty() || name.equals(Json.text(a.body(), "name")))
            .filter(
                a ->
                    !query.has("deployed") || Paging.flag(query, "deployed") == Actions.deployed(a))
            .filter(a -> !Paging.flag(query, "installed"))
            .toList();
    return Page.of(call).of("actions", found, ActionJson::shown);
  }

  private Response delete(Call call) {
    actions.delete(call, changes, Paging.flag(call.query(), "force"));
    return Response.empty(204);
  }
}
