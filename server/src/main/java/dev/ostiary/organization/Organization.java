package dev.ostiary.organization;

import dev.ostiary.common.Json;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * A customer of the tenant: some users, who sign in through some connections.
 *
 * @param id such as {@code org_l4xgq2FpGvR2tD5d}
 * @param name unique in the tenant, in lower case
 * @param body the other members as the Management API took them
 */
public record Organization(
    String tenant, String id, String name, String displayName, ObjectNode body) {
  private static final Set<String> SUMMARY = Set.of("id", "name", "display_name");

  /** Whether a text is an id and not a name. */
  public static boolean isId(String text) {
    return text.startsWith("org_");
  }

  /** Whether only the applications that are listed for it may sign its members in. */
  boolean listsClients() {
    return Json.flag(body, "is_app_entitlement_active", false);
  }

  /** Whether somebody else's applications are kept out. */
  boolean blocksThirdParties() {
    return Json.text(body, "third_party_client_access", "allow").equals("block");
  }

  /** The object as the Management API shows it. */
  public ObjectNode toJson() {
    var json = Json.object().put("id", id).put("name", name).put("display_name", displayName);
    json.setAll(body.deepCopy());
    return json;
  }

  /** The little that may be known without the right to read organizations. */
  ObjectNode summary() {
    return toJson().retain(SUMMARY);
  }
}
