package dev.ostiary.lifecycle;

import dev.ostiary.common.Text;
import dev.ostiary.connection.Connection;
import dev.ostiary.extension.Extensions;
import dev.ostiary.extension.Passage;
import dev.ostiary.extension.Point;
import dev.ostiary.extension.Refusal;
import dev.ostiary.extension.WantedMetadata;
import dev.ostiary.sandbox.RunResult.Command;
import dev.ostiary.user.Registration;
import dev.ostiary.user.Registration.NewUser;
import dev.ostiary.user.UserStore;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes users who sign up: the tenant's programs are asked before anything is written, and told
 * afterwards.
 */
public final class Signups {
  private static final int MAX_TEXT = 500;
  private final Extensions extensions;
  private final Registration registration;
  private final Afterwards afterwards;

  /** With this registration. */
  public Signups(Extensions extensions, Registration registration, Afterwards afterwards) {
    this.extensions = extensions;
    this.registration = registration;
    this.afterwards = afterwards;
  }

  /** What came of it. */
  public sealed interface Result {}

  /** The programs had nothing against it, or were not asked. */
  public record Asked(Registration.Outcome outcome) implements Result {}

  /** A program refuses. */
  public record Refused(Refusal refusal) implements Result {}

  /**
   * Makes a user.
   *
   * @param account where; its connection is known
   */
  public Result signUp(Account account, NewUser wanted) {
    var connection = Objects.requireNonNull(account.connection());
    var mistake = Registration.mistake(connection, wanted);
    if (mistake != null) {
      return new Asked(mistake);
    }
    var passage = extensions.passage(account.tenant(), Point.PRE_USER_REGISTRATION);
    var judge = new Judge(account, wanted);
    if (!passage.isEmpty()) {
      var refusal = passage.ask(judge);
      passage.keep(null, account.client() == null ? null : account.client().id());
      if (refusal != null) {
        return new Refused(refusal);
      }
    }
    return new Asked(register(account, connection, judge.wanted()));
  }

  private Registration.Outcome register(Account account, Connection connection, NewUser wanted) {
    var outcome = registration.register(account.tenant().id(), connection, wanted);
    if (outcome instanceof Registration.Registered made) {
      afterwards.registered(account, made.user());
    }
    return outcome;
  }

  private static final class Judge implements Passage.Judge {
    private final Account account;
    private final NewUser asked;
    private final WantedMetadata metadata = new WantedMetadata();

    private Judge(Account account, NewUser asked) {
      this.account = account;
      this.asked = asked;
    }

    private NewUser wanted() {
      if (metadata.isEmpty()) {
        return asked;
      }
      return new NewUser(
          asked.id(),
          asked.email(),
          asked.password(),
          asked.emailVerified(),
          asked.blocked(),
          body());
    }

    private ObjectNode body() {
      var body = asked.body().deepCopy();
      metadata.mergeInto(body);
      return body;
    }

    /** Never the password: no program needs it. */
    private ObjectNode user() {
      var user = body();
      user.put("email", UserStore.normalize(asked.email())).put("email_verified", false);
      for (var kind : List.of("app_metadata", "user_metadata")) {
        if (!user.path(kind).isObject()) {
          user.putObject(kind);
        }
      }
      return user;
    }

    @Override
    public ObjectNode event() {
      return account.event(user());
    }

    @Override
    public ArrayNode arguments() {
      return account.arguments(null, user());
    }

    @Override
    public @Nullable Refusal decided(Command command, String by) {
      var first = text(command.argument(0));
      var second = text(command.argument(1));
      switch (command.name()) {
        case "access.deny" -> {
          return Refusal.denied("extensibility_error", first, second, by);
        }
        case "validation.error" -> {
          return Refusal.denied(first, second, second, by);
        }
        default -> metadata.take(command);
      }
      return tooLarge(by);
    }

    @Override
    public @Nullable Refusal answered(JsonNode value, String by) {
      metadata.take(value.path("user"));
      return tooLarge(by);
    }

    private @Nullable Refusal tooLarge(String by) {
      return metadata.tooLarge() ? Refusal.failed(by, "The metadata is too large") : null;
    }

    private static String text(JsonNode value) {
      return Text.start(value.isString() ? value.stringValue() : "", MAX_TEXT);
    }
  }
}
