package dev.ostiary.job;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * Work that goes on after the answer.
 *
 * @param id {@code job_} and 16 letters or digits
 * @param request what was asked for, as the Management API shows it
 * @param created in milliseconds since the epoch
 */
public record Job(
    String tenant,
    String id,
    Type type,
    Status status,
    ObjectNode request,
    Progress progress,
    long created) {
  /** How long a job and its files are kept after its last change. */
  static final Duration KEPT = Duration.ofDays(1);

  /** What the work is. */
  public enum Type {
    USERS_IMPORT("users_import"),
    USERS_EXPORT("users_export"),
    VERIFICATION_EMAIL("verification_email");

    private final String text;

    Type(String text) {
      this.text = text;
    }

    /** As in {@code type}. */
    public String text() {
      return text;
    }
  }

  /** Where the work stands. */
  public enum Status {
    /** Its file is still arriving; nobody sees the job yet. */
    RECEIVING("receiving"),
    PENDING("pending"),
    PROCESSING("processing"),
    COMPLETED("completed"),
    FAILED("failed");

    private final String text;

    Status(String text) {
      this.text = text;
    }

    /** As in {@code status}. */
    public String text() {
      return text;
    }
  }

  static Job fresh(String tenant, Type type, Status status, ObjectNode request, long now) {
    var id = "job_" + Ids.alphanumeric(16);
    return new Job(tenant, id, type, status, request, Progress.NONE, now);
  }

  Job with(Status other, ObjectNode asked, Progress reached) {
    return new Job(tenant, id, type, other, asked, reached, created);
  }

  /** The job as it was accepted. */
  ObjectNode accepted() {
    var json =
        Json.object()
            .put("status", status.text())
            .put("type", type.text())
            .put("created_at", Instant.ofEpochMilli(created).toString())
            .put("id", id);
    json.setAll(request);
    return json;
  }

  /** The job with how far it is. */
  ObjectNode toJson(long now) {
    var json = accepted();
    if (type == Type.VERIFICATION_EMAIL) {
      return json;
    }
    json.put("percentage_done", status == Status.COMPLETED ? 100 : progress.percentage());
    if (status == Status.PROCESSING) {
      json.put("time_left_seconds", progress.secondsLeft(now));
    }
    if (type == Type.USERS_IMPORT && ended()) {
      json.set("summary", progress.summary());
    }
    if (!progress.details().isEmpty()) {
      json.put("status_details", progress.details());
    }
    return json;
  }

  boolean ended() {
    return status == Status.COMPLETED || status == Status.FAILED;
  }
}
