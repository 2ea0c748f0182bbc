package dev.ostiary.action;

import dev.ostiary.common.Json;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;

/** {@code /api/v2/actions/actions/{actionId}/versions}. */
public final class ActionVersionsApi implements ManagementApi {
  private static final String PATH = "/actions/actions/{actionId}/versions";

  private final Actions actions;

  /** The resource. */
  public ActionVersionsApi(Actions actions) {
    this.actions = actions;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.get(PATH, "read:actions")
                .summary("List an action's versions, the newest first")
                .note("The newest hundred are kept.")
                .query(ActionSchema.PAGES)
                .answers(200, ActionSchema.page("versions", ActionSchema.VERSION)),
            actions::versions)
        .add(
            Operation.get(PATH + "/{id}", "read:actions")
                .summary("Get a version of an action")
                .answers(200, ActionSchema.VERSION),
            call -> Response.json(200, actions.version(call)))
        .add(
            Operation.post(PATH + "/{id}/deploy", "create:actions")
                .summary("Deploy an older version again")
                .note(
                    "It becomes the newest version. The body is optional; with"
                        + " `{\"update_draft\": true}` the draft becomes the same.")
                .answers(200, ActionSchema.VERSION),
            call -> Response.json(200, actions.deployAgain(call, draft(call))));
  }

  /** Callers may send no body at all, which no declared body allows. */
  private static boolean draft(Call call) {
    var body = call.request().bytes();
    try {
      return body.length > 0 && Json.flag(Json.parse(body), "update_draft", false);
    } catch (Json.MalformedJson e) {
      throw new ManagementError(400, "invalid_body", "Invalid request payload JSON format");
    }
  }
}
