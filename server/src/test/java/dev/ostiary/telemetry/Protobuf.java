package dev.ostiary.telemetry;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A message of protocol buffers, read without its description: fields by their numbers. */
final class Protobuf {
  private final Map<Integer, List<Object>> fields = new HashMap<>();

  Protobuf(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      long tag = varint(in);
      Object value =
          switch ((int) tag & 7) {
            case 0 -> varint(in);
            case 1 -> in.getLong();
            case 2 -> {
              var part = new byte[(int) varint(in)];
              in.get(part);
              yield part;
            }
            case 5 -> (long) in.getInt();
            default -> throw new IllegalArgumentException("Wire type " + (tag & 7));
          };
      fields.computeIfAbsent((int) (tag >>> 3), n -> new ArrayList<>()).add(value);
    }
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = in.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  /** The messages in a field. */
  List<Protobuf> messages(int field) {
    return fields.getOrDefault(field, List.of()).stream()
        .map(bytes -> new Protobuf((byte[]) bytes))
        .toList();
  }

  /** A field of text, empty when it is absent. */
  String text(int field) {
    var all = fields.get(field);
    return all == null ? "" : new String((byte[]) all.getFirst(), StandardCharsets.UTF_8);
  }

  /** A field of bytes as hexadecimal digits. */
  String hex(int field) {
    var all = fields.get(field);
    return all == null ? "" : HexFormat.of().formatHex((byte[]) all.getFirst());
  }

  /** A number, 0 when it is absent. */
  long number(int field) {
    var all = fields.get(field);
    return all == null ? 0 : (long) all.getFirst();
  }

  /** A list of OpenTelemetry's {@code KeyValue}s. */
  Map<String, String> attributes(int field) {
    var all = new HashMap<String, String>();
    for (var pair : messages(field)) {
      var value = pair.messages(2).getFirst();
      var text = value.text(1);
      all.put(pair.text(1), text.isEmpty() ? String.valueOf(value.number(3)) : text);
    }
    return all;
  }
}
