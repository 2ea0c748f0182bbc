package dev.ostiary.action;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Schema.readOnly;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.time;
import static dev.ostiary.management.Type.unsupported;
import static dev.ostiary.management.Type.whole;

import dev.ostiary.management.Operation;
import dev.ostiary.management.Schema;
import dev.ostiary.management.Type;
import java.util.List;

/** What actions, their versions and their bindings look like. */
final class ActionSchema {
  private static final int MAX_CODE = 256 * 1024;

  private ActionSchema() {}

  private static final Schema TRIGGER =
      Schema.of(
          property("id", oneOf(Trigger.ids()), "Name of the trigger").needed(),
          property("version", text().matching("v\\d{1,2}"), "Version of its interface"));

  private static final Schema DEPENDENCY =
      Schema.of(
          property("name", text().atLeast(1).atMost(214), "Name of the npm module").needed(),
          property("version", text().atMost(100), "Its version"),
          property("registry_url", text(), "Registry that has it"));

  static final Schema SECRET =
      Schema.of(
          property("name", text().atLeast(1).atMost(255), "Name of the secret").needed(),
          property("value", text(), "Its value, which is never shown").hidden(),
          property("updated_at", text(), "When it changed"));

  static final Schema ACTION =
      Schema.of(
              readOnly("id", text(), "Id made by this server"),
              property("name", text().atLeast(1).atMost(255), "Name, unique in the tenant")
                  .needed(),
              property(
                      "supported_triggers",
                      listOf(object(TRIGGER)).atLeast(1).atMost(1),
                      "The trigger that it can be bound to")
                  .needed(),
              property("code", text().atMost(MAX_CODE), "Source in JavaScript"),
              property(
                  "dependencies", listOf(object(DEPENDENCY)).atMost(100), "npm modules it uses"),
              property("runtime", text().matching("node\\d{1,2}(-actions)?"), "Version of Node"),
              property("secrets", listOf(object(SECRET)).atMost(100), "Values for the code only"),
              property("modules", unsupported(), "Shared modules that it uses"),
              property("deploy", flag(), "Deploy it as soon as it is made"),
              readOnly("status", oneOf("pending", "building", "built", "failed"), "Its build"),
              readOnly("all_changes_deployed", flag(), "Whether the draft is what is deployed"),
              readOnly("deployed_version", Type.any(), "The version in use"),
              readOnly("built_at", time(), "When it was built"),
              readOnly("created_at", time(), "When it was made"),
              readOnly("updated_at", time(), "When it changed"))
          .titled("Action");

  static final Schema VERSION =
      Schema.of(
              property("id", text(), "Id made by this server"),
              property("action_id", text(), "The action"),
              property("number", whole(1, Long.MAX_VALUE), "Counts from 1"),
              property("code", text(), "Source in JavaScript"),
              property("dependencies", listOf(object(DEPENDENCY)), "npm modules it uses"),
              property("runtime", text(), "Version of Node"),
              property("secrets", listOf(object(SECRET)), "Values for the code only"),
              property("supported_triggers", listOf(object(TRIGGER)), "Its trigger"),
              property("deployed", flag(), "Whether this version is in use"),
              property("status", text(), "Its build"),
              property("action", object(Schema.of()), "The action in short"),
              property("built_at", time(), "When it was built"),
              property("created_at", time(), "When it was deployed"),
              property("updated_at", time(), "When it was deployed"))
          .titled("ActionVersion");

  static final Schema BINDING =
      Schema.of(
              property("id", text(), "Id made by this server"),
              property("trigger_id", oneOf(Trigger.ids()), "The trigger"),
              property("display_name", text(), "Name in the flow"),
              property("action", object(ACTION), "The action"),
              property("created_at", time(), "When it was bound"),
              property("updated_at", time(), "When the binding changed"))
          .titled("ActionBinding");

  private static final Schema REF =
      Schema.of(
          property("type", oneOf("binding_id", "action_id", "action_name"), "Kind of reference")
              .needed(),
          property("value", text().atLeast(1), "The id or name").needed());

  static final Schema BINDINGS =
      Schema.of(
              property(
                  "bindings",
                  listOf(
                          object(
                              Schema.of(
                                  property("ref", object(REF), "What is bound").needed(),
                                  property("display_name", text().atMost(255), "Name in the flow"),
                                  property(
                                      "secrets",
                                      listOf(object(SECRET)).atMost(100),
                                      "Values for this binding only"))))
                      .atMost(20),
                  "What is bound to the trigger, in this order"))
          .titled("ActionBindings");

  /** The pages of the lists below /actions. */
  static final List<Operation.Parameter> PAGES =
      List.of(
          new Operation.Parameter("page", whole(0, 1_000_000), "Page, the first is 0"),
          new Operation.Parameter("per_page", whole(0, 100), "Results of a page"));

  /** The answer of the lists below /actions. */
  static Type page(String name, Schema item) {
    return object(
        Schema.of(
            property("total", whole(0, Long.MAX_VALUE), "All results").needed(),
            property("page", whole(0, Long.MAX_VALUE), "This page").needed(),
            property("per_page", whole(0, 100), "Results of a page").needed(),
            property(name, listOf(object(item)), "The results").needed()));
  }
}
