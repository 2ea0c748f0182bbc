package dev.ostiary.stream;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Schema.readOnly;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.number;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.time;
import static dev.ostiary.management.Type.url;

import dev.ostiary.management.Schema;
import dev.ostiary.management.Type;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What event streams, their destinations and deliveries look like. */
final class EventSchema {
  private EventSchema() {}

  private static final Schema AUTHORIZATION =
      Schema.of(
          property("method", oneOf("basic", "bearer", "custom_header"), "Kind").needed(),
          property("username", text(), "For basic"),
          property("password", text(), "For basic").hidden(),
          property("token", text(), "For bearer").hidden(),
          property("header_key", text().matching("[!#$%&'*+.^_`|~0-9A-Za-z-]+"), "Header's name"),
          property("header_value", text().matching("[^\\r\\n]*"), "Header's value").hidden());

  /** Members of a webhook's authorization that no answer shows. */
  static final String[] SECRETS = {"password", "token", "header_value"};

  private static final Map<String, Schema> CONFIGURATIONS =
      Map.of(
          "webhook",
          Schema.of(
              property("webhook_endpoint", url(), "Address").needed(),
              property("webhook_authorization", object(AUTHORIZATION), "Credentials").needed()),
          "eventbridge",
          Schema.of(
              property("aws_account_id", text().matching("\\d{12}"), "AWS account").needed(),
              property("aws_region", text().matching("[a-z]{2}(-[a-z]+)+-\\d"), "Region").needed(),
              property("aws_partner_event_source", text(), "Partner event source")),
          "action",
          Schema.of(property("action_id", text().atLeast(1), "The action that runs").needed()));

  /** The configuration of a type of destination. */
  static Optional<Schema> configuration(String type) {
    return Optional.ofNullable(CONFIGURATIONS.get(type));
  }

  static final Type EVENT =
      oneOf(
          Stream.of(
                  "connection created deleted updated",
                  "group created deleted updated member.added member.deleted role.assigned"
                      + " role.deleted",
                  "organization created deleted updated connection.added connection.removed"
                      + " connection.updated group.role.assigned group.role.deleted member.added"
                      + " member.deleted member.role.assigned member.role.deleted",
                  "user created deleted updated")
              .flatMap(
                  line -> {
                    var words = line.split(" ");
                    return Stream.of(words).skip(1).map(event -> words[0] + "." + event);
                  })
              .toArray(String[]::new));

  private static final Schema DESTINATION =
      Schema.of(
          property("type", oneOf("webhook", "eventbridge", "action"), "Kind").needed(),
          property("configuration", object(Schema.of()), "Depends on the type").needed());

  static final Schema STREAM =
      Schema.of(
              readOnly("id", text(), "Id made by this server"),
              property("name", text().atLeast(1).atMost(128), "Name of the stream"),
              property("destination", object(DESTINATION), "Where events go").needed(),
              property(
                  "subscriptions",
                  listOf(object(Schema.of(property("event_type", EVENT, "Kind of event").needed())))
                      .atMost(100),
                  "What is sent"),
              property("status", oneOf("enabled", "disabled"), "Whether it sends"),
              readOnly("created_at", time(), "When it was made"),
              readOnly("updated_at", time(), "When it changed"))
          .titled("EventStream");

  private static final Schema ATTEMPT =
      Schema.of(
          property("status", oneOf("failed"), "How it ended"),
          property("timestamp", time(), "When"),
          property("duration", number(), "Milliseconds"),
          property("error_message", text(), "Why"));

  static final Schema DELIVERY =
      Schema.of(
              property("id", text(), "Id of the event"),
              property("event_stream_id", text(), "The stream"),
              property("status", oneOf("failed"), "How it ended"),
              property("event_type", EVENT, "Kind of event"),
              property("attempts", listOf(object(ATTEMPT)), "What was tried"))
          .titled("EventDelivery");

  static final Schema TEST =
      Schema.of(
          property("event_type", EVENT, "Kind of event").needed(),
          property("data", object(Schema.of()), "Its content"));

  static final Schema REDELIVERY =
      Schema.of(
          property("date_from", time(), "First moment"),
          property("date_to", time(), "Last moment"),
          property("statuses", listOf(oneOf("failed")), "How deliveries ended"),
          property("event_types", listOf(EVENT), "Kinds of events"));
}
