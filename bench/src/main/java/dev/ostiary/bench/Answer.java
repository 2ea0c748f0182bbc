package dev.ostiary.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * An HTTP/1.1 answer in a buffer, found with as few looks at its bytes as possible. Only for
 * answers that have a Content-Length, which this server's always have.
 */
public final class Answer {
  private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
  private final ByteBuffer buffer;
  private int headEnd;
  private int end;

  /** An answer that arrives in a buffer. */
  public Answer(ByteBuffer buffer) {
    this.buffer = buffer;
  }

  /** Whether the buffer holds the whole answer, from its beginning to the buffer's position. */
  public boolean complete() {
    if (headEnd == 0 && !findHead()) {
      return false;
    }
    return buffer.position() >= end;
  }

  private boolean findHead() {
    int length = 0;
    for (int i = 0; i + 2 < buffer.position(); i++) {
      if (buffer.get(i) == '\n') {
        if (buffer.get(i + 1) == '\r') {
          headEnd = i + 3;
          end = headEnd + length;
          return true;
        }
        if (startsWithLength(i + 1)) {
          length = number(i + 1 + LENGTH.length);
        }
      }
    }
    return false;
  }

  private boolean startsWithLength(int at) {
    for (int i = 0; i < LENGTH.length; i++) {
      if (at + i >= buffer.position() || (buffer.get(at + i) | 0x20) != (LENGTH[i] | 0x20)) {
        return false;
      }
    }
    return true;
  }

  private int number(int from) {
    int number = 0;
    for (int i = from; i < buffer.position() && buffer.get(i) != '\r'; i++) {
      if (buffer.get(i) != ' ') {
        number = number * 10 + buffer.get(i) - '0';
      }
    }
    return number;
  }

  /** The status code. */
  public int status() {
    return (buffer.get(9) - '0') * 100 + (buffer.get(10) - '0') * 10 + buffer.get(11) - '0';
  }

  /** Whether the body begins with these bytes. */
  boolean bodyStartsWith(byte[] prefix) {
    if (end - headEnd < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if (buffer.get(headEnd + i) != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  /** Head and body as text. */
  public String text() {
    return text(end);
  }

  /** What has arrived so far, complete or not. */
  String received() {
    return text(buffer.position());
  }

  private String text(int length) {
    var bytes = new byte[length];
    buffer.get(0, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The text between the first {@code before} and the next {@code after}. */
  String between(String before, char after) {
    var text = text();
    int from = text.indexOf(before);
    if (from < 0) {
      throw new IllegalStateException("No " + before + " in the answer:\n" + text);
    }
    from += before.length();
    return text.substring(from, text.indexOf(after, from));
  }

  /** Makes room for the next answer. */
  public void clear() {
    buffer.clear();
    headEnd = 0;
    end = 0;
  }
}
