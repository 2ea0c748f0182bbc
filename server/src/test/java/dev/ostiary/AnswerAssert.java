package dev.ostiary;

import dev.ostiary.common.Json;
import dev.ostiary.oauth.Params;
import java.net.URI;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;

/** What tests say about answers of the server. */
public final class AnswerAssert extends AbstractAssert<AnswerAssert, HttpCalls.Answer> {
  private AnswerAssert(HttpCalls.Answer answer) {
    super(answer, AnswerAssert.class);
  }

  /** Begins a statement about an answer. */
  public static AnswerAssert assertThat(HttpCalls.Answer answer) {
    return new AnswerAssert(answer);
  }

  private void check(boolean good, String wanted) {
    if (!good) {
      throw failure(
          "%s but got %s %s %s", wanted, actual.status(), actual.headers(), actual.body());
    }
  }

  /** It has this status. */
  public AnswerAssert hasStatus(int status) {
    check(actual.status() == status, "Wanted status " + status);
    return this;
  }

  /** An error of the token endpoint with exactly this code and description. */
  public AnswerAssert isOAuthError(String error, String description) {
    var json = actual.body().startsWith("{") ? actual.json() : Json.object();
    check(
        error.equals(Json.text(json, "error"))
            && description.equals(Json.text(json, "error_description"))
            && actual.status() >= 400,
        "Wanted error " + error + " \"" + description + "\"");
    return hasHeader("cache-control", "no-store");
  }

  /** An error with this status, code and description. */
  public AnswerAssert isOAuthError(int status, String error, String description) {
    return isOAuthError(error, description).hasStatus(status);
  }

  /** A page that a person reads, which leads nowhere by itself. */
  public AnswerAssert isErrorPage(int status) {
    hasStatus(status).hasNoHeader("location").hasHeader("x-frame-options", "DENY");
    check(
        actual.header("content-type").orElse("").startsWith("text/html"), "Wanted a page in HTML");
    check(!actual.body().contains("<script"), "Wanted a page without scripts");
    return this;
  }

  /** The header has this value. */
  public AnswerAssert hasHeader(String name, String value) {
    check(Objects.equals(actual.header(name).orElse(null), value), "Wanted " + name + ": " + value);
    return this;
  }

  /** There is no such header. */
  public AnswerAssert hasNoHeader(String name) {
    check(actual.header(name).isEmpty(), "Wanted no header " + name);
    return this;
  }

  /** The body contains the text. */
  public AnswerAssert says(String text) {
    check(actual.body().contains(text), "Wanted the text " + text);
    return this;
  }

  /** The body does not contain the text. */
  public AnswerAssert doesNotSay(String text) {
    check(!actual.body().contains(text), "Did not want the text " + text);
    return this;
  }

  /** The page asks for e-mail address and password. */
  public AnswerAssert asksToSignIn() {
    return hasStatus(200).says("action=\"/u/login\"");
  }

  /** The page asks what the application may do. */
  public AnswerAssert asksForConsent() {
    return hasStatus(200).says("action=\"/u/consent\"");
  }

  /** It redirects to an address that begins so. */
  public AnswerAssert redirectsTo(String prefix) {
    check(
        (actual.status() == 302 || actual.status() == 303)
            && actual.header("location").orElse("").startsWith(prefix),
        "Wanted a redirect to " + prefix);
    return this;
  }

  /** It redirects to the application with this value among the parameters. */
  public AnswerAssert tellsApplication(String name, String value) {
    redirectsTo("");
    var uri = URI.create(actual.location());
    var values =
        Params.parse(uri.getRawFragment() == null ? uri.getRawQuery() : uri.getRawFragment());
    check(value.equals(values.value(name)), "Wanted " + name + "=" + value);
    return this;
  }

  /** It redirects to the application with this error. */
  public AnswerAssert tellsError(String error, String description) {
    return tellsApplication("error", error).tellsApplication("error_description", description);
  }
}
