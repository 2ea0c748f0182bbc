package dev.ostiary.sandbox;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One message between the server and a process: four bytes of length, a letter, and texts, each
 * with four bytes of length and UTF-8. The module {@code runner} has the same.
 *
 * @param type {@code R} run, {@code A} answer to a call, {@code H} ready, {@code C} call, {@code D}
 *     done, {@code K} kill me
 */
record Frame(char type, List<String> texts) {
  private static final int LIMIT = 8 << 20;
  private static final int TEXTS = 16;

  static Frame of(char type, String... texts) {
    return new Frame(type, List.of(texts));
  }

  String text(int index) {
    return texts.get(index);
  }

  /**
   * The next message. The process may be in the hands of its program: nothing is believed.
   *
   * @throws IOException also when it is no message
   */
  static Frame read(DataInputStream in) throws IOException {
    int rest = in.readInt() - 1;
    if (rest < 0 || rest > LIMIT) {
      throw new ProtocolException("no message");
    }
    char type = (char) in.readUnsignedByte();
    var texts = new ArrayList<String>();
    while (rest > 0) {
      int size = in.readInt();
      rest -= 4;
      if (size < 0 || size > rest || texts.size() == TEXTS) {
        throw new ProtocolException("no message");
      }
      var bytes = new byte[size];
      in.readFully(bytes);
      texts.add(new String(bytes, StandardCharsets.UTF_8));
      rest -= size;
    }
    return new Frame(type, texts);
  }

  void write(DataOutputStream out) throws IOException {
    var encoded = texts.stream().map(t -> t.getBytes(StandardCharsets.UTF_8)).toList();
    out.writeInt(1 + encoded.stream().mapToInt(b -> 4 + b.length).sum());
    out.writeByte(type);
    for (var bytes : encoded) {
      out.writeInt(bytes.length);
      out.write(bytes);
    }
    out.flush();
  }
}
