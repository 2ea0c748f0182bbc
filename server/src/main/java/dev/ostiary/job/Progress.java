package dev.ostiary.job;

import dev.ostiary.common.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * How far a job is. Written in the transaction of each piece of work, so that it is always true.
 *
 * @param position where to go on: bytes of an import's file, chunks of an export's
 * @param size of the whole: bytes of an import, users of an export
 * @param last the id of the last user that was exported
 * @param counts of users
 * @param started in milliseconds since the epoch; 0 before the work began
 * @param details why a job failed; empty otherwise
 */
record Progress(
    long position, long size, String last, Counts counts, long started, String details) {
  static final Progress NONE = new Progress(0, 0, "", new Counts(0, 0, 0), 0, "");

  /** Users by what was done; an export counts what it wrote as inserted. */
  record Counts(long inserted, long updated, long failed) {
    long total() {
      return inserted + updated + failed;
    }
  }

  static Progress ofSize(long size) {
    return new Progress(0, size, "", new Counts(0, 0, 0), 0, "");
  }

  static Progress of(ObjectNode json) {
    return new Progress(
        Json.number(json, "position", 0),
        Json.number(json, "size", 0),
        Json.text(json, "last", ""),
        new Counts(
            Json.number(json, "inserted", 0),
            Json.number(json, "updated", 0),
            Json.number(json, "failed", 0)),
        Json.number(json, "started", 0),
        Json.text(json, "details", ""));
  }

  ObjectNode toJson() {
    return Json.object()
        .put("position", position)
        .put("size", size)
        .put("last", last)
        .put("inserted", counts.inserted())
        .put("updated", counts.updated())
        .put("failed", counts.failed())
        .put("started", started)
        .put("details", details);
  }

  Progress began(long size, long now) {
    return new Progress(position, size, last, counts, started == 0 ? now : started, details);
  }

  Progress at(long newPosition, String newLast, Counts newCounts) {
    return new Progress(newPosition, size, newLast, newCounts, started, details);
  }

  Progress because(String reason) {
    return new Progress(position, size, last, counts, started, reason);
  }

  private long done() {
    return last.isEmpty() ? position : counts.inserted();
  }

  /** At most 99 until the job says itself that it is complete. */
  int percentage() {
    return size == 0 ? 0 : (int) Math.min(99, done() * 100 / size);
  }

  long secondsLeft(long now) {
    long left = Math.max(0, size - done());
    return done() == 0 ? 0 : (now - started) / 1000 * left / done();
  }

  ObjectNode summary() {
    return Json.object()
        .put("failed", counts.failed())
        .put("updated", counts.updated())
        .put("inserted", counts.inserted())
        .put("total", counts.total());
  }
}
