package dev.ostiary.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.TestServer;
import dev.ostiary.http.HttpError;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import dev.ostiary.http.Router;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The dashboard's files, from a folder that stands in for what the build puts into the jar. */
class DashboardEndpointTest {
  private static final TestServer SERVER = TestServer.start();
  private static final Router ROUTER = router("/dashboard-fixture");
  private static final Pattern NONCE = Pattern.compile("'nonce-([A-Za-z0-9_-]{43})'");

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  private static Router router(String folder) {
    var router = new Router();
    new DashboardEndpoint(SERVER.tenants(), folder).routes(router);
    return router;
  }

  private static Response get(Router router, String host, String path, String coding)
      throws Exception {
    var target = new Request.Target("GET", host, path, null);
    var headers = Map.of("accept-encoding", List.of(coding));
    var request = new Request(target, headers, "127.0.0.1", limit -> new byte[0]);
    return router.match(request).handle();
  }

  private static Response get(String path) throws Exception {
    return get(ROUTER, "id.example", path, "");
  }

  private static String header(Response response, String name) {
    return response.headers().stream()
        .filter(h -> h.name().equals(name))
        .map(Response.Header::value)
        .findFirst()
        .orElse("");
  }

  private static String text(Response response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/dashboard/",
        "/dashboard/users",
        "/dashboard/apis/https%3A%2F%2Fapi.example%2F/settings",
        "/dashboard/a/b/c/d/e/f/g/h",
        "/dashboard/%2e%2e/%2e%2e/etc/passwd"
      })
  void everyAddressIsThePage(String path) throws Exception {
    var page = get(path);
    assertThat(page.status()).isEqualTo(200);
    assertThat(text(page)).contains("<title>Fixture</title>");
    assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
  }

  @Test
  @DisplayName("ADM-08 WEB-01 the page runs its own scripts only; each answer has a fresh nonce")
  void thePolicyIsStrict() throws Exception {
    var policy = header(get("/dashboard/"), "Content-Security-Policy");
    assertThat(policy)
        .contains("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-")
        .contains("connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'")
        .doesNotContain("unsafe");
    var page = get("/dashboard/");
    var nonce = NONCE.matcher(header(page, "Content-Security-Policy"));
    assertThat(nonce.find()).isTrue();
    assertThat(text(page)).contains("nonce=\"" + nonce.group(1) + "\"").doesNotContain("__NONCE__");
    assertThat(policy).doesNotContain(nonce.group(1));
  }

  @ParameterizedTest
  @CsvSource({
    "app-1.js,text/javascript; charset=utf-8",
    "app-1.css,text/css; charset=utf-8",
    "fonts/f.woff2,font/woff2"
  })
  void assetsHaveTheirTypeAndNeverChange(String name, String type) throws Exception {
    var asset = get("/dashboard/assets/" + name);
    assertThat(header(asset, "Content-Type")).isEqualTo(type);
    assertThat(header(asset, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
    assertThat(asset.body()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip, br | gzip",
        "br, GZIP;q=0.5 | gzip",
        "gzip;q=0 | ''",
        "gzip;q=0.0, br | ''",
        "x-gzip-like | ''",
        "br | ''"
      })
  void whatIsCompressedIsSentSoToThoseWhoAcceptIt(String accepted, String coding) throws Exception {
    var script = get(ROUTER, "id.example", "/dashboard/assets/app-1.js", accepted);
    assertThat(header(script, "Content-Encoding")).isEqualTo(coding);
    assertThat(header(script, "Vary")).isEqualTo("Accept-Encoding");
    assertThat(script.body()[0]).isEqualTo((byte) (coding.isEmpty() ? 'l' : 0x1f));
    var styles = get(ROUTER, "id.example", "/dashboard/assets/app-1.css", accepted);
    assertThat(header(styles, "Content-Encoding")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/dashboard/assets/none.js",
        "/dashboard/assets/app-1.js.gz",
        "/dashboard/assets/../index.html",
        "/dashboard/assets/%2e%2e/index.html",
        "/dashboard/assets/..%2findex.html",
        "/dashboard/assets/"
      })
  @DisplayName("WEB-08 no path leads to a file that is no asset")
  void whatIsNoAssetIsNotFound(String path) {
    assertThatThrownBy(() -> get(path))
        .isInstanceOfSatisfying(HttpError.class, e -> assertThat(e.status()).isEqualTo(404));
  }

  @Test
  void theDashboardLivesAtTheTenantsOwnAddress() throws Exception {
    var bare = get("/dashboard");
    assertThat(header(bare, "Location")).isEqualTo("https://id.example/dashboard/");
    var elsewhere = get(ROUTER, "localhost:1", "/dashboard/users", "");
    assertThat(header(elsewhere, "Location")).isEqualTo("https://id.example/dashboard/");
  }

  @Test
  void aServerWithoutDashboardSaysSo() throws Exception {
    var page = get(router("/no-such-folder"), "id.example", "/dashboard/", "");
    assertThat(page.status()).isEqualTo(404);
    assertThat(text(page)).contains("This server has no dashboard");
  }

  @Test
  void theServerAnswersThereAndTheFirstPageLinksToIt() {
    var answer = SERVER.http().raw("/dashboard", "Host: id.example");
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.location()).isEqualTo("https://id.example/dashboard/");
    assertThat(SERVER.http().get("/", "Accept", "text/html").body())
        .contains("href=\"https://id.example/dashboard/\"");
  }
}
