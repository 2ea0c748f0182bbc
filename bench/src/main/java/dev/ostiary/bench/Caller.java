package dev.ostiary.bench;

import java.nio.ByteBuffer;

/** What one connection asks, one request after the other. */
interface Caller {
  /** The next request, from position to limit. */
  ByteBuffer request();

  /** Takes the answer; false when it is not what it must be. */
  boolean accept(Answer answer);

  /** Whether the answer taken last ended a unit, of which latencies are told. */
  default boolean complete() {
    return true;
  }
}
