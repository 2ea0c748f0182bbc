package dev.ostiary.http;

import java.nio.ByteBuffer;

/**
 * What a form with a file may hold.
 *
 * @param limit of the whole body, in bytes
 * @param file name of the field that is the file
 * @param sink takes the file's bytes in order; the buffer is good during the call only
 */
public record Upload(long limit, String file, Sink sink) {
  /** Takes bytes. */
  @FunctionalInterface
  public interface Sink {
    /** The next bytes. */
    void accept(ByteBuffer bytes);
  }
}
