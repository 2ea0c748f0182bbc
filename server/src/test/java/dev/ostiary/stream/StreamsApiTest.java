package dev.ostiary.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StreamsApiTest {
  @SuppressWarnings("NullAway.Init")
  private static ApiFixture api;

  @BeforeAll
  static void start() {
    api = new ApiFixture();
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  private static final String SPLUNK =
      """
      {"name":"Splunk","type":"splunk","sink":{"splunkDomain":"logs.example.com",
        "splunkPort":"8088","splunkToken":"hidden-token","splunkSecure":true}}""";

  private static boolean rests(String text) {
    return api.database()
        .read(
            tx ->
                tx.sql()
                        .createQuery("SELECT COUNT(*) FROM document WHERE body LIKE :text")
                        .bind("text", "%" + text + "%")
                        .mapTo(Long.class)
                        .one()
                    > 0);
  }

  @Test
  void aLogStreamIsMadeChangedListedAndRemoved() {
    var created = api.call("POST", "/log-streams", SPLUNK).has(200);
    var path = "/log-streams/" + created.text("id");
    assertThat(created.text("id")).matches("lst_\\d{16}");
    assertThat(created.text("status")).isEqualTo("active");
    assertThat(api.get(path).has(200).body()).isEqualTo(created.body());
    assertThat(rests("hidden-token")).isFalse();
    assertThat(api.get("/log-streams").has(200).each("name")).contains("Splunk");
    var changed =
        api.call(
            "PATCH",
            path,
            """
            {"status":"paused","filters":[{"type":"category","name":"user.fail"}],
             "sink":{"splunkDomain":"two.example.com","splunkPort":"1","splunkSecure":false}}""");
    assertThat(changed.has(200).text("status")).isEqualTo("paused");
    var sink = changed.body().path("sink");
    assertThat(sink.path("splunkDomain").stringValue()).isEqualTo("two.example.com");
    assertThat(sink.path("splunkToken").stringValue()).isEqualTo("hidden-token");
    api.call("PATCH", path, "{\"sink\":{\"splunkDomain\":\"x\"}}").isInvalidBody("splunkPort");
    api.call("PATCH", path, "{\"type\":\"http\"}").has(400);
    api.call("DELETE", path).has(204);
    api.get(path).isError(404, null, "The log stream does not exist.");
  }

  @Test
  void everyTypeOfLogStreamHasASinkOfItsOwn() {
    var sinks =
        java.util.Map.of(
            "http",
            "{\"httpEndpoint\":\"https://logs.example.com/in\",\"httpContentFormat\":\"JSONLINES\"}",
            "datadog",
            "{\"datadogApiKey\":\"k\",\"datadogRegion\":\"eu\"}",
            "sumo",
            "{\"sumoSourceAddress\":\"https://sumo.example.com/in\"}",
            "eventbridge",
            "{\"awsAccountId\":\"123456789012\",\"awsRegion\":\"us-east-1\"}",
            "eventgrid",
            """
            {"azureSubscriptionId":"b69a6835-57c7-4d53-b0d5-1c6ae580b6d5",
             "azureRegion":"northeurope","azureResourceGroup":"rg"}""",
            "segment",
            "{\"segmentWriteKey\":\"k\"}",
            "mixpanel",
            """
            {"mixpanelRegion":"eu","mixpanelProjectId":"1","mixpanelServiceAccountUsername":"u",
             "mixpanelServiceAccountPassword":"p"}""");
    var form =
        "{\"name\":\"%s\",\"type\":\"%s\",\"startFrom\":\"2026-01-01T00:00:00Z\",\"sink\":%s}";
    sinks.forEach(
        (type, sink) -> {
          var made = api.call("POST", "/log-streams", form.formatted(type, type, sink)).has(200);
          assertThat(made.body().has("startFrom")).isFalse();
          api.call("POST", "/log-streams", form.formatted(type, type, "{}"))
              .isInvalidBody("Missing required property");
        });
    for (var url : new String[] {"http://a.example.com/", "https://u:p@a.example.com/", "x"}) {
      api.call(
              "POST",
              "/log-streams",
              form.formatted("x", "http", "{\"httpEndpoint\":\"" + url + "\"}"))
          .isInvalidBody("httpEndpoint");
    }
    api.call("POST", "/log-streams", form.formatted("x", "syslog", "{}")).isInvalidBody("enum");
  }

  private static String webhook(String authorization) {
    return """
        {"name":"Hook","subscriptions":[{"event_type":"user.created"}],
         "destination":{"type":"webhook","configuration":{
           "webhook_endpoint":"https://hook.example.com/","webhook_authorization":%s}}}"""
        .formatted(authorization);
  }

  @Test
  void anEventStreamIsMadeChangedListedAndRemoved() {
    var created =
        api.call(
            "POST", "/event-streams", webhook("{\"method\":\"bearer\",\"token\":\"hush-hush\"}"));
    var path = "/event-streams/" + created.has(201).text("id");
    assertThat(created.text("id")).matches("est_[1-9A-HJ-NP-Za-km-z]{22}");
    assertThat(created.text("status")).isEqualTo("enabled");
    assertThat(created.raw().body()).doesNotContain("hush-hush");
    assertThat(rests("hush-hush")).isFalse();
    assertThat(api.get(path).has(200).body()).isEqualTo(created.body());
    var page = api.get("/event-streams?take=1").has(200).body();
    assertThat(page.path("eventStreams")).hasSize(1);
    api.call("PATCH", path, "{\"status\":\"disabled\"}").has(200);
    api.call("PATCH", path, webhook("{\"method\":\"bearer\"}")).has(200);
    api.call("PATCH", path, "{\"destination\":{\"type\":\"eventbridge\",\"configuration\":{}}}")
        .isInvalidBody("cannot change");
    api.call("POST", "/event-streams", webhook("{\"method\":\"magic\"}")).isInvalidBody("enum");
    api.call("DELETE", path).has(204);
    api.get(path).has(404);
  }

  @Test
  void nothingIsDeliveredYet() {
    var id =
        api.call("POST", "/event-streams", webhook("{\"method\":\"basic\",\"username\":\"u\"}"))
            .has(201)
            .text("id");
    var path = "/event-streams/" + id;
    assertThat(api.get(path + "/deliveries").has(200).body().path("deliveries")).isEmpty();
    api.get(path + "/deliveries/evt_1").has(404);
    api.call("POST", path + "/redeliver", "{\"statuses\":[\"failed\"]}").has(202);
    api.call("POST", path + "/redeliver/evt_1").has(404);
    var test = api.call("POST", path + "/test", "{\"event_type\":\"user.deleted\"}").has(202);
    assertThat(test.text("status")).isEqualTo("failed");
    assertThat(test.body().path("attempts").path(0).path("error_message").stringValue())
        .contains("does not send");
    api.get("/event-streams/none/deliveries").has(404);
  }

  @Test
  void anEventStreamThatNeedsAnActionGoesWithIt() {
    var action =
        api.call(
                "POST",
                "/actions/actions",
                "{\"name\":\"On event\",\"supported_triggers\":[{\"id\":\"event-stream\"}]}")
            .has(201)
            .text("id");
    var form =
        """
        {"name":"To action","destination":{"type":"action","configuration":{"action_id":"%s"}}}""";
    api.call("POST", "/event-streams", form.formatted("none")).isInvalidBody("does not exist");
    var stream = api.call("POST", "/event-streams", form.formatted(action)).has(201).text("id");
    api.call("DELETE", "/actions/actions/" + action).has(400);
    api.get("/event-streams/" + stream).has(200);
    api.call("DELETE", "/actions/actions/" + action + "?force=true").has(204);
    api.get("/event-streams/" + stream).has(404);
  }
}
