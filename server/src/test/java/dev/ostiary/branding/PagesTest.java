package dev.ostiary.branding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.branding.Html.Tag;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every page in every language. */
class PagesTest {

  private static final Brand BRAND = Brand.plain("Acme");

  /** A page with a name that says which one failed. */
  record Page(String name, Language language, Html html, String text) {
    @Override
    public String toString() {
      return name + " in " + language;
    }
  }

  static Stream<Page> pages() {
    return Languages.all().stream()
        .flatMap(
            language ->
                SamplePages.of(language, BRAND).entrySet().stream().map(p -> page(language, p)));
  }

  private static Page page(Language language, Map.Entry<String, String> page) {
    return new Page(page.getKey(), language, new Html(page.getValue()), page.getValue());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void hasOneHeadingOneMainPartAndATitle(Page page) {
    assertThat(page.html().named("h1")).hasSize(1);
    assertThat(page.html().named("main")).hasSize(1);
    assertThat(page.text()).contains(" · Acme</title>");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void saysItsLanguageAndDirection(Page page) {
    var root = page.html().named("html").getFirst();
    assertThat(root.get("lang")).isEqualTo(page.language().tag());
    assertThat(root.get("dir")).isEqualTo(page.language().direction());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyFieldHasALabelAndSaysWhatBelongsInIt(Page page) {
    var labels = page.html().named("label").stream().map(label -> label.get("for")).toList();
    var fields =
        page.html().named("input").stream().filter(i -> !"hidden".equals(i.get("type"))).toList();
    for (var field : fields) {
      assertThat(labels).contains(field.get("id"));
      assertThat(field.get("autocomplete"))
          .isIn("username", "email", "current-password", "new-password");
    }
    assertThat(labels).hasSameSizeAs(fields);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void referencesOnlyIdsThatExistOnce(Page page) {
    var ids = page.html().values("id");
    assertThat(ids).doesNotHaveDuplicates();
    for (var described : page.html().values("aria-describedby")) {
      assertThat(ids).contains(described.split(" "));
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  @DisplayName("WEB-01, WEB-10: no script, no inline style, no event handler, nothing foreign")
  void needsNothingThatThePolicyForbids(Page page) {
    var forbidden = List.of("script", "style", "iframe", "object", "embed", "base", "frame");
    assertThat(page.html().all().map(Tag::name)).doesNotContainAnyElementsOf(forbidden);
    var names = new HashSet<String>();
    page.html().all().forEach(tag -> names.addAll(tag.attributes().keySet()));
    assertThat(names).noneMatch(name -> name.startsWith("on") || name.equals("style"));
    for (var link : page.html().named("link")) {
      assertThat(link.get("href")).matches("/assets/.*|data:image/svg\\+xml,.*");
    }
    assertThat(page.html().values("src")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  @DisplayName("WEB-04: every form posts to a path of ours and sends the CSRF token")
  void everyFormSendsTheToken(Page page) {
    var forms = page.html().named("form");
    assertThat(forms).allMatch(form -> "post".equals(form.get("method")));
    assertThat(forms).extracting(form -> form.get("action")).allMatch(a -> a.startsWith("/"));
    var tokens =
        page.html().named("input").stream()
            .filter(i -> "csrf".equals(i.get("name")))
            .filter(i -> "hidden".equals(i.get("type")) && "csrf-token".equals(i.get("value")));
    assertThat(tokens).hasSameSizeAs(forms);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void leavesNoPlaceholderOpen(Page page) {
    assertThat(page.text()).doesNotContainPattern("\\{[0-9]\\}|\\bnull\\b");
  }

  @Test
  void anErrorIsAnnouncedAndTiedToItsFields() {
    var html = new Html(SamplePages.of(Languages.english(), BRAND).getOrDefault("login-error", ""));
    var summary = html.all().filter(tag -> "alert".equals(tag.get("role"))).toList();
    assertThat(summary).singleElement().matches(tag -> "error".equals(tag.get("id")));
    var fields = html.all().filter(tag -> tag.has("aria-invalid")).toList();
    assertThat(fields).extracting(tag -> tag.get("name")).containsExactly("username", "password");
    assertThat(fields).allMatch(tag -> "error".equals(tag.get("aria-describedby")));
  }

  @Test
  void withoutRulesNothingPointsAtThem() {
    var shell = new Shell(Languages.english(), BRAND, "t");
    var page = new Pages().resetForm(shell, "ticket", FormErrors.PASSWORD_REQUIRED, List.of());
    assertThat(new Html(page).values("aria-describedby")).containsExactly("error", "error");
  }

  @Test
  void aPasswordIsNeverWrittenIntoAPage() {
    for (var page : SamplePages.of(Languages.english(), BRAND).values()) {
      var fields = new Html(page).all().filter(tag -> "password".equals(tag.get("type")));
      assertThat(fields).noneMatch(tag -> tag.has("value") || tag.has("maxlength"));
    }
  }

  @Test
  @DisplayName("AUT-06: an unknown error key shows the general text, never the key")
  void anUnknownErrorIsAGeneralOne() {
    var shell = new Shell(Languages.english(), BRAND, "t");
    var view = new LoginView("s", "", "user-does-not-exist", null, false, List.of());
    assertThat(new Pages().login(shell, view))
        .contains("Something went wrong on our side")
        .doesNotContain("user-does-not-exist")
        .doesNotContain("/u/signup");
  }

  @Test
  @DisplayName("LOG-03: an error page shows the event id and keeps the developer's part closed")
  void anErrorPageSpeaksToTwoReaders() {
    var page = SamplePages.of(Languages.english(), BRAND).getOrDefault("error-callback", "");
    assertThat(page).contains("<h1>Callback URL mismatch</h1>").contains("evt_01JD7Q2M4T");
    assertThat(new Html(page).named("details").getFirst().has("open")).isFalse();
  }
}
