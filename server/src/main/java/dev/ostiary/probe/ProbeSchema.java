package dev.ostiary.probe;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.nullable;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.whole;

import dev.ostiary.common.Json;
import dev.ostiary.management.Schema;
import dev.ostiary.probe.Judgement.Case;
import dev.ostiary.probe.Judgement.Meaning;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of a probe. */
final class ProbeSchema {
  static final Schema REQUEST =
      Schema.of(
              property("url", text().atLeast(1).atMost(2048), "Where the API is").needed(),
              property(
                  "method",
                  oneOf("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"),
                  "Method, GET if left out; one that changes something does so if the API lets in"),
              property("audience", text().atLeast(1), "Identifier of the API").needed(),
              property("scope", text().atMost(1024), "Permissions that the route wants"),
              property("library", oneOf(Library.ids()), "What checks the tokens, for the fixes"))
          .titled("ProbeRequest");
  private static final Schema LIBRARY =
      Schema.of(
              property("id", oneOf(Library.ids()), "Stable name"),
              property("name", text(), "For people"),
              property("guessed", flag(), "Whether the answers gave it away, or did not"))
          .titled("ProbeLibrary");
  private static final Schema CASE =
      Schema.of(
              property("id", text(), "Stable name"),
              property("title", text(), "What was sent"),
              property("expected", text(), "The status of an API that does what it should"),
              property("status", nullable(whole(100, 599)), "The answer's, null without one"),
              property("meaning", oneOf("good", "hole", "unclear", "skipped"), "What it means"),
              property("text", text(), "The same in a few words"),
              property(
                  "www_authenticate",
                  nullable(flag()),
                  "Whether a 401 has the header of RFC 6750 section 3; null for other answers"))
          .titled("ProbeCase");
  private static final Schema FIX =
      Schema.of(
              property("text", text(), "What to do"),
              property("code", text(), "Code to copy; may be empty"))
          .titled("ProbeFix");
  private static final Schema FINDING =
      Schema.of(
              property("id", text(), "Stable name"),
              property("severity", oneOf("hole", "remark"), "How bad it is"),
              property("text", text(), "What it is"),
              property("fix", object(FIX), "How to mend it with the library"))
          .titled("ProbeFinding");
  static final Schema PROBE =
      Schema.of(
              property("url", text(), "What was called, without the query"),
              property("method", text(), "How"),
              property("audience", text(), "Identifier of the API"),
              property("scope", text(), "Permissions that the route wants"),
              property("verdict", oneOf("holes", "good", "unclear"), "On the whole"),
              property("holes", whole(0, Long.MAX_VALUE), "How many holes were found"),
              property("library", object(LIBRARY), "What the fixes are for"),
              property("cases", listOf(object(CASE)), "What was sent, and what came back"),
              property("findings", listOf(object(FINDING)), "The worst first"))
          .titled("Probe");

  private ProbeSchema() {}

  static String verdict(Meaning meaning) {
    return meaning == Meaning.HOLE ? "holes" : meaning.code();
  }

  static ObjectNode shown(Case one) {
    var json =
        Json.object()
            .put("id", one.attempt().code())
            .put("title", one.attempt().title())
            .put("expected", one.attempt().expected())
            .put("meaning", one.meaning().code())
            .put("text", one.text());
    var reply = one.reply();
    if (reply == null || reply.status() == 0) {
      return json.putNull("status").putNull("www_authenticate");
    }
    json.put("status", reply.status());
    return reply.status() == 401
        ? json.put("www_authenticate", reply.challenges())
        : json.putNull("www_authenticate");
  }

  static ObjectNode shown(Finding finding, Fixes.Fix fix) {
    var json =
        Json.object()
            .put("id", finding.code())
            .put("severity", finding.hole() ? "hole" : "remark")
            .put("text", finding.text());
    json.putObject("fix").put("text", fix.text()).put("code", fix.code());
    return json;
  }
}
