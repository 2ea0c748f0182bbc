package dev.ostiary.feed;

import dev.ostiary.common.Time;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Somebody who is told of changes (Server-sent events, HTML standard 9.2). Nothing is queued: who
 * reads slowly misses what was true meanwhile, and gets what is true then.
 */
final class Listener {
  /** Milliseconds after which a silent stream says that it lives. */
  static final long BEAT = 15_000;

  private static final String RETRY = "retry: 1000\n\n";
  private final Question question;
  private final Listeners all;
  private final Time time;
  private final Semaphore wakes = new Semaphore(0);
  private volatile Outcome.Answer told;
  private volatile long beat;
  private volatile List<?> standing = List.of();

  Listener(Listeners all, Question question, Outcome.Answer first, Time time) {
    this.all = all;
    this.question = question;
    this.told = first;
    this.time = time;
  }

  Question question() {
    return question;
  }

  Holder holder() {
    return told.holder();
  }

  /** Wakes the stream when something may have changed, or when it was silent for long. */
  void look(List<?> now) {
    boolean due = time.millis() >= Math.min(beat, holder().end());
    if (due || !now.equals(standing)) {
      standing = now;
      wake();
    }
  }

  void wake() {
    wakes.release();
  }

  /** Sends until the token ends, the user may no more, the reader goes, or the server stops. */
  void writeTo(OutputStream out, String lastEventId) throws IOException {
    try {
      send(out, RETRY + (told.etag().equals(lastEventId) ? ": as before\n\n" : event(told)));
      while (await()) {
        switch (all.ask(question)) {
          case Outcome.Answer now -> tell(out, now);
          case Outcome.Refused ignored -> {
            boolean over = time.millis() >= holder().end();
            send(out, end(over ? "token_expired" : "refused"));
            return;
          }
          case Outcome.UnknownApi ignored -> {
            send(out, end("unknown_audience"));
            return;
          }
        }
      }
    } finally {
      all.leave(this);
    }
  }

  /** False when the server stops. */
  private boolean await() {
    try {
      wakes.acquire();
      wakes.drainPermits();
      return all.open();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void tell(OutputStream out, Outcome.Answer now) throws IOException {
    boolean same = now.etag().equals(told.etag());
    told = now;
    send(out, same ? ":\n\n" : event(now));
  }

  private static String event(Outcome.Answer answer) {
    return "id: %s\nevent: permissions\ndata: %s\n\n".formatted(answer.etag(), answer.json());
  }

  private static String end(String reason) {
    return "event: end\ndata: {\"reason\":\"%s\"}\n\n".formatted(reason);
  }

  /** One write is one event: nobody waits for the rest of it. */
  private void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
    beat = time.millis() + BEAT;
  }
}
