package dev.ostiary.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.common.Json;
import dev.ostiary.management.ManagementError;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientUrisTest {
  private static boolean registers(String member, String url, String type) {
    var client = Json.object().put("app_type", type);
    client.putArray(member).add(url);
    try {
      ClientUris.check(client);
      return true;
    } catch (ManagementError e) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.example/callback",
        "https://app.example",
        "https://app.example:8443/a/b?c=d&e=%20f",
        "https://xn--bcher-kva.example/",
        "http://localhost:3000/callback",
        "http://127.0.0.1/cb",
        "http://[::1]:9/cb",
        "https://192.0.2.1/cb"
      })
  void addressesOfTheWebAndOfTheOwnMachineAreRegistered(String url) {
    assertThat(registers("callbacks", url, "spa")).isTrue();
    assertThat(registers("allowed_logout_urls", url, "regular_web")).isTrue();
  }

  @ParameterizedTest
  @DisplayName("RED-04 addresses that must never be registered")
  @ValueSource(
      strings = {
        "",
        "/callback",
        "//app.example/cb",
        "app.example/cb",
        "https://app.example/cb#fragment",
        "https://app.example/cb#",
        "https://user@app.example/cb",
        "https://user:pw@app.example/cb",
        "https://*.app.example/cb",
        "https://app.example/*",
        "ht*ps://app.example",
        "https://",
        "https:///cb",
        "https://app.example:/cb",
        "https://app.example:99999/cb",
        "https://app.example./cb",
        "https://app.example/../cb",
        "https://app.example/a/..",
        "https://app.example/./cb",
        "https://app.example/%2e%2E/cb",
        "https://app.example/a%2fb",
        "https://app.example/a%5Cb",
        "https://app.example//cb",
        "https://app.example\\cb",
        "https://app.example/ cb",
        " https://app.example/cb",
        "https://app.example/cb\n",
        "https://app.example/\tcb",
        "https://bücher.example/",
        "https://app.example/é",
        "http://app.example/cb",
        "http://localhost.evil.example/cb",
        "http://127.0.0.1.evil.example/cb",
        "http://127.1/cb",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "javascript://app.example/%0aalert(1)",
        "data:text/html,x",
        "DATA:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:https://app.example/x",
        "about:blank",
        "filesystem:https://app.example/x",
        "ws://app.example/",
        "wss://app.example/",
        "view-source:https://app.example/"
      })
  void dangerousAddressesAreRefused(String url) {
    for (var type : new String[] {"spa", "native", "regular_web", ""}) {
      assertThat(registers("callbacks", url, type)).isFalse();
      assertThat(registers("allowed_logout_urls", url, type)).isFalse();
      assertThat(registers("web_origins", url, type)).isFalse();
    }
  }

  @Test
  @DisplayName("RED-04 schemes of an application's own are for native applications, with a dot")
  void onlyNativeApplicationsHaveASchemeOfTheirOwn() {
    assertThat(registers("callbacks", "com.example.app://tenant/callback", "native")).isTrue();
    assertThat(registers("callbacks", "com.example.app:/callback", "native")).isTrue();
    assertThat(registers("callbacks", "myapp://callback", "native")).isFalse();
    assertThat(registers("callbacks", "com.example.app://tenant/callback", "spa")).isFalse();
  }

  @Test
  void originsHaveNoPathAndAreWrittenAsBrowsersSendThem() {
    assertThat(registers("web_origins", "https://app.example", "spa")).isTrue();
    assertThat(registers("allowed_origins", "http://localhost:3000", "spa")).isTrue();
    for (var url :
        new String[] {
          "https://app.example/",
          "https://app.example/x",
          "https://app.example?x",
          "HTTPS://app.example",
          "https://App.example"
        }) {
      assertThat(registers("web_origins", url, "spa")).as(url).isFalse();
    }
  }

  @Test
  void theAddressThatStartsASignInIsHttps() {
    ClientUris.check(Json.object().put("initiate_login_uri", ""));
    ClientUris.check(Json.object().put("initiate_login_uri", "https://app.example/login"));
    assertThat(refused("http://localhost/login")).isTrue();
    assertThat(refused("https://app.example/login#x")).isTrue();
  }

  private static boolean refused(String url) {
    try {
      ClientUris.check(Json.object().put("initiate_login_uri", url));
      return false;
    } catch (ManagementError e) {
      return true;
    }
  }
}
