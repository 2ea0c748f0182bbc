package dev.ostiary.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** URLs as programs write them, and what is none. */
class WebAddressTest {
  @ParameterizedTest
  @CsvSource({
    "https://api.example.com, https://api.example.com/",
    "HTTPS://API.Example.com:443/A, https://api.example.com/A",
    "http://api.example.com:80?a=b, http://api.example.com/?a=b",
    "http://orders:8080/x#part, http://orders:8080/x",
    "https://a.example/{b}|c?q=[1]&r=\"s\"%zz%20é, "
        + "https://a.example/%7Bb%7D%7Cc?q=%5B1%5D&r=%22s%22%25zz%20%C3%A9",
    "https://127.0.0.1:8443/, https://127.0.0.1:8443/",
    "https://[::1]/a, https://[::1]/a",
    "https://a.example\\@b.example/, https://a.example/%5C@b.example/",
    "https://a.example/a b, https://a.example/a%20b",
  })
  void whatAUrlCannotHaveIsEncoded(String text, String read) {
    assertThat(WebAddress.of(text)).hasToString(read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "api.example.com",
        "//api.example.com/",
        "ftp://api.example.com/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "jar:https://a.example/!/",
        "https://",
        "https:///x",
        "https://user@api.example.com/",
        "https://user:secret@localhost:3001/",
        "https://api.example.com:0/",
        "https://api.example.com:99999/",
        "https://api.example.com:123456/",
        "https://api.example.com:/",
        "https://api.example.com./",
        "https://.example.com/",
        "https://0x7f.1/",
        "https://0x7f000001/",
        "http://127.1:3001/",
        "http://2130706433:3001/",
        "http://0177.0.0.1:3001/",
        "http://127.0.0.01:3001/",
        "http://1.2.3.400/",
        "http://1.2.3.4.5/",
        "http://[::1%25lo]:3001/",
        "http://[::1/",
        "http://[]/",
        "https://api_internal.example.com/",
        "https://例え.jp/",
        "https://１２７.0.0.1/",
        "https://a%2eexample/",
        "https://a.example\t.b/",
        "https://a.example\r\nX-Evil: 1",
      })
  @DisplayName("OUT-04 users, numbers for names and other schemes are refused")
  void oddAddressesAreRefused(String text) {
    assertThatThrownBy(() -> WebAddress.of(text)).as(text).isInstanceOf(Refusal.class);
  }
}
