package dev.ostiary.explainer;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.mapOf;
import static dev.ostiary.management.Type.nullable;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;

import dev.ostiary.management.Schema;
import dev.ostiary.management.Type;
import dev.ostiary.verdict.Verdict;
import java.util.Arrays;

/** What the explainer takes and answers. */
final class ExplainSchema {
  private static final int NAMES = 50;
  private static final Type NAME = text().atMost(512);

  /** A token, or what stands in it. */
  static final Schema QUESTION =
      Schema.of(
              property(
                  "token",
                  text().atMost(TokenParts.MAX_LENGTH),
                  "The token; it is neither kept nor written to any log"),
              property("header", mapOf(Type.any()), "Instead of the token: its decoded header"),
              property("claims", mapOf(Type.any()), "Instead of the token: its decoded claims"),
              property(
                  "hash",
                  text().atMost(64),
                  "Instead of a token that is no JWT: its SHA-256 in base64url"),
              property(
                  "expect",
                  object(
                      Schema.of(
                              property("audience", NAME, "The identifier of the API"),
                              property("issuer", NAME, "What it expects; the tenant's if left out"),
                              property("scope", listOf(NAME).atMost(NAMES), "What the call needs"),
                              property("dpop", flag(), "Whether it demands DPoP (RFC 9449)"))
                          .titled("ExplainExpectation")),
                  "What the API that refused it expects"))
          .titled("ExplainRequest");

  private static final Type VERDICT =
      oneOf(Arrays.stream(Verdict.values()).map(Verdict::name).toArray(String[]::new));
  private static final Schema APP =
      Schema.of(
              property("client_id", text(), "Its client id"), property("name", text(), "Its name"))
          .titled("ExplainedApplication");
  private static final Type APPLICATION = nullable(object(APP));
  private static final Schema FIX =
      Schema.of(
              property("where", oneOf("client", "api", "tenant"), "Whose hands it is in"),
              property("app", APPLICATION, "The application that it is about, if it is known"),
              property("change", text(), "The setting to change"),
              property("text", text(), "What to do, for people"))
          .titled("ExplainedFix");
  private static final Schema FINDING =
      Schema.of(
              property("verdict", VERDICT, "What applies as well"),
              property("message", text(), "What it is, for people"),
              property("fix", object(FIX), "How to mend it"),
              property("documentation", text(), "The page about it"))
          .titled("ExplainedFinding");
  private static final Schema CHECK =
      Schema.of(
              property("id", text(), "What was compared"),
              property("ok", nullable(flag()), "Whether it fits; null when it was not looked at"),
              property("got", listOf(text()), "What the token says"),
              property("want", listOf(text()), "What it should say"),
              property("note", nullable(text()), "More about it, for people"))
          .titled("ExplainedCheck");

  /** The answer. */
  static final Schema ANSWER =
      Schema.of(
              property("verdict", VERDICT, "The first of the verdicts that apply"),
              property("message", text(), "What it is, for people"),
              property(
                  "kind",
                  oneOf(
                      Arrays.stream(TokenKind.values())
                          .map(TokenKind::code)
                          .toArray(String[]::new)),
                  "What the token is"),
              property("application", APPLICATION, "Whom it was issued to, if that is known"),
              property("fix", object(FIX), "How to mend it"),
              property("findings", listOf(object(FINDING)), "What applies besides"),
              property("checks", listOf(object(CHECK)), "Everything that was compared"),
              property("documentation", text(), "The page about the verdict"))
          .titled("Explanation");

  private ExplainSchema() {}
}
