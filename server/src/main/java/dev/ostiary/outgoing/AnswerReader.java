package dev.ostiary.outgoing;

import dev.ostiary.outgoing.Answer.Ending;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads one answer of HTTP/1.1 (RFC 9112) of any server, however ill-mannered. */
final class AnswerReader {
  private static final int MAX_HEAD = 32 * 1024;
  private static final int MAX_CHUNK_LINE = 256;
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)(?: (.*))?");

  private final InputStream in;
  private final int most;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  /**
   * Of a connection.
   *
   * @param most bytes of a body
   */
  AnswerReader(InputStream in, int most) {
    this.in = in;
    this.most = most;
  }

  /** The answer to a request with this method. */
  Answer read(String method) throws IOException {
    int budget = MAX_HEAD;
    while (true) {
      var lines = head(budget);
      budget -= lines.stream().mapToInt(String::length).sum();
      var matcher = STATUS.matcher(lines.getFirst());
      if (!matcher.matches()) {
        throw new ProtocolException("Not HTTP");
      }
      int status = Integer.parseInt(matcher.group(1));
      if (status >= 200) {
        var text = matcher.group(2) == null ? "" : matcher.group(2);
        var headers = headers(lines);
        boolean bare = method.equals("HEAD") || status == 204 || status == 304;
        var ending = bare ? Ending.WHOLE : ending(headers);
        return new Answer(status, text, headers, body.toByteArray(), ending);
      }
    }
  }

  private List<String> head(int budget) throws IOException {
    var lines = new ArrayList<String>();
    for (int left = budget; left > 0; ) {
      var line = line(left);
      if (line.isEmpty()) {
        if (lines.isEmpty()) {
          throw new ProtocolException("No answer");
        }
        return lines;
      }
      lines.add(line);
      left -= line.length() + 1;
    }
    throw new ProtocolException("Too many headers");
  }

  private String line(int most) throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0 || line.length() > most) {
        throw new ProtocolException("The answer ends early");
      }
      line.append((char) c);
    }
    return line.toString().stripTrailing();
  }

  private static Map<String, List<String>> headers(List<String> lines) {
    var headers = new HashMap<String, List<String>>();
    for (var line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        var name = line.substring(0, colon).toLowerCase(Locale.ROOT);
        headers
            .computeIfAbsent(name, n -> new ArrayList<>(1))
            .add(line.substring(colon + 1).strip());
      }
    }
    return headers;
  }

  private Ending ending(Map<String, List<String>> headers) {
    try {
      var coding = last(headers, "transfer-encoding").toLowerCase(Locale.ROOT);
      if (coding.equals("chunked")) {
        return chunks();
      }
      var length = last(headers, "content-length");
      if (length.matches("\\d{1,18}")) {
        return copy(Long.parseLong(length));
      }
      var whole = copy(Long.MAX_VALUE);
      return whole == Ending.CUT ? Ending.WHOLE : whole;
    } catch (IOException e) {
      return Ending.CUT;
    }
  }

  private static String last(Map<String, List<String>> headers, String name) {
    return headers.getOrDefault(name, List.of("")).getLast();
  }

  private Ending chunks() throws IOException {
    while (true) {
      var size = line(MAX_CHUNK_LINE).split(";", 2)[0].strip();
      if (!size.matches("[0-9a-fA-F]{1,15}")) {
        return Ending.CUT;
      }
      long count = Long.parseLong(size, 16);
      if (count == 0) {
        return Ending.WHOLE;
      }
      var ending = copy(count);
      if (ending != Ending.WHOLE) {
        return ending;
      }
      line(MAX_CHUNK_LINE);
    }
  }

  /** So many more bytes, as long as there is room for them. */
  private Ending copy(long count) throws IOException {
    var buffer = new byte[8192];
    for (long left = count; left > 0; ) {
      int room = most - body.size();
      if (room == 0) {
        return Ending.TOO_LARGE;
      }
      int read = in.read(buffer, 0, (int) Math.min(Math.min(left, room), buffer.length));
      if (read < 0) {
        return Ending.CUT;
      }
      body.write(buffer, 0, read);
      left -= read;
    }
    return Ending.WHOLE;
  }
}
