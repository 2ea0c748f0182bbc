package dev.ostiary.cli;

import dev.ostiary.common.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A plan of permissions as people read it. */
final class PlanText {
  private final JsonNode plan;
  private final List<String> lines = new ArrayList<>();

  PlanText(JsonNode plan) {
    this.plan = plan;
    lines.add(Json.text(plan, "name", "") + " (" + Json.text(plan, "audience", "") + ")");
    plan.get("changes").forEach(this::change);
    effects();
    var undeclared = Json.strings(plan, "undeclared");
    if (!undeclared.isEmpty()) {
      lines.add(
          "Not in the file, and kept (--prune removes them): " + String.join(", ", undeclared));
    }
    Json.strings(plan, "problems").forEach(p -> lines.add("Problem: " + p));
    int count = plan.get("changes").size();
    lines.add(
        count == 0
            ? "The API is as the file says."
            : count + (count == 1 ? " change" : " changes") + ", plan " + text("hash"));
  }

  private String text(String name) {
    return Json.text(plan, name, "");
  }

  private void change(JsonNode change) {
    var permission = Json.text(change, "permission", "");
    var from = Json.text(change, "from", "");
    var until = Json.text(change, "until");
    var role = "role " + Json.text(change, "role", "");
    switch (Json.text(change, "action", "")) {
      case "add" -> row("+", permission, Json.text(change, "description", ""));
      case "remove" -> row("-", permission, "");
      case "describe" ->
          row(
              "~",
              permission,
              "description \"%s\" instead of \"%s\""
                  .formatted(
                      Json.text(change, "description", ""), Json.text(change, "before", "")));
      case "rename" ->
          row(
              "~",
              permission,
              "was "
                  + from
                  + (until == null
                      ? ", which ends at once"
                      : "; tokens carry both names until " + until));
      case "alias" ->
          row(
              "~",
              permission,
              "the former name " + from + (until == null ? " ends now" : " works until " + until));
      case "create_role" -> row("+", role, permissions(change));
      default -> row("~", role, permissions(change));
    }
  }

  private void row(String sign, String what, String text) {
    lines.add("%s %-24s %s".formatted(sign, what, text).stripTrailing());
  }

  private static String permissions(JsonNode change) {
    var all = new ArrayList<String>();
    Json.strings(change, "adds").forEach(p -> all.add("+" + p));
    Json.strings(change, "removes").forEach(p -> all.add("-" + p));
    return String.join(" ", all);
  }

  private void effects() {
    if (plan.get("effects").isEmpty()) {
      return;
    }
    lines.add(
        Json.flag(plan, "rbac", true)
            ? "Who is concerned:"
            : "Who is concerned once RBAC is on for this API (it is off: everybody gets what they"
                + " ask for):");
    for (var effect : plan.get("effects")) {
      var parts = new ArrayList<String>();
      count(parts, effect, "users_gain", "get it");
      count(parts, effect, "users_lose", "lose it");
      var applications = Json.strings(effect, "applications_lose");
      if (!applications.isEmpty()) {
        parts.add(
            applications.stream().collect(Collectors.joining(", ", "applications lose it: ", "")));
      }
      row(" ", Json.text(effect, "permission", ""), String.join("; ", parts));
    }
  }

  private static void count(List<String> parts, JsonNode effect, String member, String what) {
    long count = Json.number(effect, member, 0);
    if (count > 0) {
      parts.add(
          count
              + (count == 1
                  ? " user " + what.replaceFirst("^(get|lose)", "$1s")
                  : " users " + what));
    }
  }

  @Override
  public String toString() {
    return String.join("\n", lines);
  }
}
