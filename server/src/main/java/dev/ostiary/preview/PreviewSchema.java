package dev.ostiary.preview;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.any;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.mapOf;
import static dev.ostiary.management.Type.nullable;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.whole;

import dev.ostiary.execution.ExecutionsApi;
import dev.ostiary.management.Schema;
import dev.ostiary.management.Type;

/** What a preview is asked and answers. */
final class PreviewSchema {
  private static final int LONG = 2_048;
  private static final Type COUNT = whole(0, Long.MAX_VALUE);

  static final Schema REQUEST =
      Schema.of(
              property("client_id", text().atMost(LONG), "The application").needed(),
              property(
                  "user_id",
                  nullable(text().atMost(LONG)),
                  "Who is signed in; null or nothing for a token of the application itself"),
              property(
                  "grant_type",
                  oneOf(
                      "authorization_code",
                      "implicit",
                      "refresh_token",
                      "password",
                      "client_credentials"),
                  "How; authorization_code with a user, client_credentials without"),
              property("audience", nullable(text().atMost(LONG)), "Identifier of the API"),
              property("scope", nullable(text().atMost(LONG)), "Scopes that are asked for"),
              property(
                  "organization", nullable(text().atMost(LONG)), "Id or name of an organization"),
              property(
                  "redirect_uri",
                  nullable(text().atMost(LONG)),
                  "Where the answer goes; the application's first callback if left out"),
              property("nonce", nullable(text().atMost(LONG)), "As in an authorization request"),
              property("max_age", nullable(COUNT), "As in an authorization request, in seconds"),
              property(
                  "claims", mapOf(any()), "As in an authorization request (OpenID Connect 5.5)"))
          .titled("TokenPreviewRequest");

  private static final Schema PROVENANCE =
      Schema.of(
              property("claim", text(), "Its name"),
              property("rule", text(), "Stable name of the rule that put it there"),
              property("reason", text(), "The same as a sentence"))
          .titled("PreviewProvenance");
  private static final Schema ACCESS_TOKEN =
      Schema.of(
              property("format", oneOf("jwt", "opaque"), "Who can read it"),
              property("alg", nullable(text()), "How it is signed; null for an opaque one"),
              property("typ", nullable(text()), "Type in its header"),
              property("claims", nullable(mapOf(any())), "What it says; null for an opaque one"),
              property("lifetime", COUNT, "Seconds that it lives"),
              property("length", COUNT, "Characters that it has"),
              property("provenance", listOf(object(PROVENANCE)), "Why each claim is there"))
          .titled("PreviewAccessToken");
  private static final Schema ID_TOKEN =
      Schema.of(
              property("claims", mapOf(any()), "What it says"),
              property("length", COUNT, "Characters that it has"),
              property("provenance", listOf(object(PROVENANCE)), "Why each claim is there"))
          .titled("PreviewIdToken");
  private static final Schema DECISION =
      Schema.of(
              property("subject", text(), "What it is about"),
              property("rule", text(), "Stable name of the rule that decided"),
              property("reason", text(), "The same as a sentence"))
          .titled("PreviewDecision");
  private static final Schema DROPPED =
      Schema.of(
              property("subject", text(), "What is not there"),
              property("rule", text(), "Stable name of the rule that decided"),
              property("reason", text(), "The same as a sentence"),
              property("fix", nullable(text()), "What to do for it, or null"),
              property("roles", listOf(text()), "Roles that would give it, ten at most"))
          .titled("PreviewDropped");
  private static final Schema PROMPT =
      Schema.of(
              property("prompt", oneOf("login", "redirect", "consent"), "Which page"),
              property("shown", flag(), "Whether it is shown"),
              property("rule", text(), "Stable name of the rule that decided"),
              property("reason", text(), "The same as a sentence"),
              property("scopes", listOf(text()), "What the user is asked to allow"))
          .titled("PreviewPrompt");
  private static final Schema REFUSAL =
      Schema.of(
              property("error", text(), "The code"),
              property("error_description", text(), "What the application is told"),
              property("status", COUNT, "The status at the token endpoint"),
              property("reason", text(), "More, which the application is not told"))
          .titled("PreviewRefusal");
  private static final Schema SIZE =
      Schema.of(
              property("bytes", COUNT, "Of the larger of the two tokens"),
              property("budget", COUNT, "More may not fit into headers and cookies of others"),
              property("within", flag(), "Whether it fits"))
          .titled("PreviewSize");

  static final Schema PREVIEW =
      Schema.of(
              property("grant_type", text(), "How the tokens would be got"),
              property("refused", nullable(object(REFUSAL)), "Why none would be issued, or null"),
              property("access_token", nullable(object(ACCESS_TOKEN)), "The access token"),
              property("id_token", nullable(object(ID_TOKEN)), "The ID token, or null"),
              property("refresh_token", flag(), "Whether a refresh token belongs to it"),
              property("scope", text(), "The scopes that are granted"),
              property("decisions", listOf(object(DECISION)), "What was decided besides claims"),
              property("dropped", listOf(object(DROPPED)), "What is not there, and why not"),
              property("prompts", listOf(object(PROMPT)), "The pages on the way"),
              property(
                  "actions",
                  listOf(object(ExecutionsApi.RESULT)),
                  "What Actions and rules did, asked without effect"),
              property("varies", listOf(text()), "Claims that are different each time"),
              property("size", nullable(object(SIZE)), "Whether the tokens are small enough"))
          .titled("TokenPreview");

  private PreviewSchema() {}
}
