package dev.ostiary.stream;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.format;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;

import dev.ostiary.management.Schema;
import dev.ostiary.management.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What each type of log stream wants to know of its sink.
 *
 * @param secrets members that a change may leave out to keep them
 */
record LogSink(Schema schema, List<String> secrets) {
  private static final Type REGION = text().matching("[a-z]{2}(-[a-z]+)+-\\d");
  private static final Type HTTPS =
      format("uri", 2048, url -> url.matches("https://[^\\s\"'<>@/]+(/[^\\s\"'<>]*)?"));
  private static final Schema HEADER =
      Schema.of(
          property("header", text().matching("[!#$%&'*+.^_`|~0-9A-Za-z-]+"), "Name"),
          property("value", text().matching("[^\\r\\n]*"), "Value"));

  private static final Map<String, LogSink> ALL = all();

  private static Map<String, LogSink> all() {
    var all = new LinkedHashMap<String, LogSink>();
    all.put("http", http());
    all.put("datadog", datadog());
    all.put("splunk", splunk());
    all.put("sumo", of(need("sumoSourceAddress", HTTPS, "Address of the HTTP source")));
    all.put("eventbridge", eventBridge());
    all.put("eventgrid", eventGrid());
    all.put(
        "segment",
        of(need("segmentWriteKey", text().atLeast(1), "Write key")).keeping("segmentWriteKey"));
    all.put("mixpanel", mixpanel());
    return all;
  }

  private static LogSink http() {
    return of(
            need("httpEndpoint", HTTPS, "Address, of https"),
            property("httpAuthorization", text().matching("[^\\r\\n]*"), "Authorization header"),
            property(
                "httpContentFormat",
                oneOf("JSONARRAY", "JSONLINES", "JSONOBJECT"),
                "How events are written"),
            property("httpContentType", text().matching("[^\\r\\n]*"), "Content-Type header"),
            property("httpCustomHeaders", listOf(object(HEADER)).atMost(20), "More headers"))
        .keeping("httpAuthorization");
  }

  private static LogSink datadog() {
    return of(
            need("datadogApiKey", text().atLeast(1), "API key"),
            need("datadogRegion", oneOf("us", "eu", "us3", "us5"), "Region"))
        .keeping("datadogApiKey");
  }

  private static LogSink splunk() {
    return of(
            need("splunkDomain", text().atLeast(1), "Host"),
            need("splunkPort", text().matching("\\d{1,5}"), "Port"),
            need("splunkToken", text().atLeast(1), "Event Collector token"),
            need("splunkSecure", flag(), "Whether its certificate is checked"))
        .keeping("splunkToken");
  }

  private static LogSink eventBridge() {
    return of(
        need("awsAccountId", text().matching("\\d{12}"), "AWS account"),
        need("awsRegion", REGION, "AWS region"),
        property("awsPartnerEventSource", text(), "Partner event source"));
  }

  private static LogSink eventGrid() {
    return of(
        need("azureSubscriptionId", text().matching("[0-9a-fA-F-]{36}"), "Subscription"),
        need("azureRegion", text().matching("[a-z0-9-]+"), "Region"),
        need("azureResourceGroup", text().atLeast(1), "Resource group"),
        property("azurePartnerTopic", text(), "Partner topic"));
  }

  private static LogSink mixpanel() {
    return of(
            need("mixpanelRegion", oneOf("us", "eu"), "Region"),
            need("mixpanelProjectId", text().atLeast(1), "Project"),
            need("mixpanelServiceAccountUsername", text().atLeast(1), "Service account"),
            need("mixpanelServiceAccountPassword", text().atLeast(1), "Its password"))
        .keeping("mixpanelServiceAccountPassword");
  }

  private static LogSink of(Schema.Property... members) {
    return new LogSink(Schema.of(members), List.of());
  }

  private LogSink keeping(String... members) {
    return new LogSink(schema, List.of(members));
  }

  private static Schema.Property need(String name, Type type, String description) {
    return property(name, type, description).needed();
  }

  /** The names of all types. */
  static String[] types() {
    return ALL.keySet().toArray(String[]::new);
  }

  /** The sink of a type. */
  static Optional<LogSink> of(String type) {
    return Optional.ofNullable(ALL.get(type));
  }
}
