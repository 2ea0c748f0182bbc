package dev.ostiary.reference;

import dev.ostiary.branding.ReferenceView.Answer;
import dev.ostiary.branding.ReferenceView.Status;
import dev.ostiary.management.Operation;
import dev.ostiary.reference.JsonSchemas.Form;
import java.util.List;

/** What the statuses of HTTP mean in the Management API. */
final class Statuses {
  private static final Status OTHER = new Status(0, "Error", "Refused.");

  private static final List<Status> ALL =
      List.of(
          new Status(200, "OK", "Done."),
          new Status(201, "Created", "The object is there."),
          new Status(202, "Accepted", "The work has begun."),
          new Status(204, "No Content", "Done; there is nothing to say."),
          new Status(
              400,
              "Bad Request",
              "The query or the body does not fit. The message names the member and what is wrong"
                  + " with it."),
          new Status(
              401, "Unauthorized", "There is no token, or it is expired or not for this API."),
          new Status(
              403,
              "Forbidden",
              "The token lacks a scope, or the tenant lacks the feature. The message names the"
                  + " scopes, any of which is enough."),
          new Status(404, "Not Found", "There is no object with this id."),
          new Status(
              409, "Conflict", "Another object has this name, or the object is in another state."),
          new Status(
              413,
              "Payload Too Large",
              "The body is larger than 1 MiB, or a file than the server takes."),
          new Status(415, "Unsupported Media Type", "An upload is not multipart/form-data."),
          new Status(
              429, "Too Many Requests", "Too much is going on at once. Try again a little later."),
          new Status(
              500,
              "Internal Server Error",
              "Our own failure. The message has an id that the server's log explains."));

  private Statuses() {}

  /** Those of errors. */
  static List<Status> errors() {
    return ALL.stream().filter(s -> s.code() >= 400).toList();
  }

  /** The status of this number. */
  static Status of(int code) {
    return ALL.stream()
        .filter(s -> s.code() == code)
        .findFirst()
        .orElseGet(() -> new Status(code, OTHER.name(), OTHER.meaning()));
  }

  /** An answer of an operation. */
  static Answer answer(Operation.Answer answer) {
    var type = answer.type();
    return new Answer(of(answer.status()), type == null ? null : Shapes.of(type, Form.ANSWER));
  }
}
