package dev.ostiary.explainer;

import dev.ostiary.client.Client;
import dev.ostiary.common.Json;
import dev.ostiary.oauth.Scope;
import dev.ostiary.resourceserver.ResourceServer;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.user.User;
import dev.ostiary.verdict.Verdict;
import dev.ostiary.verdict.Where;
import dev.ostiary.verification.AccessTokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A token, what is expected of it, and what this server knows about whom it names.
 *
 * @param claims of the token; empty when it has none that can be read
 * @param api the API that should take it, or null when the tenant has none of this name
 * @param app the application that it was issued to, or null
 * @param user whom it is about; null when nobody is, and when the caller may not know
 * @param personal whether the caller may know what the tenant says about the user
 * @param now milliseconds since the epoch
 */
record Case(
    Tenant tenant,
    TokenParts token,
    ObjectNode claims,
    Expectation expect,
    @Nullable ResourceServer api,
    @Nullable Client app,
    @Nullable User user,
    boolean personal,
    long now) {
  /** The {@code aud} claim as a list. */
  List<String> audiences() {
    return AccessTokens.audiences(claims);
  }

  /** What {@code iss} is compared with. */
  String issuer() {
    var expected = expect.issuer();
    return expected == null ? tenant.issuer() : expected;
  }

  /** The {@code scope} claim as a set. */
  Set<String> scopes() {
    return Scope.parse(Json.text(claims, "scope"));
  }

  /** The {@code sub} claim, or an empty text. */
  String subject() {
    return Json.text(claims, "sub", "");
  }

  /** Whether the application acts for itself. */
  boolean machine() {
    return subject().endsWith("@clients");
  }

  /** The verdict as it usually is. */
  Finding finding(Verdict verdict, String detail) {
    return finding(verdict, detail, verdict.where(), Map.of());
  }

  /** The verdict, mended at another place or with more values in the text. */
  Finding finding(Verdict verdict, String detail, Where where, Map<String, String> more) {
    var values = new HashMap<>(Map.of("app", appName(), "api", apiCode(), "apiName", apiName()));
    values.put("place", where == Where.API ? apiCode() : appName());
    values.put("iss", quoted(tenant.issuer()));
    values.put("audience", audience());
    values.putAll(more);
    return told(verdict, detail, where, verdict.fix(values));
  }

  /** The verdict with a text of its own about how to mend it. */
  Finding told(Verdict verdict, String detail, Where where, String text) {
    var message = detail.isEmpty() ? verdict.sentence() : verdict.sentence() + " " + detail;
    return new Finding(verdict, message, new Fix(where, app, verdict.change(), text));
  }

  /** What people call the application. */
  String appName() {
    return app == null ? "the application" : quoted(app.name());
  }

  /** What people call the API. */
  String apiName() {
    return api == null ? "the API" : "the API " + quoted(api.name());
  }

  private String apiCode() {
    return api == null ? "the code of your API" : "the code of your API " + quoted(api.name());
  }

  private String audience() {
    var wanted = expect.audience() == null && api != null ? api.identifier() : expect.audience();
    return wanted == null ? "the identifier of your API" : quoted(wanted);
  }

  static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
