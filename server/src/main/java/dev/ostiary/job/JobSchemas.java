package dev.ostiary.job;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Schema.readOnly;
import static dev.ostiary.management.Type.anyOf;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.time;
import static dev.ostiary.management.Type.whole;

import dev.ostiary.management.Schema;
import dev.ostiary.management.Type;

/** The members of jobs and of what starts them. */
final class JobSchemas {
  private static final Type PATH =
      text()
          .atLeast(1)
          .atMost(200)
          .matching("[^\\u0000-\\u001f.\\[\\]]+((\\.[^.\\[\\]]+)|(\\[\\d{1,3}]))*");

  private static final Schema FIELD =
      Schema.of(
          property("name", PATH, "Member of the user, such as user_metadata.plan").needed(),
          property("export_as", text().atLeast(1).atMost(200), "Its name in the file"));

  private static final Schema IDENTITY =
      Schema.of(
          property("user_id", text().atMost(200), "Id at the connection").needed(),
          property("provider", text().atMost(200), "Strategy of the connection").needed());

  /** The parts of an upload. */
  static final Schema IMPORT =
      Schema.of(
          property("users", Type.any(), "File with a JSON array of users").needed(),
          property("connection_id", text(), "Database connection that the users go to").needed(),
          property("upsert", flag(), "Whether users who are there are updated"),
          property("external_id", text(), "A name of your own for the job"),
          property(
              "send_completion_email", flag(), "Kept; this server tells nobody when it is done"));

  static final Schema EXPORT =
      Schema.of(
          property("connection_id", text().atLeast(1), "Only users of this connection"),
          property("format", oneOf("json", "csv"), "One JSON object a line, or CSV"),
          property("limit", whole(1, Integer.MAX_VALUE), "At most so many users"),
          property("fields", listOf(object(FIELD)).atMost(100), "What of each user, in order"));

  static final Schema MAIL =
      Schema.of(
          property("user_id", text().atLeast(1), "The user").needed(),
          property("client_id", text(), "Application of the mail"),
          property("organization_id", text(), "Organization of the mail"),
          property("identity", object(IDENTITY), "The account whose address it is"));

  private static final Schema SUMMARY =
      Schema.of(
          readOnly("failed", whole(0, Long.MAX_VALUE), "Users that were not imported"),
          readOnly("updated", whole(0, Long.MAX_VALUE), "Users that were there"),
          readOnly("inserted", whole(0, Long.MAX_VALUE), "New users"),
          readOnly("total", whole(0, Long.MAX_VALUE), "All of them"));

  static final Schema JOB =
      Schema.of(
              readOnly("id", text(), "Id made by this server"),
              readOnly("type", text(), "users_import, users_export or verification_email"),
              readOnly("status", oneOf("pending", "processing", "completed", "failed"), "State"),
              readOnly("created_at", time(), "When it was asked for"),
              readOnly("connection_id", text(), "Connection of the users"),
              readOnly("connection", text(), "Its name"),
              readOnly("upsert", flag(), "Whether users who are there are updated"),
              readOnly("external_id", text(), "Your own name of the job"),
              readOnly("send_completion_email", flag(), "As it was asked for"),
              readOnly("format", text(), "Of the exported file"),
              readOnly("limit", whole(1, Integer.MAX_VALUE), "At most so many users"),
              readOnly("fields", listOf(object(FIELD)), "What is exported of each user"),
              readOnly("percentage_done", whole(0, 100), "How far it is"),
              readOnly("time_left_seconds", whole(0, Long.MAX_VALUE), "An estimate"),
              readOnly("location", text(), "Where the exported file is, for an hour"),
              readOnly("status_details", text(), "Why it failed"),
              readOnly("summary", object(SUMMARY), "What an import did"))
          .titled("Job");

  private static final Schema PROBLEM =
      Schema.of(
          readOnly("code", text(), "Stable word"),
          readOnly("message", text(), "What is wrong"),
          readOnly("path", text(), "Member of the user"));

  private static final Schema LINE =
      Schema.of(
          readOnly("user", object(Schema.of()), "The user as given, without secrets"),
          readOnly("errors", listOf(object(PROBLEM)), "What is wrong with it"));

  /** Lines of a report, or the job itself when it failed as a whole. */
  static final Type ERRORS = anyOf(object(JOB), listOf(object(LINE)));

  private JobSchemas() {}
}
