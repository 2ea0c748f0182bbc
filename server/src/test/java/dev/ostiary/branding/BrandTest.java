package dev.ostiary.branding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrandTest {

  private static final String STYLESHEET =
      """
      :root\\{(--[a-z-]+:#[0-9a-f]{6};?)+\\}
      @media \\(prefers-color-scheme:dark\\)\\{:root\\{(--[a-z-]+:#[0-9a-f]{6};?)+\\}\\}
      """;

  @ParameterizedTest
  @DisplayName("WEB-03: a colour is #rrggbb or it is not used")
  @ValueSource(
      strings = {
        "red",
        "#fff",
        "#12345",
        "#1234567",
        "#12345g",
        "#123456;}body{background:url(//evil.example)}",
        "#123456\n",
        " #123456",
        "}</style><script>",
        "url(javascript:1)",
        "#１２３４５６",
        ""
      })
  void nothingButAColourReachesTheStylesheet(String hostile) {
    var css = Pages.brandStylesheet(new Brand("Acme", null, hostile, hostile));
    assertThat(Brand.isColor(hostile)).isFalse();
    assertThat(css).matches(STYLESHEET);
    assertThat(css).isEqualTo(Pages.brandStylesheet(Brand.plain("Acme")));
  }

  @Test
  void aColourOfTheTenantIsUsed() {
    assertThat(Pages.brandStylesheet(new Brand("Acme", null, "#FFD60A", "#fff7d1")))
        .contains("--primary:#ffd60a;", "--on-primary:#000000;", "--page:#fff7d1;");
  }

  @Test
  @DisplayName("WCAG 1.4.3 and 1.4.11: whatever the tenant's colour, texts and edges can be seen")
  void everyColourEndsUpReadable() {
    var random = new Random(7);
    for (var i = 0; i < 20_000; i++) {
      var color = new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256));
      var surface = new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256));
      assertThat(color.contrast(color.text())).isGreaterThanOrEqualTo(4.5);
      assertThat(color.readableOn(surface, 4.5).contrast(surface)).isGreaterThanOrEqualTo(4.5);
    }
  }

  @Test
  void contrastIsThatOfWcag() {
    assertThat(Color.BLACK.contrast(Color.WHITE)).isEqualTo(21);
    assertThat(Color.of("#777777").contrast(Color.WHITE)).isBetween(4.47, 4.49);
    assertThat(Color.of("#1f4e79").text()).isEqualTo(Color.WHITE);
    assertThat(Color.of("#ffd60a").text()).isEqualTo(Color.BLACK);
  }

  @Test
  @DisplayName("SES-11: what may be cached for ever changes its address with its content")
  void pathsNameTheContent() {
    var one = Brand.plain("Acme");
    var two = new Brand("Acme", null, "#ffd60a", Brand.BACKGROUND);
    assertThat(Pages.stylesheetPath()).matches("/assets/pages-[0-9A-Za-z_-]{16}\\.css");
    assertThat(Pages.brandStylesheetPath(one)).matches("/assets/brand\\.css\\?v=[0-9A-Za-z_-]{16}");
    assertThat(Pages.brandStylesheetPath(one)).isNotEqualTo(Pages.brandStylesheetPath(two));
    assertThat(Pages.brandStylesheetPath(one))
        .isEqualTo(Pages.brandStylesheetPath(Brand.plain("Beta")));
  }

  @Test
  @DisplayName("RED-12: the stylesheet loads nothing")
  void theStylesheetLoadsNothing() {
    assertThat(Pages.stylesheet()).doesNotContain("url(").doesNotContain("@import");
  }
}
