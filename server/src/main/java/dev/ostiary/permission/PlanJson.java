package dev.ostiary.permission;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.date;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.nullable;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.whole;

import dev.ostiary.common.Json;
import dev.ostiary.management.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A plan as people and programs read it. */
final class PlanJson {
  private static final Schema CHANGE =
      Schema.of(
              property(
                  "action",
                  oneOf("add", "describe", "rename", "alias", "remove", "create_role", "role"),
                  "What is done"),
              property("permission", text(), "The permission, under its name after the plan"),
              property("description", text(), "Its description after the plan"),
              property("before", text(), "Its description until now"),
              property("from", text(), "Its name until now, or a former name of it"),
              property(
                  "until",
                  nullable(date()),
                  "Last day on which tokens carry the former name too; null for none"),
              property("until_before", nullable(date()), "That day until now"),
              property("role", text(), "Name of the role"),
              property("adds", listOf(text()), "Permissions that the role gets"),
              property("removes", listOf(text()), "Permissions that the role loses"))
          .titled("PermissionChange");
  private static final Schema EFFECT =
      Schema.of(
              property("permission", text(), "The permission"),
              property("users_gain", whole(0, Long.MAX_VALUE), "Users who get it"),
              property("users_lose", whole(0, Long.MAX_VALUE), "Users who lose it"),
              property(
                  "applications_lose", listOf(text()), "Applications whose client grant loses it"))
          .titled("PermissionEffect");

  static final Schema SCHEMA =
      Schema.of(
              property("audience", text(), "The API's identifier"),
              property("name", text(), "The API's name"),
              property(
                  "rbac",
                  flag(),
                  "Whether the API asks for permissions; if not, roles have no effect yet"),
              property("changes", listOf(object(CHANGE)), "What is done, in order"),
              property("effects", listOf(object(EFFECT)), "Who gets or loses what thereby"),
              property(
                  "undeclared",
                  listOf(text()),
                  "Permissions that the manifest does not know; they stay unless asked otherwise"),
              property("problems", listOf(text()), "Why it cannot be applied; empty when it can"),
              property(
                  "hash", text(), "Stands for the manifest and for what the plan was made from"))
          .titled("PermissionPlan");

  private PlanJson() {}

  static ObjectNode of(Plan plan, List<Effects.Effect> effects) {
    var api = plan.state().api();
    var json =
        Json.object()
            .put("audience", api.identifier())
            .put("name", api.name())
            .put("rbac", api.enforcesPolicies());
    var changes = json.putArray("changes");
    plan.changes().forEach(c -> changes.add(of(c)));
    var list = json.putArray("effects");
    for (var effect : effects) {
      list.addObject()
          .put("permission", effect.permission())
          .put("users_gain", effect.gain())
          .put("users_lose", effect.lose())
          .set("applications_lose", Json.array(effect.applications()));
    }
    json.set("undeclared", Json.array(plan.undeclared()));
    json.set("problems", Json.array(plan.problems()));
    return json.put("hash", plan.hash());
  }

  private static ObjectNode of(Change change) {
    return switch (change) {
      case Change.Add c -> action("add", c.permission()).put("description", c.description());
      case Change.Describe c ->
          action("describe", c.permission())
              .put("description", c.description())
              .put("before", c.before());
      case Change.Rename c ->
          action("rename", c.permission()).put("from", c.from()).put("until", day(c.until()));
      case Change.Alias c ->
          action("alias", c.permission())
              .put("from", c.name())
              .put("until", day(c.until()))
              .put("until_before", day(c.before()));
      case Change.Remove c -> action("remove", c.permission());
      case Change.Role c -> role(c);
    };
  }

  private static ObjectNode action(String action, String permission) {
    return Json.object().put("action", action).put("permission", permission);
  }

  private static ObjectNode role(Change.Role change) {
    var json =
        Json.object()
            .put("action", change.id() == null ? "create_role" : "role")
            .put("role", change.name());
    json.set("adds", Json.array(change.adds()));
    json.set("removes", Json.array(change.removes()));
    return json;
  }

  private static @Nullable String day(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }
}
