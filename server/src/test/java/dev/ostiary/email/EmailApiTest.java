package dev.ostiary.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.common.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EmailApiTest {
  private static final String PROVIDER = "/emails/provider";
  private static final String SMTP =
      """
      {"name":"smtp","default_from_address":"a@b.example","credentials":{
       "smtp_host":"smtp.example","smtp_port":587,"smtp_user":"me","smtp_pass":"hush-pass"}}
      """;

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

  @Test
  @DisplayName("the password of the mail server is kept sealed and never shown")
  void thereIsOneProvider() {
    var none = "There is not a configured email provider";
    api.get(PROVIDER).isError(404, "inexistent_email_provider", none);
    api.call("PATCH", PROVIDER, "{\"enabled\":true}")
        .isError(404, "inexistent_email_provider", none);
    api.call("DELETE", PROVIDER).isError(404, "inexistent_email_provider", none);
    var made = api.call("POST", PROVIDER, SMTP).has(201);
    assertThat(made.raw().body()).doesNotContain("hush");
    assertThat(made.body().at("/credentials/smtp_host").asString("")).isEqualTo("smtp.example");
    assertThat(Json.flag(made.body(), "enabled", false)).isTrue();
    assertThat(api.get(PROVIDER).has(200).body()).isEqualTo(made.body());
    assertThat(api.get(PROVIDER + "?fields=name,enabled&include_fields=true").raw().body())
        .isEqualTo("{\"name\":\"smtp\",\"enabled\":true}");
    api.call("POST", PROVIDER, SMTP).has(409);
    assertThat(api.call("PATCH", PROVIDER, "{\"enabled\":false}").has(200).raw().body())
        .contains("smtp.example")
        .doesNotContain("hush");
    api.call("PATCH", PROVIDER, "{\"name\":\"ses\"}").isInvalidBody("accessKeyId");
    api.call("PATCH", PROVIDER, "{\"credentials\":{\"smtp_host\":\"x\"}}")
        .isInvalidBody("smtp_port");
    api.call("PATCH", PROVIDER, "{\"name\":\"pigeon\"}").isInvalidBody("on property name");
    assertThat(
            api.database()
                .read(tx -> tx.sql().createQuery("SELECT * FROM document").mapToMap().list())
                .toString())
        .doesNotContain("hush-pass");
    api.call(
            "PATCH",
            PROVIDER,
            "{\"name\":\"mailgun\",\"credentials\":{\"api_key\":\"hush-key\",\"domain\":\"d\","
                + "\"region\":null}}")
        .has(200);
    assertThat(api.get(PROVIDER).raw().body()).contains("\"domain\":\"d\"").doesNotContain("hush");
    api.call("DELETE", PROVIDER).has(204);
    api.get(PROVIDER).has(404);
  }

  @Test
  void templatesAreMadeReplacedAndChanged() {
    var path = "/email-templates/user_invitation";
    var none = "The template does not exist.";
    api.get(path).isError(404, "inexistent_email_template", none);
    api.call("PATCH", path, "{\"enabled\":true}").isError(404, "inexistent_email_template", none);
    var body =
        "{\"template\":\"user_invitation\",\"body\":\"<p>{{ url }}</p>\",\"subject\":\"Hi\","
            + "\"from\":\"a@b.example\",\"syntax\":\"liquid\",\"urlLifetimeInSeconds\":600,"
            + "\"enabled\":true,\"x_mine\":1}";
    var made = api.call("POST", "/email-templates", body).has(200);
    assertThat(made.body()).isEqualTo(Json.own(body));
    api.call("POST", "/email-templates", body).has(409);
    assertThat(api.get(path).has(200).body()).isEqualTo(made.body());
    assertThat(api.call("PATCH", path, "{\"subject\":\"Ho\"}").has(200).text("subject"))
        .isEqualTo("Ho");
    var put = api.call("PUT", path, "{\"template\":\"user_invitation\",\"body\":null}").has(200);
    assertThat(put.raw().body())
        .isEqualTo("{\"template\":\"user_invitation\",\"syntax\":\"liquid\",\"enabled\":false}");
    api.call("PUT", "/email-templates/reset_email", "{\"template\":\"verify_email\"}")
        .isInvalidBody("on property template");
    api.call("POST", "/email-templates", "{\"template\":\"x\"}").isInvalidBody("template");
    api.get("/email-templates/none").has(400);
    assertThat(EmailTemplates.NAMES).hasSize(14);
    for (var name : EmailTemplates.NAMES) {
      var one = "{\"template\":\"" + name + "\"}";
      api.call("PUT", "/email-templates/" + name, one).has(200);
    }
  }
}
