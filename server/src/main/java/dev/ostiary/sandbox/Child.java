package dev.ostiary.sandbox;

import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.trace.Trace;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One process. It runs one program at a time and only ever those of one tenant. It ends its
 * programs at their limits by itself; when it does not, because the program has got the better of
 * it, it is killed.
 */
final class Child {
  /** How long after a limit the process is killed. */
  private static final Duration GRACE = Duration.ofMillis(50);

  /** How often it is looked at then. */
  private static final Duration LOOK = Duration.ofMillis(10);

  /** Calls of one run that are looked at; a process that sends more is out of hand. */
  private static final int CALLS = 200;

  private static final int EXIT_OUT_OF_MEMORY = 3;

  /** A run before has left the process unfit: see {@code Spoiled} in the module {@code runner}. */
  private static final int EXIT_SPOILED = 4;

  /** A run went on when its time was up. */
  private static final int EXIT_LATE = 5;

  private final Process process;
  private final DataInputStream in;
  private final DataOutputStream out;
  private final ScheduledExecutorService warden;
  private @Nullable String tenant;
  private volatile boolean killed;
  private volatile boolean broken;
  private volatile boolean innocent;
  private volatile boolean asks;

  /** Which run it is at; changes under the lock of {@link #out}. */
  private volatile long current;

  Child(Process process, ScheduledExecutorService warden) throws IOException {
    this.process = process;
    this.warden = warden;
    in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
    out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
    if (Frame.read(in).type() != 'H') {
      throw new IOException("The process is not a runner");
    }
  }

  @Nullable String tenant() {
    return tenant;
  }

  /** How many programs it has begun. */
  long runs() {
    return current;
  }

  /** Whether the program that it runs has asked the server for something. */
  boolean asks() {
    return asks;
  }

  /** From now on it is this tenant's. */
  void dedicate(String owner) {
    tenant = owner;
  }

  /** Whether it can take another run. */
  boolean usable() {
    return !broken && process.isAlive();
  }

  /**
   * Whether the last run failed by no fault of its own and has had no effect: it can be run again,
   * in another process.
   */
  boolean innocent() {
    return innocent;
  }

  void kill() {
    broken = true;
    process.destroyForcibly();
  }

  /** Runs a program; whatever goes wrong is a result. */
  RunResult run(Program program, ObjectNode input, Limits limits, HostCalls calls) {
    long start = Time.ticks();
    killed = false;
    int called = 0;
    var here = Trace.here();
    var guard = guard(limits, Time.ticks());
    try {
      long number =
          begin(
              Frame.of(
                  'R',
                  program.name(),
                  program.code(),
                  program.shape() == Program.Shape.MODULE ? "module" : "function",
                  Json.write(input.put("source", program.name())),
                  String.valueOf(limits.busy().toMillis()),
                  String.valueOf(limits.whole().toMillis())));
      while (true) {
        var frame = Frame.read(in);
        switch (frame.type()) {
          case 'C' -> {
            asks = true;
            if (++called > CALLS) {
              throw new IOException("too many calls");
            }
            Thread.ofVirtual().start(() -> here.run(() -> answer(number, frame, calls)));
          }
          case 'D' -> {
            return RunResult.of(frame);
          }
          case 'K' -> {
            killed = true;
            throw new IOException("the program goes on after its time");
          }
          default -> throw new IOException("no message of a run");
        }
      }
    } catch (IOException | RuntimeException e) {
      return died(start, called);
    } finally {
      guard.cancel(false);
      asks = false;
    }
  }

  private RunResult died(long start, int called) {
    kill();
    long micros = (Time.ticks() - start) / 1_000;
    int exit = exit();
    if (killed || exit == EXIT_LATE) {
      return RunResult.ended(RunResult.Status.LATE, micros, "The program took too long");
    }
    innocent = called == 0 && exit == EXIT_SPOILED;
    return RunResult.ended(
        RunResult.Status.CRASHED,
        micros,
        exit == EXIT_OUT_OF_MEMORY
            ? "The program used more memory than it may"
            : "The program's process ended");
  }

  private int exit() {
    try {
      return process.waitFor(1, TimeUnit.SECONDS) ? process.exitValue() : -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  private long begin(Frame run) throws IOException {
    synchronized (out) {
      current++;
      run.write(out);
      return current;
    }
  }

  /**
   * Answers a call, unless its run has ended: calls are numbered anew in each run, and the next
   * program must not get what this one asked for.
   */
  private void answer(long number, Frame call, HostCalls calls) {
    try {
      String fine = "1";
      String text;
      try {
        JsonNode arguments = Json.parse(call.text(2).getBytes(StandardCharsets.UTF_8));
        text = Json.write(calls.answer(call.text(1), arguments));
      } catch (HostCalls.Refused | Json.MalformedJson e) {
        fine = "0";
        text = String.valueOf(e.getMessage());
      }
      synchronized (out) {
        if (number == current) {
          Frame.of('A', call.text(0), fine, text).write(out);
        }
      }
    } catch (IOException | RuntimeException e) {
      kill();
    }
  }

  /**
   * Kills at the whole limit, and when far more of the processor was used than the program may: the
   * process ends late programs by itself, so this is for one that is out of hand. What it uses to
   * compile its own code counts, too, even while the program waits.
   */
  private ScheduledFuture<?> guard(Limits limits, long start) {
    var before = used();
    var most = limits.busy().multipliedBy(2).plus(GRACE);
    return warden.scheduleAtFixedRate(
        () -> {
          var passed = Duration.ofNanos(Time.ticks() - start);
          if (passed.compareTo(limits.whole().plus(GRACE)) > 0
              || used().minus(before).compareTo(most) > 0) {
            killed = true;
            kill();
          }
        },
        limits.busy().plus(GRACE).toMillis(),
        LOOK.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  private Duration used() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }
}
