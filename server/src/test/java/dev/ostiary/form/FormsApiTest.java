package dev.ostiary.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.common.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FormsApiTest {
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

  private static String vault(String name, String more) {
    return api.call(
            "POST",
            "/flows/vault/connections",
            "{\"name\":\"%s\",\"app_id\":\"HTTP\"%s}".formatted(name, more))
        .has(201)
        .text("id");
  }

  private static String flow(String name, String connection) {
    return """
        {"name":"%s","actions":[{"id":"a1","type":"HTTP","action":"SEND_REQUEST",
          "params":{"connection_id":"%s","url":"https://api.example.com/"}}]}"""
        .formatted(name, connection);
  }

  private static String form(String name, String flow) {
    return """
        {"name":"%s","languages":{"primary":"en"},"start":{"next_node":"n1"},
         "nodes":[{"id":"n1","type":"FLOW","config":{"flow_id":"%s","next_node":"$ending"}}]}"""
        .formatted(name, flow);
  }

  @Test
  void whatTheVaultKeepsIsNeverShown() {
    var setup = ",\"setup\":{\"type\":\"BEARER\",\"token\":\"vault-secret\"}";
    var path = "/flows/vault/connections/" + vault("Kept", setup);
    var shown = api.get(path).has(200);
    assertThat(shown.text("id")).matches("ac_[1-9A-HJ-NP-Za-km-z]{22}");
    assertThat(shown.body().path("ready").booleanValue()).isTrue();
    assertThat(shown.body().has("setup")).isFalse();
    var renamed = api.call("PATCH", path, "{\"name\":\"Renamed\"}").has(200);
    assertThat(renamed.text("fingerprint")).isEqualTo(shown.text("fingerprint"));
    var changed = api.call("PATCH", path, "{\"setup\":{\"token\":\"vault-secret-2\"}}").has(200);
    assertThat(changed.text("fingerprint")).isNotEqualTo(shown.text("fingerprint"));
    assertThat(changed.raw().body()).doesNotContain("vault-secret");
    boolean readable =
        api.database()
            .read(
                tx ->
                    tx.sql()
                            .createQuery("SELECT COUNT(*) FROM document WHERE body LIKE :text")
                            .bind("text", "%vault-secret%")
                            .mapTo(Long.class)
                            .one()
                        > 0);
    assertThat(readable).isFalse();
    assertThat(api.get(VAULT).has(200).body().path("connections").isArray()).isTrue();
    api.call("PATCH", path, "{\"app_id\":\"JWT\"}").has(400);
    api.call("POST", VAULT, "{\"name\":\"x\",\"app_id\":\"FAX\"}").isInvalidBody("enum");
    api.call("DELETE", path).has(204);
    api.get(path).has(404);
  }

  private static final String VAULT = "/flows/vault/connections";

  @Test
  void flowsAndFormsAreMadeChangedListedAndRemoved() {
    var flow = api.call("POST", "/flows", flow("Call", vault("For a call", ""))).has(201);
    assertThat(flow.text("id")).matches("af_[1-9A-HJ-NP-Za-km-z]{22}");
    var form = api.call("POST", "/forms", form("Ask", flow.text("id"))).has(201);
    assertThat(form.text("id")).matches("ap_[1-9A-HJ-NP-Za-km-z]{22}");
    assertThat(api.get("/forms/" + form.text("id")).has(200).body()).isEqualTo(form.body());
    assertThat(api.get("/flows/" + flow.text("id")).has(200).body()).isEqualTo(flow.body());
    var forms = api.get("/forms?hydrate=flow_count").has(200).body();
    assertThat(forms.path("total").intValue()).isEqualTo(1);
    assertThat(forms.path("forms").path(0).has("nodes")).isFalse();
    assertThat(forms.path("forms").path(0).path("flow_count").intValue()).isEqualTo(1);
    var flows = api.get("/flows?hydrate=form_count").has(200).body().path("flows");
    assertThat(flows.path(0).path("form_count").intValue()).isEqualTo(1);
    var path = "/forms/" + form.text("id");
    var after = api.call("PATCH", path, "{\"style\":{\"css\":\"x\"},\"start\":null}").has(200);
    assertThat(after.body().has("start")).isFalse();
    assertThat(after.body().path("nodes")).hasSize(1);
    api.call("PATCH", "/flows/" + flow.text("id"), "{\"name\":\"Called\"}").has(200);
    api.call("DELETE", path).has(204);
    api.get(path).has(404);
    api.call("DELETE", "/flows/" + flow.text("id")).has(204);
    api.get("/flows/" + flow.text("id")).has(404);
  }

  @Test
  void whatFlowsAndFormsReferToExistsAndLeavesNoOrphan() {
    api.call("POST", "/flows", flow("Bad", "ac_none")).isInvalidBody("does not exist");
    api.call("POST", "/forms", form("Bad", "af_none")).isInvalidBody("does not exist");
    var connection = vault("Goes", "");
    var flow = api.call("POST", "/flows", flow("Stays", connection)).has(201).text("id");
    var form = api.call("POST", "/forms", form("Stays", flow)).has(201).text("id");
    api.call("PATCH", "/forms/" + form, form("Stays", "af_none")).isInvalidBody("does not exist");
    api.call("DELETE", VAULT + "/" + connection).has(204);
    assertThat(api.get("/flows/" + flow).raw().body())
        .doesNotContain(connection)
        .contains("api.example.com");
    api.call("DELETE", "/flows/" + flow).has(204);
    assertThat(api.get("/forms/" + form).raw().body()).doesNotContain(flow).contains("next_node");
    api.call("DELETE", "/forms/" + form).has(204);
  }

  @Test
  void noFlowHasRunYet() {
    var flow = api.call("POST", "/flows", "{\"name\":\"Idle\"}").has(201).text("id");
    var path = "/flows/" + flow + "/executions";
    assertThat(Json.write(api.get(path).has(200).body())).isEqualTo("{\"executions\":[]}");
    api.get(path + "/1").has(404);
    api.call("DELETE", path + "/1").has(404);
    api.call("DELETE", "/flows/" + flow).has(204);
    api.get(path).has(404);
  }
}
