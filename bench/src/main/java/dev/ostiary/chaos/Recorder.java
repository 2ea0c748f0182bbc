package dev.ostiary.chaos;

import dev.ostiary.chaos.Calls.Answer;
import dev.ostiary.chaos.Step.Outcome;
import java.io.IOException;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Does things to a system that may die at any moment, and writes down how each ended. */
record Recorder(History history) {
  private static final Set<Integer> NOT_NOW = Set.of(429, 503);

  /** A request. */
  @FunctionalInterface
  interface Call {
    /** Sends it. */
    Answer send() throws IOException;
  }

  /**
   * What is done.
   *
   * @param done the status of success
   * @param refused statuses of a refusal
   * @param given what is presented, or nothing
   */
  record Deed(String kind, String key, String given, int done, Set<Integer> refused) {
    static Deed of(String kind, String key, int done, Integer... refused) {
      return new Deed(kind, key, "", done, Set.of(refused));
    }

    Deed giving(String token) {
      return new Deed(kind, key, token, done, refused);
    }
  }

  /**
   * Does it.
   *
   * @param got what to keep of a success
   * @return the answer, or null when the connection broke
   */
  @Nullable Answer attempt(Deed deed, Call call, Function<Answer, String> got) {
    long began = System.nanoTime();
    Answer answer;
    try {
      answer = call.send();
    } catch (IOException e) {
      add(deed, began, Outcome.UNKNOWN, String.valueOf(e));
      return null;
    }
    if (answer.status() == deed.done()) {
      add(deed, began, Outcome.DONE, got.apply(answer));
    } else if (deed.refused().contains(answer.status())) {
      add(deed, began, Outcome.REFUSED, answer.text("error_description"));
    } else if (NOT_NOW.contains(answer.status())) {
      add(deed, began, Outcome.UNKNOWN, answer.toString());
    } else {
      add(deed, began, Outcome.WRONG, answer.toString());
    }
    return answer;
  }

  @Nullable Answer attempt(Deed deed, Call call) {
    return attempt(deed, call, answer -> "");
  }

  private void add(Deed deed, long began, Outcome outcome, String got) {
    history.add(
        new Step(deed.kind(), deed.key(), began, System.nanoTime(), outcome, deed.given(), got));
  }
}
