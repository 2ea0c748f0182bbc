package dev.ostiary.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.Golden;
import dev.ostiary.TestServer;
import org.junit.jupiter.api.Test;

/** Each verdict has its page, served and in the repository, out of one text. */
class ManualTest {
  @Test
  void thePageOfTheRepositoryIsThatOfTheServer() {
    Golden.check("docs/verdicts.md", Manual.markdown());
  }

  @Test
  void everyVerdictHasAPageThatEverybodyMayRead() {
    try (var server = TestServer.start()) {
      var index = server.http().get("/docs/verdicts");
      assertThat(index.status()).isEqualTo(200);
      for (var verdict : Verdict.values()) {
        assertThat(index.body()).contains("/docs/verdicts/" + verdict);
        var page = server.http().get("/docs/verdicts/" + verdict);
        assertThat(page.status()).as(verdict.name()).isEqualTo(200);
        assertThat(page.body())
            .contains("<h1>" + verdict + "</h1>", "How to mend it", "How it comes about")
            .doesNotContain("```", "### ", "{audience}", "{app}");
        assertThat(page.header("content-security-policy").orElse("")).contains("default-src");
      }
      assertThat(server.http().get("/docs/verdicts/NONE").status()).isEqualTo(404);
      assertThat(server.http().get("/docs/verdicts/aud_mismatch").status()).isEqualTo(404);
    }
  }
}
