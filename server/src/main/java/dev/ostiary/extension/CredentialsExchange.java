package dev.ostiary.extension;

import dev.ostiary.client.Client;
import dev.ostiary.common.Json;
import dev.ostiary.hostcall.Nesting;
import dev.ostiary.oauth.OAuthError;
import dev.ostiary.organization.Organization;
import dev.ostiary.sandbox.RunResult.Command;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.token.Customization;
import dev.ostiary.token.Customization.Change;
import dev.ostiary.token.Customization.Claim;
import dev.ostiary.token.Customization.ScopeChange;
import dev.ostiary.token.Reason;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The programs that are asked when an application gets a token for itself. */
public final class CredentialsExchange {
  private final Extensions parts;

  /**
   * What an application is about to get.
   *
   * @param scopes those that it would be granted
   */
  public record Attempt(
      Tenant tenant,
      Client client,
      @Nullable Organization organization,
      Set<String> scopes,
      Situation situation) {}

  CredentialsExchange(Extensions parts) {
    this.parts = parts;
  }

  /** Asks the programs what they want in the token; one that fails or is late refuses. */
  public Asked run(Attempt attempt) {
    return run(attempt, false);
  }

  /** The same without any effect outside of the answer. */
  public Asked dry(Attempt attempt) {
    return run(attempt, true);
  }

  private Asked run(Attempt attempt, boolean dry) {
    var passage = parts.passage(attempt.tenant(), Point.CREDENTIALS_EXCHANGE, dry);
    // A program that gets a token for the Management API must not wait for itself.
    if (passage.isEmpty() || Nesting.quiet() || Tenant.reserved(attempt.client().id())) {
      return Asked.NOTHING;
    }
    var judge = new Judge(attempt);
    var refusal = passage.ask(judge);
    if (!dry) {
      passage.keep(null, attempt.client().id());
    }
    return new Asked(
        refusal == null ? judge.wanted : Customization.NONE,
        refusal == null ? null : error(refusal),
        dry ? passage.shown() : List.of());
  }

  private static OAuthError error(Refusal refusal) {
    return switch (refusal.code()) {
      case "invalid_scope", "InvalidScopeError" -> refusal.as("invalid_scope", 400);
      case "invalid_request", "InvalidRequestError" -> refusal.as("invalid_request", 400);
      case "server_error", "ServerError" -> refusal.as("server_error", 500);
      default -> refusal.as(refusal.failed() ? "access_denied" : refusal.code(), 403);
    };
  }

  private final class Judge implements Passage.Judge {
    private final Attempt attempt;
    private final Set<String> scopes;
    private Customization wanted = Customization.NONE;

    private Judge(Attempt attempt) {
      this.attempt = attempt;
      scopes = new LinkedHashSet<>(attempt.scopes());
    }

    @Override
    public ObjectNode event() {
      var event =
          parts
              .events()
              .event(
                  new Events.Subject(
                      attempt.tenant(), attempt.client(), null, null, attempt.situation()));
      var organization = attempt.organization();
      if (organization != null) {
        event.set("organization", Events.organization(organization));
      }
      return event;
    }

    @Override
    public ArrayNode arguments() {
      var client = attempt.client();
      var known =
          Json.object()
              .put("id", client.id())
              .put("name", client.name())
              .put("tenant", attempt.tenant().id());
      known.set("metadata", Json.child(client.body(), "client_metadata"));
      return Json.array()
          .add(known)
          .add(Json.array(scopes))
          .add(attempt.situation().parameter("audience"))
          .add(Json.object());
    }

    @Override
    public @Nullable Refusal decided(Command command, String by) {
      var first = command.argument(0);
      switch (command.name()) {
        case "access.deny" -> {
          return Refusal.denied(
              ActionVerdicts.text(first), ActionVerdicts.text(command.argument(1)), "", by);
        }
        case "accessToken.setCustomClaim" -> claim(first.asString(""), command.argument(1), by);
        case "transaction.setTargetScopes" -> replace(first, by);
        case "transaction.addTargetScope" -> add(first.asString(""), by);
        case "transaction.removeTargetScope" -> remove(first.asString(""), by);
        case "transaction.clearTargetScopes" -> replace(Json.array(), by);
        default -> {}
      }
      return null;
    }

    @Override
    public @Nullable Refusal answered(JsonNode claims, String by) {
      for (var claim : claims.properties()) {
        if (!claim.getKey().equals("scope")) {
          claim(claim.getKey(), claim.getValue(), by);
        } else {
          replace(claim.getValue(), by);
        }
      }
      return null;
    }

    private void claim(String name, JsonNode value, String by) {
      var claim = new Claim(Reason.ACCESS, name, value.isNull() ? null : value, by);
      wanted = wanted.and(new Customization(List.of(claim), List.of()));
    }

    /** Only what differs is a change: a program cannot give again what it has not taken. */
    private void replace(JsonNode list, String by) {
      if (list.isArray()) {
        var all = new LinkedHashSet<String>();
        list.forEach(s -> all.add(s.asString("")));
        List.copyOf(scopes).stream().filter(s -> !all.contains(s)).forEach(s -> remove(s, by));
        all.forEach(s -> add(s, by));
      }
    }

    private void add(String scope, String by) {
      if (scopes.add(scope)) {
        change(Change.ADD, scope, by);
      }
    }

    private void remove(String scope, String by) {
      if (scopes.remove(scope)) {
        change(Change.REMOVE, scope, by);
      }
    }

    private void change(Change change, String scope, String by) {
      wanted =
          wanted.and(new Customization(List.of(), List.of(new ScopeChange(change, scope, by))));
    }
  }
}
