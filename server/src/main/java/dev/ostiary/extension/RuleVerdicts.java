package dev.ostiary.extension;

import dev.ostiary.action.Programs.Deployed;
import dev.ostiary.common.Json;
import dev.ostiary.oauth.OAuthError;
import dev.ostiary.oauth.Scope;
import dev.ostiary.sandbox.RunResult;
import dev.ostiary.token.Customization.Change;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a rule has done to the user and the context that it was given. */
final class RuleVerdicts {
  Verdict of(Deployed program, RunResult result, LoginState state, PostLogin.Attempt attempt) {
    if (!result.ok()) {
      return Verdict.refuse(refusal(program, result));
    }
    var context = Json.child(result.value(), "context");
    var lines = Json.child(result.value(), "lines");
    if (context.hasNonNull("multifactor")) {
      return Verdict.refuse(
          ActionVerdicts.failed(program, "context.multifactor is not available on this server"));
    }
    if (context.hasNonNull("primaryUser")) {
      return Verdict.refuse(
          ActionVerdicts.failed(program, "context.primaryUser is not available on this server"));
    }
    for (var token : List.of("accessToken", "idToken")) {
      claims(program, token, Json.child(context, token), lines, state);
    }
    metadata(result, state);
    var redirect = Json.text(Json.child(context, "redirect"), "url");
    return redirect == null || state.isBack()
        ? Verdict.GO_ON
        : ActionVerdicts.away(program, redirect);
  }

  private static OAuthError refusal(Deployed program, RunResult result) {
    var error = result.error();
    if (error == null || !error.name().equals("UnauthorizedError")) {
      return ActionVerdicts.failed(program, result);
    }
    return OAuthError.of("unauthorized", 401, ActionVerdicts.shown(error.message()))
        .because(program.at(error.line()) + " refused");
  }

  private static void claims(
      Deployed program, String token, ObjectNode claims, ObjectNode lines, LoginState state) {
    for (var claim : claims.properties()) {
      var name = claim.getKey();
      int line = (int) Json.number(lines, token + "." + name, 0);
      var by = program.at(line);
      if (token.equals("accessToken") && name.equals("scope")) {
        if (line > 0) {
          state.scope(Change.CLEAR, "", by);
          scopes(claim.getValue()).forEach(s -> state.scope(Change.ADD, s, by));
        }
      } else if (!state.wants(LoginState.token(token), name, claim.getValue())) {
        state.claim(LoginState.token(token), name, claim.getValue(), by);
      }
    }
  }

  private static List<String> scopes(JsonNode value) {
    if (!value.isArray()) {
      return List.copyOf(Scope.parse(value.asString("")));
    }
    var all = new ArrayList<String>();
    value.forEach(s -> all.add(s.asString("")));
    return all;
  }

  private static void metadata(RunResult result, LoginState state) {
    for (var command : result.commands()) {
      var kind =
          switch (command.name()) {
            case "users.updateAppMetadata" -> "app_metadata";
            case "users.updateUserMetadata" -> "user_metadata";
            default -> "";
          };
      if (!kind.isEmpty() && command.argument(1).isObject()) {
        var user = command.argument(0).asString("");
        command
            .argument(1)
            .properties()
            .forEach(p -> state.metadata(user, kind, p.getKey(), p.getValue()));
      }
    }
  }
}
