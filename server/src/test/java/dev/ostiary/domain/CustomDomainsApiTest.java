package dev.ostiary.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.common.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CustomDomainsApiTest {
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

  private static ApiFixture.Answer create(String domain) {
    return api.call(
        "POST",
        "/custom-domains",
        "{\"domain\":\"%s\",\"type\":\"auth0_managed_certs\"}".formatted(domain));
  }

  @Test
  void aCustomDomainIsMadeChangedListedAndRemovedAndStaysPending() {
    var created = create("Login.Example.com").has(201);
    var id = created.text("custom_domain_id");
    var path = "/custom-domains/" + id;
    assertThat(id).matches("cd_[A-Za-z0-9]{16}");
    assertThat(created.text("domain")).isEqualTo("login.example.com");
    assertThat(created.text("status")).isEqualTo("pending_verification");
    assertThat(created.body().path("primary").booleanValue()).isTrue();
    var method = created.body().path("verification").path("methods").path(0);
    assertThat(Json.text(method, "name")).isEqualTo("txt");
    assertThat(Json.text(method, "domain")).isEqualTo("_ostiary.login.example.com");
    assertThat(api.get(path).has(200).body()).isEqualTo(created.body());
    assertThat(api.get("/custom-domains").has(200).each("domain")).contains("login.example.com");
    create("login.example.com")
        .isError(409, null, "A custom domain with the same name already exists");
    var changed =
        api.call(
            "PATCH",
            path,
            "{\"custom_client_ip_header\":\"cf-connecting-ip\",\"domain_metadata\":{\"a\":\"b\"}}");
    assertThat(changed.has(200).text("custom_client_ip_header")).isEqualTo("cf-connecting-ip");
    api.call("PATCH", path, "{\"custom_client_ip_header\":null}").has(200);
    api.call("PATCH", path, "{\"domain\":\"b.example.com\"}").has(400);
    assertThat(api.call("POST", path + "/verify").has(200).text("status"))
        .isEqualTo("pending_verification");
    assertThat(api.call("POST", path + "/test").has(200).body().path("success").booleanValue(true))
        .isFalse();
    api.call("DELETE", path).has(204);
    api.get(path)
        .isError(404, "inexistent_custom_domain", "The custom domain " + id + " does not exist");
    for (var wrong :
        new String[] {"localhost", "a b.example.com", "https://a.example.com", "1.2.3.4"}) {
      create(wrong).isInvalidBody("hostname");
    }
  }

  @Test
  void oneDomainIsTheDefault() {
    var own = api.get("/custom-domains/default").has(200);
    var id = create("auth.example.org").has(201).text("custom_domain_id");
    api.call("PATCH", "/custom-domains/default", "{\"domain\":\"none.example.org\"}").has(400);
    var chosen =
        api.call("PATCH", "/custom-domains/default", "{\"domain\":\"auth.example.org\"}").has(200);
    assertThat(chosen.text("custom_domain_id")).isEqualTo(id);
    assertThat(chosen.body().path("is_default").booleanValue()).isTrue();
    api.call("PATCH", "/custom-domains/default", "{\"domain\":\"" + own.text("domain") + "\"}")
        .has(200);
    assertThat(api.get("/custom-domains/default").body()).isEqualTo(own.body());
    api.call("PATCH", "/custom-domains/default", "{\"domain\":\"auth.example.org\"}").has(200);
    api.call("DELETE", "/custom-domains/" + id).has(204);
    assertThat(api.get("/custom-domains/default").body()).isEqualTo(own.body());
  }
}
