package dev.ostiary.runner;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Runs programs of tests in this JVM, in the very realms of the process. What they ask the server
 * for is answered by an echo: {@code /status/404} has that status, {@code /text} an answer that is
 * no JSON, {@code /bytes} one that is no text, {@code /slow} none, {@code /refused} a refusal.
 */
final class Programs {
  private static final Pattern STATUS = Pattern.compile("/status/(\\d+)");
  private final Realms realms = new Realms();
  private final Watch watch = new Watch(() -> {});

  /** The outcome of a function of arguments and a callback, as the process would send it. */
  Frame run(String name, String function, String arguments) throws IOException {
    var input =
        "{\"kind\":\"database\",\"source\":" + quoted(name) + ",\"arguments\":" + arguments + "}";
    var job = new Job(name, function, "function", input, 60_000, 90_000);
    return new Run(job, realms, watch, new Echo()).outcome();
  }

  private static final class Echo implements Run.Calls {
    private final Deque<Frame> answers = new ArrayDeque<>();

    @Override
    public void send(Frame call) {
      var asked = call.text(1) + call.text(2);
      if (asked.contains("/refused")) {
        answers.add(Frame.of('A', call.text(0), "0", "The address is not allowed"));
      } else if (!asked.contains("/slow")) {
        answers.add(Frame.of('A', call.text(0), "1", answer(call)));
      }
    }

    private static String answer(Frame call) {
      var given = STATUS.matcher(call.text(2));
      int status = given.find() ? Integer.parseInt(given.group(1)) : 200;
      var head =
          "{\"status\":"
              + status
              + ",\"statusText\":\"As asked\",\"headers\":{\"content-type\":\"application/json\","
              + "\"set-cookie\":[\"a=1\",\"b=2\"]},\"body\":";
      if (call.text(1).equals("auth0")) {
        return status < 300
            ? head + call.text(2) + "}"
            : head + "{\"error\":\"Wrong\",\"message\":\"As asked\"}}";
      }
      if (call.text(2).contains("/bytes")) {
        return head + "\"/wD+\",\"base64\":true}";
      }
      return head + quoted(call.text(2).contains("/text") ? "plain text" : call.text(2)) + "}";
    }

    @Override
    public @Nullable Frame next(long millis) throws InterruptedException {
      if (answers.isEmpty()) {
        Thread.sleep(millis);
      }
      return answers.poll();
    }
  }

  /** A text as JSON has it. */
  static String quoted(String text) {
    var json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
