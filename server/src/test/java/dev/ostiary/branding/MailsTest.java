package dev.ostiary.branding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailsTest {

  private static final String LINK = "https://login.example.com/u/verify?ticket=abc&kind=email";

  private final Mails mails = new Mails();

  static List<Language> languages() {
    return List.copyOf(Languages.all());
  }

  private List<Mails.Mail> all(Language language, Brand brand) {
    return List.of(
        mails.verification(language, brand, LINK, Duration.ofHours(24)),
        mails.passwordReset(language, brand, LINK, Duration.ofMinutes(30)),
        mails.passwordChanged(language, brand));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyMailIsCompleteInEveryLanguage(Language language) {
    for (var mail : all(language, Brand.plain("Acme"))) {
      assertThat(mail.subject()).contains("Acme");
      assertThat(mail.text()).contains("Acme").doesNotContainPattern("\\{[0-9]\\}");
      assertThat(mail.html())
          .contains("lang=\"" + language.tag() + "\" dir=\"" + language.direction() + "\"")
          .doesNotContainPattern("\\{[0-9]\\}");
    }
  }

  @Test
  void theLinkStandsInBothForms() {
    var mail =
        mails.verification(Languages.english(), Brand.plain("Acme"), LINK, Duration.ofDays(1));
    assertThat(mail.text()).contains("\n" + LINK + "\n").contains("for 24 h");
    var links = new Html(mail.html()).values("href");
    assertThat(links).isNotEmpty().allMatch(LINK.replace("&", "&amp;")::equals);
  }

  @Test
  @DisplayName("REC-06: the notice of a change carries no link that could be imitated")
  void theNoticeHasNoLink() {
    var mail = mails.passwordChanged(Languages.english(), Brand.plain("Acme"));
    assertThat(new Html(mail.html()).named("a")).isEmpty();
    assertThat(mail.text()).doesNotContain("http");
  }

  @Test
  @DisplayName("REC-08: a tenant's name is escaped and cannot add a header")
  void namesAreHarmless() {
    var name = "<img src=x onerror=1>\r\nBcc: all@example.com";
    for (var mail : all(Languages.english(), Brand.plain(name))) {
      assertThat(mail.subject()).doesNotContain("\r").doesNotContain("\n");
      assertThat(new Html(mail.html()).named("img")).isEmpty();
    }
  }

  @ParameterizedTest
  @DisplayName("REC-08: a mail links to the web and nowhere else")
  @ValueSource(strings = {"javascript:alert(1)", "/u/verify", "//evil.example", "data:text/html,x"})
  void aLinkIsAnAbsoluteWebAddress(String link) {
    assertThatThrownBy(
            () ->
                mails.verification(
                    Languages.english(), Brand.plain("Acme"), link, Duration.ofHours(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void carriesNoImageAndNoScript() {
    for (var mail : all(Languages.english(), new Brand("Acme", "/logo.png", "#ffd60a", ""))) {
      var html = new Html(mail.html());
      assertThat(html.named("img")).isEmpty();
      assertThat(html.named("script")).isEmpty();
      assertThat(html.named("h1")).hasSize(1);
    }
  }

  @Test
  @DisplayName("The mailbox finds the links of a mail, each once")
  void linksAreFoundInTheText() {
    var mail =
        mails.verification(Languages.english(), Brand.plain("Acme"), LINK, Duration.ofDays(1));
    var line = new MailLine("m", "a@b", mail.subject(), Instant.EPOCH);
    assertThat(new MailView(line, "f", mail.text(), mail.html()).links()).containsExactly(LINK);
    assertThat(line.time()).isEqualTo("1970-01-01 00:00:00 UTC");
  }
}
