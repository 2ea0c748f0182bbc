package dev.ostiary.cli;

import dev.ostiary.common.Json;
import dev.ostiary.common.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A preview as people read it: each line says what, and after an arrow why. */
final class PreviewText {
  private static final int WHY = 56;
  private static final int LONG = 120;
  private final JsonNode preview;
  private final List<String> lines = new ArrayList<>();

  PreviewText(JsonNode preview) {
    this.preview = preview;
  }

  @Override
  public String toString() {
    lines.clear();
    programs();
    var refused = preview.get("refused");
    if (!refused.isNull()) {
      lines.add("✗ refused: " + text(refused, "error") + ": " + text(refused, "error_description"));
      if (!text(refused, "reason").equals(text(refused, "error_description"))) {
        lines.add("  " + text(refused, "reason"));
      }
      return String.join("\n", lines);
    }
    accessToken(preview.get("access_token"));
    dropped("access:");
    if (preview.get("id_token").isObject()) {
      lines.add("");
      lines.add("ID token, " + preview.get("id_token").get("length").asInt() + " characters");
      claims(preview.get("id_token"));
      dropped("id:");
    }
    lines.add("");
    decided();
    return String.join("\n", lines);
  }

  private static String text(JsonNode json, String name) {
    return Json.text(json, name, "");
  }

  private void programs() {
    for (var one : preview.path("actions")) {
      var version = Json.number(one, "version", 0);
      var name = text(one, "kind") + " " + text(one, "name") + (version > 0 ? " v" + version : "");
      line(name, text(one, "status") + ", " + one.path("duration_ms").asString("") + " ms");
      for (var log : one.path("logs")) {
        lines.add("    " + text(log, "level") + ": " + text(log, "text"));
      }
      var error = one.path("error");
      if (error.isObject()) {
        lines.add("    ✗ " + text(error, "message") + " (line " + error.path("line") + ")");
      }
    }
  }

  private void accessToken(JsonNode token) {
    boolean jwt = text(token, "format").equals("jwt");
    lines.add(
        "Access token, "
            + (jwt ? "JWT signed with " + text(token, "alg") : "opaque: only this server reads it")
            + ", "
            + token.get("length").asInt()
            + " characters, lives "
            + token.get("lifetime").asInt()
            + " s");
    if (jwt) {
      claims(token);
    }
  }

  private void claims(JsonNode token) {
    for (var why : token.get("provenance")) {
      var name = text(why, "claim");
      var value = token.get("claims").path(name);
      var shown = value.isString() ? value.asString() : value.toString();
      line("  " + name + "  " + Text.clipped(shown, LONG), text(why, "reason"));
    }
  }

  private void line(String what, String why) {
    lines.add(
        what.length() < WHY
            ? what + " ".repeat(WHY - what.length()) + "← " + why
            : what + "\n" + " ".repeat(WHY) + "← " + why);
  }

  /** A profile with ten empty members has one reason, not ten. */
  private void dropped(String prefix) {
    var byReason = new LinkedHashMap<String, List<JsonNode>>();
    for (var one : preview.get("dropped")) {
      if (text(one, "subject").startsWith(prefix)) {
        var why = text(one, "reason") + text(one, "fix");
        byReason.computeIfAbsent(why, w -> new ArrayList<>()).add(one);
      }
    }
    for (var same : byReason.values()) {
      var names = same.stream().map(one -> text(one, "subject").substring(prefix.length()));
      absent(same.getFirst(), names.collect(Collectors.joining(", ")));
    }
  }

  private void absent(JsonNode one, String name) {
    lines.add("  – " + name + "  not there: " + text(one, "reason"));
    if (one.hasNonNull("fix")) {
      lines.add("      " + text(one, "fix"));
    }
  }

  private void decided() {
    lines.add("Scopes");
    for (var one : preview.get("decisions")) {
      if (text(one, "subject").startsWith("scope:")) {
        line("  " + text(one, "subject").substring(6), text(one, "reason"));
      }
    }
    dropped("scope:");
    lines.add("");
    for (var one : preview.get("decisions")) {
      if (!text(one, "subject").startsWith("scope:")) {
        line(text(one, "subject"), text(one, "reason"));
      }
    }
    for (var one : preview.get("dropped")) {
      if (!text(one, "subject").contains(":")) {
        absent(one, text(one, "subject"));
      }
    }
    for (var prompt : preview.get("prompts")) {
      boolean shown = Json.flag(prompt, "shown", false);
      line(text(prompt, "prompt") + (shown ? " shown" : " skipped"), text(prompt, "reason"));
    }
    var size = preview.get("size");
    boolean within = Json.flag(size, "within", false);
    lines.add(
        "size "
            + size.get("bytes").asInt()
            + " B of "
            + size.get("budget").asInt()
            + (within ? "" : ": too large for some headers and cookies"));
  }
}
