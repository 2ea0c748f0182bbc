package dev.ostiary.chaos.flood;

import dev.ostiary.bench.Answer;
import dev.ostiary.chaos.Step.Outcome;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * One kind of request and how much of it.
 *
 * @param name what it is called in results
 * @param request the next request, whole
 * @param start how the body of a success begins
 */
record Demand(String name, Supplier<String> request, String start, Pace pace) {
  private static final Pattern BACK_OFF =
      Pattern.compile("\"error\":\"(temporarily_unavailable|too_many_(requests|attempts))\"");
  private static final Pattern RETRY = Pattern.compile("(?im)^retry-after: *[1-9]\\d*$");

  /**
   * How often.
   *
   * @param rate requests a second, evenly; 0 for one after the other
   * @param connections how many there are at most
   * @param from seconds after the start of the run
   * @param until when no more are begun
   */
  record Pace(double rate, int connections, double from, double until) {
    /** At appointed times, whatever the server says (open loop). */
    static Pace open(double rate, double from, double until) {
      return new Pace(rate, (int) Math.clamp(rate, 64, 2_000), from, until);
    }

    /** So many clients, each of which asks again as soon as it is answered (closed loop). */
    static Pace closed(int clients, double seconds) {
      return new Pace(0, clients, 0, seconds);
    }
  }

  /**
   * How an answer ends. A refusal must tell a client of OAuth what it is and when to come back, or
   * have the form of a success, as that of a health check has.
   */
  Outcome judge(Answer answer) {
    int status = answer.status();
    var text = answer.text();
    boolean says = body(text).startsWith(start);
    if (status == 200) {
      return says ? Outcome.DONE : Outcome.WRONG;
    }
    boolean backOff = RETRY.matcher(text).find() && BACK_OFF.matcher(body(text)).find();
    return (status == 503 || status == 429) && (says || backOff) ? Outcome.REFUSED : Outcome.WRONG;
  }

  private static String body(String text) {
    return text.substring(text.indexOf("\r\n\r\n") + 4);
  }

  /** A tally for each of these by its name, in order. */
  static String summary(Map<String, Tally> tallies) {
    var lines = new StringBuilder();
    new TreeMap<>(tallies)
        .forEach(
            (name, tally) ->
                lines.append(
                    String.format(
                        Locale.ROOT, "%s%s %s", lines.isEmpty() ? "" : "; ", name, tally)));
    return lines.toString();
  }
}
