package dev.ostiary.exchange;

import dev.ostiary.common.Json;
import dev.ostiary.common.Text;
import dev.ostiary.extension.Passage;
import dev.ostiary.extension.Refusal;
import dev.ostiary.extension.WantedMetadata;
import dev.ostiary.sandbox.RunResult.Command;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the Action of a profile decides about a subject token. */
final class ExchangeVerdict implements Passage.Judge {
  static final String INVALID_TOKEN = "invalid_subject_token";
  private static final int MAX_TEXT = 500;
  private final ObjectNode event;
  private final WantedMetadata metadata = new WantedMetadata();
  private @Nullable String userId;
  private @Nullable ByConnection byConnection;
  private @Nullable String organization;

  /**
   * A user by the id that they have within a connection.
   *
   * @param attributes the profile
   * @param creates whether a user who is not there is made
   * @param replaces whether the profile of one who is there becomes this one
   */
  record ByConnection(
      String connection, ObjectNode attributes, boolean creates, boolean replaces) {}

  ExchangeVerdict(ObjectNode event) {
    this.event = event;
  }

  @Override
  public ObjectNode event() {
    return event;
  }

  @Override
  public @Nullable Refusal decided(Command command, String by) {
    var first = text(command.argument(0));
    switch (command.name()) {
      case "access.deny" -> {
        return Refusal.denied(first, text(command.argument(1)), "", by);
      }
      case "access.rejectInvalidSubjectToken" -> {
        return Refusal.denied(INVALID_TOKEN, first, "", by);
      }
      case "authentication.setUserById" -> {
        return twice(by).orElse(() -> userId = first);
      }
      case "authentication.setUserByConnection" -> {
        return twice(by).orElse(() -> byConnection = byConnection(command));
      }
      case "authentication.setOrganization" -> organization = first;
      case "authentication.setActor" -> {
        return Refusal.failed(by, "api.authentication.setActor is not available on this server");
      }
      default -> metadata.take(command);
    }
    return metadata.tooLarge() ? Refusal.failed(by, "The metadata is too large") : null;
  }

  /** Whoever names two users may have meant either. */
  private Once twice(String by) {
    return new Once(
        userId == null && byConnection == null
            ? null
            : Refusal.failed(by, "The user was set more than once"));
  }

  private record Once(@Nullable Refusal refusal) {
    @Nullable Refusal orElse(Runnable work) {
      if (refusal == null) {
        work.run();
      }
      return refusal;
    }
  }

  private static ByConnection byConnection(Command command) {
    var attributes =
        command.argument(1) instanceof ObjectNode known ? known.deepCopy() : Json.object();
    var options = command.argument(2);
    return new ByConnection(
        text(command.argument(0)),
        attributes,
        Json.text(options, "creationBehavior", "").equals("create_if_not_exists"),
        Json.text(options, "updateBehavior", "").equals("replace"));
  }

  private static String text(JsonNode value) {
    return Text.start(value.isString() ? value.stringValue() : "", MAX_TEXT);
  }

  @Nullable String userId() {
    return userId;
  }

  @Nullable ByConnection byConnection() {
    return byConnection;
  }

  @Nullable String organization() {
    return organization;
  }

  WantedMetadata metadata() {
    return metadata;
  }
}
