package dev.ostiary.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.common.Json;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ClientGrantsApiTest {
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

  private static String client() {
    return api.call("POST", "/clients", "{\"name\":\"M2M\"}").has(201).text("client_id");
  }

  private static String server(String identifier) {
    return api.call(
            "POST",
            "/resource-servers",
            "{\"identifier\":\"%s\",\"scopes\":[{\"value\":\"a\"},{\"value\":\"b\"},{\"value\":\"c\"}]}"
                .formatted(identifier))
        .has(201)
        .text("id");
  }

  private static ApiFixture.Answer grant(String client, String audience, String more) {
    return api.call(
        "POST",
        "/client-grants",
        "{\"client_id\":\"%s\",\"audience\":\"%s\"%s}".formatted(client, audience, more));
  }

  @Test
  void aGrantHoldsASubsetOfTheScopes() {
    server("urn:subset");
    var client = client();
    var created = grant(client, "urn:subset", ",\"scope\":[\"b\",\"a\",\"b\"]").has(201);
    assertThat(created.text("id")).matches("cgr_[A-Za-z0-9]{16}");
    assertThat(created.text("subject_type")).isEqualTo("client");
    assertThat(Json.strings(created.body(), "scope")).containsExactly("b", "a");
    var path = "/client-grants/" + created.text("id");
    assertThat(
            Json.strings(api.call("PATCH", path, "{\"scope\":[\"c\"]}").has(200).body(), "scope"))
        .containsExactly("c");
    assertThat(api.call("PATCH", path, "{\"scope\":[]}").has(200).body().get("scope")).isEmpty();
    api.call("PATCH", path, "{\"scope\":[\"c\",\"z\"]}")
        .isInvalidBody("Scopes not defined by the resource server: z");
    api.call("PATCH", path, "{\"audience\":\"urn:x\"}").isInvalidBody("not allowed: audience");
    api.call("DELETE", path).has(204);
    api.get(path).isError(404, "inexistent_client_grant", "The grant does not exist.");
  }

  @Test
  void whatAGrantIsForMustExist() {
    server("urn:exists");
    grant("none", "urn:exists", "").isError(404, "inexistent_client", "The client does not exist");
    grant(client(), "urn:none", "")
        .isError(
            404, "inexistent_resource_server", "The resource server does not exist: 'urn:none'");
    grant(client(), "urn:exists", ",\"scope\":[\"z\"]").isInvalidBody("not defined");
    grant(client(), "urn:exists", ",\"subject_type\":\"robot\"").isInvalidBody("No enum match");
    grant(client(), "urn:exists", ",\"allow_all_scopes\":true").isInvalidBody("not support");
  }

  @Test
  void thereIsOneGrantForAClientAnApiAndASubject() {
    server("urn:once");
    var client = client();
    grant(client, "urn:once", "").has(201);
    grant(client, "urn:once", ",\"subject_type\":\"user\"").has(201);
    grant(client, "urn:once", "")
        .isError(409, null, "A client grant already exists between " + client + " and urn:once");
  }

  @Test
  void manyAtOnceMakeExactlyOneGrant() {
    server("urn:race");
    var client = client();
    var statuses =
        IntStream.range(0, 16)
            .parallel()
            .mapToObj(i -> grant(client, "urn:race", "").status())
            .toList();
    assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
  }

  @Test
  void theListIsFilteredAndFollowsCheckpoints() {
    server("urn:list:a");
    server("urn:list:b");
    var client = client();
    grant(client, "urn:list:a", "").has(201);
    grant(client, "urn:list:b", "").has(201);
    grant(client(), "urn:list:b", "").has(201);
    assertThat(api.get("/client-grants?client_id=" + client).each("audience"))
        .containsExactly("urn:list:a", "urn:list:b");
    assertThat(api.get("/client-grants?audience=urn:list:b&subject_type=client").body()).hasSize(2);
    assertThat(api.get("/client-grants?subject_type=user&audience=urn:list:b").body()).isEmpty();
    var first = api.get("/client-grants?take=1&client_id=" + client).has(200);
    assertThat(first.body().get("client_grants")).hasSize(1);
    var second =
        api.get("/client-grants?take=1&client_id=" + client + "&from=" + first.text("next"));
    assertThat(second.body().at("/client_grants/0/audience").stringValue()).isEqualTo("urn:list:b");
    assertThat(second.body().has("next")).isFalse();
  }

  @Test
  void aScopeThatAnApiDropsIsDroppedFromItsGrants() {
    var id = server("urn:drop");
    var path =
        "/client-grants/" + grant(client(), "urn:drop", ",\"scope\":[\"a\",\"b\"]").text("id");
    api.call("PATCH", "/resource-servers/" + id, "{\"scopes\":[{\"value\":\"b\"}]}").has(200);
    assertThat(Json.strings(api.get(path).body(), "scope")).containsExactly("b");
    api.call(
        "PATCH", "/resource-servers/" + id, "{\"scopes\":[{\"value\":\"a\"},{\"value\":\"b\"}]}");
    assertThat(Json.strings(api.get(path).body(), "scope")).containsExactly("b");
    api.call("DELETE", "/resource-servers/" + id).has(204);
    api.get(path).has(404);
  }
}
