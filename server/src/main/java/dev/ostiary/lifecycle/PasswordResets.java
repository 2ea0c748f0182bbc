package dev.ostiary.lifecycle;

import dev.ostiary.common.Json;
import dev.ostiary.common.Text;
import dev.ostiary.common.Time;
import dev.ostiary.extension.Events;
import dev.ostiary.extension.Extensions;
import dev.ostiary.extension.Passage;
import dev.ostiary.extension.Point;
import dev.ostiary.extension.Refusal;
import dev.ostiary.sandbox.RunResult.Command;
import dev.ostiary.user.User;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The programs that are asked before a link from a mail replaces a password. */
public final class PasswordResets {
  private static final int MAX_TEXT = 2_000;
  private final Extensions extensions;
  private final Time time;

  /** With these programs. */
  public PasswordResets(Extensions extensions, Time time) {
    this.extensions = extensions;
    this.time = time;
  }

  /**
   * What they say.
   *
   * @param refusal why the password stays as it is, or null
   * @param resultUrl where the browser goes afterwards, or null when they do not mind
   */
  public record Decision(@Nullable Refusal refusal, @Nullable String resultUrl) {}

  /** Asks them; nothing is written yet. */
  public Decision ask(Account account, User user) {
    var passage = extensions.passage(account.tenant(), Point.PASSWORD_RESET);
    if (passage.isEmpty()) {
      return new Decision(null, null);
    }
    var judge = new Judge(account, user);
    var refusal = passage.ask(judge);
    passage.keep(user.id(), null);
    return new Decision(refusal, refusal == null ? judge.resultUrl : null);
  }

  private final class Judge implements Passage.Judge {
    private final Account account;
    private final User user;
    private @Nullable String resultUrl;

    private Judge(Account account, User user) {
      this.account = account;
      this.user = user;
    }

    @Override
    public ObjectNode event() {
      var event = account.event(Events.user(user));
      event
          .putObject("authentication")
          .putArray("methods")
          .addObject()
          .put("name", "email")
          .put("timestamp", Time.text(time.millis()));
      event.putObject("stats").put("logins_count", user.activity().logins());
      return event;
    }

    @Override
    public @Nullable Refusal decided(Command command, String by) {
      var first = text(command.argument(0));
      switch (command.name()) {
        case "access.deny" -> {
          return Refusal.denied("access_denied", first, first, by);
        }
        case "redirect.sendUserTo" -> {
          return Refusal.failed(by, "api.redirect.sendUserTo is not available in this trigger");
        }
        case "transaction.setResultUrl" -> {
          if (!isAddress(first)) {
            return Refusal.failed(by, "api.transaction.setResultUrl needs an https address");
          }
          resultUrl = first;
        }
        default -> {}
      }
      return null;
    }

    private static String text(JsonNode value) {
      return Text.start(value.isString() ? value.stringValue() : "", MAX_TEXT);
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
}
