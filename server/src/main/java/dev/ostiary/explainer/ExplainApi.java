package dev.ostiary.explainer;

import dev.ostiary.client.Client;
import dev.ostiary.common.Json;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.verdict.DevelopmentHints;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /ostiary/v1/explain}: why is this token refused? */
public final class ExplainApi implements ManagementApi {
  private final Tenants tenants;
  private final Explainer explainer;
  private final DevelopmentHints hints;

  /** The resource. */
  public ExplainApi(Tenants tenants, Explainer explainer, DevelopmentHints hints) {
    this.tenants = tenants;
    this.explainer = explainer;
    this.hints = hints;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes.add(
        Operation.post("/explain", "read:clients")
            .summary("Explain why an API refuses a token")
            .note(
                "Send the token, or what stands in it: then the signature cannot be looked at. What"
                    + " the tenant says about a user (blocked, roles) is told to whoever also has"
                    + " `read:users`, and to whoever holds a token of that user with a good"
                    + " signature. Nothing of the token is kept.")
            .creates(ExplainSchema.QUESTION)
            .answers(200, ExplainSchema.ANSWER),
        this::explain);
  }

  private Response explain(Call call) {
    var body = call.body();
    var tenant = tenants.byId(call.tenant());
    var expect = Expectation.of(Json.child(body, "expect"));
    var explanation = explainer.explain(tenant, parts(body), expect, call.has("read:users"));
    if (explanation.kind() == TokenKind.ID_TOKEN && explanation.app() != null) {
      hints.idToken(tenant, call.request(), explanation.app().id());
    }
    return Response.json(200, shown(tenant, explanation)).noStore();
  }

  private static TokenParts parts(ObjectNode body) {
    var token = Json.text(body, "token");
    if (token != null && !token.isBlank()) {
      return TokenParts.of(token);
    }
    var hash = Json.text(body, "hash");
    if (hash != null && !hash.isBlank()) {
      return new TokenParts(Json.object(), null, hash, null);
    }
    if (!body.has("header")) {
      throw ManagementError.invalidBody("'Send token, or header with claims, or hash'.");
    }
    var header = Json.child(body, "header");
    var claims = body.has("claims") ? Json.child(body, "claims") : null;
    if (size(header) + size(claims) > TokenParts.MAX_LENGTH) {
      throw ManagementError.invalidBody("'Header and claims are larger than any token'.");
    }
    return new TokenParts(header, claims, null, null);
  }

  private static int size(@Nullable JsonNode part) {
    return part == null ? 0 : Json.bytes(part).length;
  }

  private static ObjectNode shown(Tenant tenant, Explanation explanation) {
    var headline = explanation.headline();
    var json =
        Json.object()
            .put("verdict", headline.verdict().name())
            .put("message", headline.message())
            .put("kind", explanation.kind().code());
    json.set("application", shown(explanation.app()));
    json.set("fix", shown(headline.fix()));
    var findings = json.putArray("findings");
    explanation.findings().stream().skip(1).forEach(f -> findings.add(shown(tenant, f)));
    var checks = json.putArray("checks");
    explanation.checks().forEach(c -> checks.add(shown(c)));
    return json.put("documentation", headline.verdict().documentation(tenant));
  }

  private static ObjectNode shown(Tenant tenant, Finding finding) {
    var json =
        Json.object().put("verdict", finding.verdict().name()).put("message", finding.message());
    json.set("fix", shown(finding.fix()));
    return json.put("documentation", finding.verdict().documentation(tenant));
  }

  private static ObjectNode shown(Fix fix) {
    var json = Json.object().put("where", fix.where().code());
    json.set("app", shown(fix.app()));
    return json.put("change", fix.change()).put("text", fix.text());
  }

  private static JsonNode shown(@Nullable Client app) {
    return app == null
        ? Json.object().nullNode()
        : Json.object().put("client_id", app.id()).put("name", app.name());
  }

  private static ObjectNode shown(Check check) {
    var json = Json.object().put("id", check.id()).put("ok", check.ok());
    json.set("got", Json.array(List.copyOf(check.got())));
    json.set("want", Json.array(List.copyOf(check.want())));
    return json.put("note", check.note());
  }
}
