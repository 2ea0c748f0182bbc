package dev.ostiary.probe;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** The libraries for which there are fixes, and how each gives itself away. */
enum Library {
  EXPRESS_OAUTH2_JWT_BEARER(
      "express-oauth2-jwt-bearer",
      "express-oauth2-jwt-bearer",
      says("invalid compact jws")
          .or(says("unexpected 'aud' value"))
          .or(says("claim timestamp check failed"))),
  EXPRESS_JWT(
      "express-jwt",
      "express-jwt",
      says("no authorization token was found")
          .or(says("jwt audience invalid"))
          .or(says("unauthorizederror: jwt"))),
  SPRING(
      "spring",
      "Spring Security resource server",
      // Spring's bearer entry point names this section in every challenge with an error.
      says("error_uri=\"https://tools.ietf.org/html/rfc6750#section-3.1\"")),
  JAVA_JWT(
      "java-jwt",
      "java-jwt and jwks-rsa",
      says("the token has expired on").or(says("the token's signature resulted invalid"))),
  KTOR("ktor", "ktor", has("server", "ktor").or(says("realm=\"ktor server\""))),
  PHP(
      "php",
      "Laravel and other PHP",
      has("x-powered-by", "php")
          .or(has("set-cookie", "laravel_session"))
          .or(says("\"message\":\"unauthenticated.\""))),
  ASPNET(
      "aspnet",
      "ASP.NET Core JwtBearer",
      has("server", "kestrel")
          .or(says("error_description=\"the audience '"))
          .or(says("error_description=\"the token expired at"))),
  GO("go", "Go (go-jwt-middleware)", says("jwt is missing").or(says("jwt is invalid"))),
  PYTHON(
      "python",
      "Python (PyJWT, FastAPI, Flask, Django)",
      has("server", "uvicorn")
          .or(has("server", "gunicorn"))
          .or(has("server", "werkzeug"))
          .or(says("\"detail\":\"not authenticated\""))
          .or(says("authentication credentials were not provided"))),
  OTHER("other", "any library", reply -> false);

  private final String id;
  private final String title;
  private final Predicate<Reply> sign;

  Library(String id, String title, Predicate<Reply> sign) {
    this.id = id;
    this.title = title;
    this.sign = sign;
  }

  private static Predicate<Reply> says(String words) {
    return reply ->
        reply.body().toLowerCase(Locale.ROOT).contains(words)
            || reply.header("www-authenticate").toLowerCase(Locale.ROOT).contains(words);
  }

  private static Predicate<Reply> has(String header, String word) {
    return reply -> reply.header(header).toLowerCase(Locale.ROOT).contains(word);
  }

  /** The name in requests and answers. */
  String id() {
    return id;
  }

  /** The name for people. */
  String title() {
    return title;
  }

  /** All names. */
  static String[] ids() {
    return Arrays.stream(values()).map(Library::id).toArray(String[]::new);
  }

  /** The library of this name. */
  static Optional<Library> of(String id) {
    return Arrays.stream(values()).filter(l -> l.id.equals(id)).findFirst();
  }

  /** The library that most likely gave these answers; {@link #OTHER} when none stands out. */
  static Library guess(List<Reply> replies) {
    return Arrays.stream(values())
        .filter(library -> replies.stream().anyMatch(library.sign))
        .findFirst()
        .orElse(OTHER);
  }
}
