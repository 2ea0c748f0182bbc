package dev.ostiary.log;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.any;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.nullable;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.time;

import dev.ostiary.management.Schema;

/** What an event looks like. */
final class LogSchema {
  static final Schema EVENT =
      Schema.of(
              property("_id", text(), "Id of the event"),
              property("log_id", text(), "Id of the event"),
              property("date", time(), "When it happened"),
              property("type", text(), "Code of its type"),
              property("description", nullable(text()), "What happened, for people"),
              property("client_id", text(), "The application"),
              property("client_name", text(), "The application's name then"),
              property("connection", text(), "Name of the connection"),
              property("strategy", text(), "Kind of the connection"),
              property("user_id", text(), "The user"),
              property("user_name", text(), "The user's name then"),
              property("ip", text(), "Address of the caller"),
              property("user_agent", text(), "Program of the caller"),
              property("hostname", text(), "Host that was called"),
              property("isMobile", flag(), "Whether the caller seems to be a phone"),
              property("details", any(), "More about it"))
          .titled("LogEvent");

  private LogSchema() {}
}
