package dev.ostiary;

import dev.ostiary.common.Hashes;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What clients do to a server that may die at any moment, and their book of what it has
 * acknowledged. Every request carries a user agent of its own, by which its log row is found again.
 */
final class CrashWork {
  private static final String REALM = "Username-Password-Authentication";
  private static final AtomicLong REQUESTS = new AtomicLong();
  private final HttpCalls http;
  private final Setup setup;
  private final Semaphore answered = new Semaphore(0);
  final Book book = new Book();

  /** What lives through all rounds. */
  record Setup(String clientId, String administration, Map<String, String> cookies) {}

  /** A code that was sent to the token endpoint. */
  record Code(String code, String verifier) {}

  /** Tokens of one sign-in. {@code unsure} while a refresh waits for its answer. */
  static final class Family {
    @Nullable String used;
    String latest = "";
    boolean unsure;
    boolean revoked;
  }

  /** What the server said yes to. */
  static final class Book {
    final Queue<String> users = new ConcurrentLinkedQueue<>();
    final Queue<String> apis = new ConcurrentLinkedQueue<>();
    final Queue<String> agents = new ConcurrentLinkedQueue<>();
    final Queue<Code> redeemed = new ConcurrentLinkedQueue<>();
    final Queue<Code> unsureCodes = new ConcurrentLinkedQueue<>();
    final Queue<Family> families = new ConcurrentLinkedQueue<>();
    final Queue<HttpCalls.Answer> surprises = new ConcurrentLinkedQueue<>();
  }

  CrashWork(HttpCalls http, Setup setup) {
    this.http = http;
    this.setup = setup;
  }

  /** Each goes on until the server does not answer any more. */
  List<Runnable> workers() {
    return List.of(
        () -> forever(this::signUp),
        () -> forever(this::createApi),
        () -> forever(this::clientCredentials),
        () -> forever(this::redeem),
        () -> forever(this::redeem),
        this::refreshForever,
        this::refreshForever,
        this::revokeAtOnce);
  }

  private static void forever(Runnable step) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        step.run();
      }
    } catch (IllegalStateException e) {
      // The connection broke: the server is dead.
    }
  }

  /** Waits until the server has answered so often, at most so long. */
  void awaitAnswers(int count, Duration limit) throws InterruptedException {
    answered.tryAcquire(count, limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private boolean good(HttpCalls.Answer answer, int expected, String agent) {
    answered.release();
    if (answer.status() == expected) {
      book.agents.add(agent);
      return true;
    }
    book.surprises.add(answer);
    return false;
  }

  private static String agent() {
    return "crash/" + REQUESTS.incrementAndGet() + " " + Ids.alphanumeric(8);
  }

  private void signUp() {
    var agent = agent();
    var email = Ids.alphanumeric(12).toLowerCase() + "@example.com";
    var body =
        Json.object()
            .put("client_id", setup.clientId())
            .put("connection", REALM)
            .put("email", email)
            .put("password", TestServer.PASSWORD);
    var answer = http.json("POST", "/dbconnections/signup", body.toString(), "User-Agent", agent);
    if (good(answer, 200, agent)) {
      book.users.add(email);
    }
  }

  private void createApi() {
    var body =
        Json.object()
            .put("name", "Crash")
            .put("identifier", "https://" + Ids.alphanumeric(12) + ".example/");
    var answer =
        http.json(
            "POST",
            "/api/v2/resource-servers",
            body.toString(),
            "Authorization",
            "Bearer " + setup.administration());
    if (answer.status() == 201) {
      book.apis.add(Json.text(answer.json(), "id", ""));
    } else {
      book.surprises.add(answer);
    }
  }

  private void clientCredentials() {
    var agent = agent();
    good(http.form("/oauth/token", administration(), "User-Agent", agent), 200, agent);
  }

  /** A request for a token of the Management API. */
  static Map<String, String> administration() {
    return Map.of(
        "grant_type",
        "client_credentials",
        "client_id",
        ServerProcess.ADMIN,
        "client_secret",
        ServerProcess.ADMIN_SECRET,
        "audience",
        "https://id.example/api/v2/");
  }

  private void redeem() {
    var verifier = Ids.secret();
    var query = new LinkedHashMap<String, String>();
    query.put("client_id", setup.clientId());
    query.put("redirect_uri", "https://app.example/cb");
    query.put("response_type", "code");
    query.put("scope", "openid offline_access");
    query.put("code_challenge", Hashes.sha256(verifier));
    query.put("code_challenge_method", "S256");
    var browser = new TestBrowser(http.base());
    browser.cookies().putAll(setup.cookies());
    var callback = browser.get("/authorize?" + HttpCalls.encode(query));
    if (callback.status() != 302 || !callback.location().contains("code=")) {
      book.surprises.add(callback);
      return;
    }
    var code = new Code(TestBrowser.callback(callback, verifier).code(), verifier);
    book.unsureCodes.add(code);
    var agent = agent();
    var answer = redeem(code, agent);
    book.unsureCodes.remove(code);
    if (good(answer, 200, agent)) {
      book.redeemed.add(code);
    }
  }

  /** Presents a code at the token endpoint. */
  HttpCalls.Answer redeem(Code code, String agent) {
    return http.form(
        "/oauth/token",
        Map.of(
            "grant_type", "authorization_code",
            "client_id", setup.clientId(),
            "code", code.code(),
            "redirect_uri", "https://app.example/cb",
            "code_verifier", code.verifier()),
        "User-Agent",
        agent);
  }

  /** Signs in with a password; the answer has a refresh token. */
  HttpCalls.Answer signIn(String email, String agent) {
    return http.form(
        "/oauth/token",
        Map.of(
            "grant_type",
            "http://auth0.com/oauth/grant-type/password-realm",
            "realm",
            REALM,
            "client_id",
            setup.clientId(),
            "username",
            email,
            "password",
            TestServer.PASSWORD,
            "scope",
            "openid offline_access"),
        "User-Agent",
        agent);
  }

  /** Presents a refresh token. */
  HttpCalls.Answer refresh(String token, String agent) {
    return http.form(
        "/oauth/token",
        Map.of(
            "grant_type", "refresh_token", "client_id", setup.clientId(), "refresh_token", token),
        "User-Agent",
        agent);
  }

  private Family begin() {
    var agent = agent();
    var answer = signIn(CrashTest.USER, agent);
    var family = new Family();
    if (good(answer, 200, agent)) {
      family.latest = Json.text(answer.json(), "refresh_token", "");
      book.families.add(family);
    }
    return family;
  }

  private void refreshForever() {
    forever(
        () -> {
          var family = begin();
          for (int i = 0; i < 20; i++) {
            var agent = agent();
            family.unsure = true;
            var answer = refresh(family.latest, agent);
            family.unsure = false;
            if (!good(answer, 200, agent)) {
              return;
            }
            family.used = family.latest;
            family.latest = Json.text(answer.json(), "refresh_token", "");
          }
        });
  }

  /** Uses a token twice: the error is sent only after the family's end is on disk. */
  private void revokeAtOnce() {
    forever(
        () -> {
          var family = begin();
          var first = family.latest;
          family.unsure = true;
          var answer = refresh(first, agent());
          if (answer.status() != 200) {
            book.surprises.add(answer);
            return;
          }
          family.latest = Json.text(answer.json(), "refresh_token", "");
          if (refresh(first, agent()).status() == 403) {
            family.revoked = true;
          }
        });
  }
}
