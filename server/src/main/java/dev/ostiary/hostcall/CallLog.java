package dev.ostiary.hostcall;

import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.sandbox.HostCalls.Refused;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/** The calls of one run, in the order in which they began; at most so many. */
final class CallLog {
  private static final int MOST = 20;
  private final List<CallRecord> calls = new ArrayList<>();

  /** A call under way. */
  final class Entry {
    private final int index;
    private final long start = Time.ticks();

    private Entry(int index) {
      this.index = index;
    }

    void describe(String detail) {
      change(detail, 0, "not answered before the program ended");
    }

    void answered(int status) {
      change(null, status, null);
    }

    void refused(String why) {
      change(null, 0, why);
    }

    private void change(@Nullable String detail, int status, @Nullable String error) {
      long millis = (Time.ticks() - start) / 1_000_000;
      synchronized (calls) {
        var before = calls.get(index);
        calls.set(
            index,
            new CallRecord(
                before.name(), detail == null ? before.detail() : detail, status, millis, error));
      }
    }
  }

  /**
   * One more.
   *
   * @throws Refused when there were enough
   */
  Entry begin(String name) {
    synchronized (calls) {
      if (calls.size() == MOST) {
        throw new Refused("More than " + MOST + " calls in one run");
      }
      calls.add(new CallRecord(name, "", 0, 0, null));
      return new Entry(calls.size() - 1);
    }
  }

  /** What is known by now. */
  ArrayNode toJson() {
    var json = Json.array();
    synchronized (calls) {
      calls.forEach(call -> json.add(call.toJson()));
    }
    return json;
  }
}
