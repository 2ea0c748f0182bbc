package dev.ostiary.branding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile texts in every place that a user, a tenant, a client or a request can fill. */
class EscapingTest {

  @ParameterizedTest
  @DisplayName("WEB-02: no value changes the tags or attributes of a page")
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"onmouseover=\"alert(1)",
        "\" onfocus=alert(1) autofocus x=\"",
        "'\"><svg/onload=alert(1)>",
        "</title><img src=x onerror=alert(1)>",
        "--><b>",
        "${7*7}@if(true)",
        "javascript:alert(1)",
        "&quot;><i>"
      })
  void valuesStayText(String hostile) {
    var harmless = SamplePages.filledWith("harmless");
    SamplePages.filledWith(hostile)
        .forEach(
            (name, page) ->
                assertThat(new Html(page).shape())
                    .as(name)
                    .isEqualTo(new Html(harmless.getOrDefault(name, "")).shape()));
  }

  @Test
  @DisplayName("WEB-02: a client's name is escaped in a text and in an attribute")
  void theNameOfAClientIsEscaped() {
    var page = SamplePages.filledWith("<script>\"onmouseover=").get("login");
    assertThat(page)
        .contains("value=\"&lt;script>&#34;onmouseover=\"")
        .contains("<bdi class=\"value\">&lt;script&gt;\"onmouseover=</bdi>")
        .doesNotContain("\"<script>\"");
  }

  @ParameterizedTest
  @DisplayName("WEB-02: no page links to an address that runs script")
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "//evil.example/",
        "/\\evil.example/"
      })
  void linksAreWebAddresses(String hostile) {
    for (var page : SamplePages.filledWith(hostile).entrySet()) {
      assertThat(new Html(page.getValue()).values("href"))
          .as(page.getKey())
          .allMatch(href -> href.matches("(/(?![/\\\\])|https?://|data:image/svg\\+xml,).*"));
    }
  }

  @Test
  @DisplayName("WEB-02: an image is an https, data or own address")
  void imagesAreImages() {
    for (var url : List.of("http://x.example/a.png", "data:text/html,x", "javascript:1", "//x/")) {
      assertThat(new Brand("Acme", url, "", "").logoUrl()).isNull();
    }
    for (var url : List.of("https://x.example/a.png", "data:image/png;base64,AA==", "/logo.png")) {
      assertThat(new Brand("Acme", url, "", "").logoUrl()).isEqualTo(url);
    }
  }

  @Test
  @DisplayName("WEB-05: a name cannot reverse or break the words around it on the consent page")
  void aNameCannotTurnTheSentenceAround() {
    var name = "Bank\u202etrusted\u2066\u200f\nby Acme";
    var page = SamplePages.filledWith(name).get("consent");
    assertThat(Languages.english().text("consent.title", name))
        .isEqualTo("Bank trusted by Acme asks for access");
    assertThat(page).contains("<bdi class=\"value\">Bank trusted by Acme</bdi> asks for access");
  }

  @Test
  @DisplayName("COD-11: state is echoed byte for byte, and encoded where it stands in a link")
  void stateSurvives() {
    var page = SamplePages.filledWith("a b&c=d+e%20\"").get("login");
    assertThat(page)
        .contains("name=\"state\" value=\"a b&amp;c=d+e%20&#34;\"")
        .contains("href=\"/u/signup?state=a+b%26c%3Dd%2Be%2520%22\"");
  }

  @Test
  void everySampleIsRenderedWithHostileTextToo() {
    var sensible = SamplePages.of(Languages.english(), Brand.plain("Acme"));
    assertThat(SamplePages.filledWith("x").keySet()).isEqualTo(sensible.keySet());
  }
}
