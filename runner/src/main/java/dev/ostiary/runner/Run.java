package dev.ostiary.runner;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/**
 * One program from its start to its outcome. The program and this class exchange nothing but texts:
 * the prelude says after each piece of work whether it is done, what it asks the server for and
 * when its next timer is due.
 */
final class Run {
  private static final String BETWEEN = "\u0000";

  /** Characters of an outcome; the server reads no JSON that is longer. */
  private static final int OUTCOME = 4 << 20;

  private final Job job;
  private final Realms realms;
  private final Realms.Realm realm;
  private final Watch watch;
  private final Calls calls;
  private final HostFunctions functions = new HostFunctions();
  private final long began = System.nanoTime();
  private long busy;

  /** The way to the server. */
  interface Calls {
    void send(Frame call) throws IOException;

    /** What the server says next, or null when this many milliseconds have passed. */
    @Nullable Frame next(long millis) throws InterruptedException;

    /** Nobody is asked. */
    Calls NONE =
        new Calls() {
          @Override
          public void send(Frame call) {}

          @Override
          public @Nullable Frame next(long millis) {
            return null;
          }
        };
  }

  /** What the prelude says after a piece of work. */
  private record State(boolean done, String result, long timer, Deque<String> calls) {
    static State of(String text) {
      var parts = new ArrayDeque<>(List.of(text.split(BETWEEN, -1)));
      boolean done = parts.remove().equals("done");
      var first = parts.remove();
      return done
          ? new State(true, first, -1, parts)
          : new State(false, "", Long.parseLong(first), parts);
    }
  }

  Run(Job job, Realms realms, Watch watch, Calls calls) {
    this.job = job;
    this.realms = realms;
    this.realm = realms.take();
    this.watch = watch;
    this.calls = calls;
  }

  /** Runs it; whatever happens becomes a message. */
  Frame outcome() throws IOException {
    try {
      var outcome = drive();
      return outcome.length() > OUTCOME
          ? done("failed", "", "RangeError", "The program decided more than can be kept")
          : done("ok", outcome, "", "");
    } catch (PolyglotException e) {
      Spoiled.endIf(e);
      return e.isCancelled() || e.isInterrupted() ? late() : done("failed", "", name(e), says(e));
    } catch (Late e) {
      return late();
    } catch (RuntimeException e) {
      return done("failed", "", "Error", "The program broke its own surroundings");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      close();
    }
  }

  private static final class Late extends RuntimeException {
    Late() {
      super(null, null, false, false);
    }
  }

  private void close() {
    try {
      realm.context().close(true);
    } catch (RuntimeException e) {
      // It was closed by the watch a moment ago.
    }
  }

  private Frame late() {
    return done("late", "", "", "");
  }

  private Frame done(String status, String result, String name, String message) {
    return Frame.of(
        'D', status, String.valueOf((System.nanoTime() - began) / 1_000), result, name, message);
  }

  private static String name(PolyglotException e) {
    return e.isSyntaxError() ? "SyntaxError" : "Error";
  }

  private static String says(PolyglotException e) {
    return e.isGuestException() && !e.isInternalError()
        ? String.valueOf(e.getMessage())
        : "The run failed";
  }

  private String drive() throws IOException, InterruptedException {
    ProxyExecutable load =
        arguments -> arguments[0].isString() ? load(arguments[0].asString()) : null;
    ProxyExecutable sync = functions::call;
    var surface = working(() -> realm.begin().execute(load, sync, job.input()));
    while (true) {
      var state = State.of(working(() -> surface.getArrayElement(0).execute().asString()));
      if (state.done()) {
        return state.result();
      }
      if (busyLeft() <= 0) {
        throw new Late();
      }
      while (!state.calls().isEmpty()) {
        var id = state.calls().remove();
        calls.send(Frame.of('C', id, state.calls().remove(), state.calls().remove()));
      }
      long left = job.whole() - elapsed();
      if (left <= 0) {
        throw new Late();
      }
      long timer = state.timer();
      var answer = calls.next(timer < 0 ? left : Math.min(timer, left));
      if (answer == null) {
        working(() -> surface.getArrayElement(1).execute());
      } else {
        var found = answer;
        working(
            () -> surface.getArrayElement(2).execute(found.text(0), found.text(1), found.text(2)));
      }
    }
  }

  private long elapsed() {
    return (System.nanoTime() - began) / 1_000_000;
  }

  /** Many short pieces of work add up, however short each is. */
  private long busyLeft() {
    return job.busy() - busy / 1_000_000;
  }

  private interface Work<T> {
    T run();
  }

  private <T> T working(Work<T> work) {
    long start = System.nanoTime();
    watch.begin(realm.context(), Math.max(1, Math.min(busyLeft(), job.whole() - elapsed())));
    try {
      return work.run();
    } finally {
      watch.end();
      busy += System.nanoTime() - start;
    }
  }

  /** The program itself, or a module that it requires; null when there is none of the name. */
  private @Nullable Value load(String name) {
    var source = name.isEmpty() ? realms.program(job) : realms.module(name);
    return source == null ? null : realm.context().eval(source);
  }
}
