package dev.ostiary.interaction;

import dev.ostiary.common.Hashes;
import dev.ostiary.common.Ids;
import dev.ostiary.http.Cookies;
import dev.ostiary.http.HttpError;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import dev.ostiary.oauth.Params;
import java.util.Optional;

/**
 * The browser that a page was made for. Its cookie ties forms and sign-ins in progress to it, so
 * that neither can be started in one browser and finished in another.
 */
public final class Browser {
  private static final String COOKIE = "__Host-ostiary_browser";
  private final String secret;
  private final boolean fresh;

  private Browser(String secret, boolean fresh) {
    this.secret = secret;
    this.fresh = fresh;
  }

  /** The browser of a request; one without the cookie gets a new identity. */
  public static Browser of(Request request) {
    Optional<String> known = request.cookie(COOKIE).filter(c -> c.length() == 43);
    return new Browser(known.orElseGet(Ids::secret), known.isEmpty());
  }

  /** What is stored about it. */
  public String hash() {
    return Hashes.sha256("browser " + secret);
  }

  /** The value of the hidden field in forms. */
  public String csrf() {
    return Hashes.sha256("csrf " + secret);
  }

  /**
   * Refuses a form that was not made for this browser.
   *
   * @throws HttpError 403
   */
  public void check(Params form) {
    if (fresh || !Hashes.same(form.get("csrf", ""), csrf())) {
      throw new HttpError(
          403, "invalid_csrf", "This form does not belong to your browser. Please start again.");
    }
  }

  /** The answer, with the cookie when the browser does not have it yet. */
  public Response plant(Response response) {
    return fresh ? response.with("Set-Cookie", Cookies.session(COOKIE, secret)) : response;
  }
}
