package dev.ostiary.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Requests as bytes. */
final class Requests {
  private Requests() {}

  /** A GET; {@code headers} are whole lines, each with its line break. */
  static String get(String path, String headers) {
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
  }

  /** A POST of a form. */
  static String post(String path, String form) {
    return post(path, "", form);
  }

  /** The same with more headers, whole lines. */
  static String post(String path, String headers, String form) {
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        + headers
        + "Content-Length: "
        + form.length()
        + "\r\n\r\n"
        + form;
  }

  /** Text outside the heap, from where the kernel reads without a copy. */
  static ByteBuffer bytes(String text) {
    var bytes = text.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }

  /** Asks the same again and again; the answer must be 200 and its body begin as told. */
  static Caller repeated(String request, String bodyPrefix) {
    return repeated(request, bodyPrefix, "");
  }

  /** The same; the answer must also hold a text somewhere. */
  static Caller repeated(String request, String bodyPrefix, String part) {
    var bytes = bytes(request);
    var prefix = bodyPrefix.getBytes(StandardCharsets.US_ASCII);
    return new Caller() {
      @Override
      public ByteBuffer request() {
        return bytes.rewind();
      }

      @Override
      public boolean accept(Answer answer) {
        return answer.status() == 200
            && answer.bodyStartsWith(prefix)
            && (part.isEmpty() || answer.text().contains(part));
      }
    };
  }
}
