package dev.ostiary.extension;

import dev.ostiary.action.Programs.Deployed;
import dev.ostiary.common.Json;
import dev.ostiary.common.Text;
import dev.ostiary.oauth.OAuthError;
import dev.ostiary.sandbox.RunResult;
import dev.ostiary.sandbox.RunResult.Command;
import dev.ostiary.token.Customization.Change;
import dev.ostiary.token.Reason;
import java.net.URI;
import java.net.URISyntaxException;
import tools.jackson.databind.JsonNode;

/** What the commands of a post-login Action mean. */
final class ActionVerdicts {
  private static final int MAX_TEXT = 500;

  Verdict of(
      Deployed program,
      RunResult result,
      LoginState state,
      PostLogin.Attempt attempt,
      ProgramCache cache) {
    if (!result.ok()) {
      return Verdict.refuse(failed(program, result));
    }
    String redirect = null;
    for (var command : result.commands()) {
      var by = program.at(command.line());
      switch (command.name()) {
        case "access.deny" -> {
          return Verdict.refuse(denied(text(command.argument(0)), by));
        }
        case "validation.error" -> {
          return Verdict.refuse(denied(text(command.argument(1)), by));
        }
        case "session.revoke", "refreshToken.revoke" -> {
          return new Verdict(denied(text(command.argument(0)), by), true, null);
        }
        case "redirect.sendUserTo" -> redirect = text(command.argument(0));
        case "cache.set", "cache.delete" ->
            cache.change(attempt.tenant().id(), PostLogin.TRIGGER, command);
        default -> decide(command, state, attempt.user().id(), by);
      }
    }
    return redirect == null ? Verdict.GO_ON : away(program, redirect);
  }

  /** The user goes elsewhere first. */
  static Verdict away(Deployed program, String url) {
    return isAddress(url)
        ? new Verdict(null, false, url)
        : Verdict.refuse(failed(program, "A redirect needs an http or https address"));
  }

  private static void decide(Command command, LoginState state, String user, String by) {
    var first = command.argument(0);
    var value = command.argument(1);
    switch (command.name()) {
      case "accessToken.setCustomClaim" ->
          state.claim(Reason.ACCESS, name(first), value.isNull() ? null : value, by);
      case "idToken.setCustomClaim" ->
          state.claim(Reason.ID, name(first), value.isNull() ? null : value, by);
      case "accessToken.addScope" -> state.scope(Change.ADD, name(first), by);
      case "accessToken.removeScope" -> state.scope(Change.REMOVE, name(first), by);
      case "user.setAppMetadata" -> state.metadata(user, "app_metadata", name(first), value);
      case "user.setUserMetadata" -> state.metadata(user, "user_metadata", name(first), value);
      case "transaction.setMetadata" -> state.transaction().set(name(first), value);
      case "authentication.recordMethod" -> state.methods().addObject().put("name", name(first));
      default -> {}
    }
  }

  private static String name(JsonNode value) {
    return Text.start(value.asString(""), MAX_TEXT);
  }

  /** What a program says to people. */
  static String text(JsonNode value) {
    return Text.start(value.isString() ? value.stringValue() : "", MAX_TEXT);
  }

  static OAuthError denied(String reason, String by) {
    return OAuthError.of("access_denied", 403, reason.isEmpty() ? "Access denied" : reason)
        .because(by + " denied access");
  }

  /** A program that failed lets nobody in (SBX-04). */
  static OAuthError failed(Deployed program, RunResult result) {
    var error = result.error();
    var message =
        error == null || error.message().isEmpty() ? "The program failed" : error.message();
    return failed(program, error == null ? 0 : error.line(), message);
  }

  static OAuthError failed(Deployed program, String message) {
    return failed(program, 0, message);
  }

  private static OAuthError failed(Deployed program, int line, String message) {
    var shown = shown(message);
    return OAuthError.of("access_denied", 403, shown)
        .because(program.at(line) + " failed: " + shown);
  }

  /** A message of a program for people: on one line, bounded. */
  static String shown(String message) {
    return Text.start(message.replaceAll("\\p{Cntrl}+", " "), MAX_TEXT);
  }

  private static boolean isAddress(String url) {
    try {
      var uri = new URI(url);
      return uri.getHost() != null
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
          && Json.storable(Json.object().put("url", url));
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
