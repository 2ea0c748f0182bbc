package dev.ostiary.runner;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One message between the server and this process: four bytes of length, a letter, and texts, each
 * with four bytes of length and UTF-8. The server has the same in its package {@code sandbox}.
 *
 * @param type {@code R} run, {@code A} answer to a call, {@code H} ready, {@code C} call, {@code D}
 *     done, {@code K} kill me
 */
record Frame(char type, List<String> texts) {
  /** Bytes that a message may have; the server ends a process that sends more. */
  static final int LIMIT = 8 << 20;

  static Frame of(char type, String... texts) {
    return new Frame(type, List.of(texts));
  }

  String text(int index) {
    return texts.get(index);
  }

  static Frame read(DataInputStream in) throws IOException {
    int length = in.readInt();
    char type = (char) in.readUnsignedByte();
    int rest = length - 1;
    var texts = new ArrayList<String>();
    while (rest > 0) {
      int size = in.readInt();
      texts.add(new String(in.readNBytes(size), StandardCharsets.UTF_8));
      rest -= 4 + size;
    }
    return new Frame(type, texts);
  }

  void write(DataOutputStream out) throws IOException {
    var bytes = new ArrayList<byte[]>();
    int length = 1;
    for (var text : texts) {
      var encoded = text.getBytes(StandardCharsets.UTF_8);
      bytes.add(encoded);
      length += 4 + encoded.length;
    }
    out.writeInt(length);
    out.writeByte(type);
    for (var encoded : bytes) {
      out.writeInt(encoded.length);
      out.write(encoded);
    }
    out.flush();
  }
}
