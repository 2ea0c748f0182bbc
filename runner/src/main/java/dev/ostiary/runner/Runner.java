package dev.ostiary.runner;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The process: reads a run, runs it, answers, and starts anew. Runs come one at a time; each has a
 * realm of its own, so that nothing of one is left for the next. While nobody asks for anything it
 * runs a program of its own, until the JVM has compiled what runs need.
 */
public final class Runner {
  private static final int PRACTICE = 500;
  private static final int TRAINING = 3_000;
  private static final int MODULES = 10;
  private final BlockingQueue<Frame> inbox = new LinkedBlockingQueue<>();
  private final DataOutputStream out;
  private final Realms realms = new Realms();
  private final Watch watch = new Watch(this::cry);

  private Runner(OutputStream out) {
    this.out = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
  }

  /**
   * Starts the process.
   *
   * @param args {@code --practice} to practise and end, which is how its cache is made
   * @throws IOException when the server is gone
   */
  public static void main(String[] args) throws IOException {
    var in = new FileInputStream(FileDescriptor.in);
    var runner = new Runner(new FileOutputStream(FileDescriptor.out));
    // Whatever prints must not write between messages.
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    System.setIn(InputStream.nullInputStream());
    if (args.length > 0 && args[0].equals("--practice")) {
      runner.train();
      return;
    }
    runner.listen(new DataInputStream(new BufferedInputStream(in, 1 << 16)));
    runner.serve();
  }

  /**
   * Nobody else writes: this is called only while a program's code has the one thread that does.
   */
  private void cry() {
    try {
      Frame.of('K').write(out);
    } catch (IOException e) {
      // The server is gone, and so is this process in a moment.
    }
  }

  /** When the server goes, this process goes, whatever it is doing. */
  private void listen(DataInputStream in) {
    Thread.ofPlatform()
        .daemon()
        .name("inbox")
        .start(
            () -> {
              try {
                while (true) {
                  inbox.add(Frame.read(in));
                }
              } catch (IOException gone) {
                Runtime.getRuntime().halt(0);
              }
            });
  }

  private void serve() throws IOException {
    practise();
    Frame.of('H').write(out);
    int practised = 1;
    while (true) {
      var frame = inbox.poll();
      if (frame == null && practised < PRACTICE) {
        practised++;
        practise();
        continue;
      }
      if (frame == null) {
        frame = take();
      }
      // An answer to a run that has ended by then is for nobody.
      if (frame.type() == 'R') {
        run(frame);
      }
    }
  }

  private void run(Frame frame) throws IOException {
    var job = Job.read(frame);
    var calls =
        new Run.Calls() {
          @Override
          public void send(Frame call) throws IOException {
            call.write(out);
          }

          @Override
          public @Nullable Frame next(long millis) throws InterruptedException {
            return inbox.poll(millis, java.util.concurrent.TimeUnit.MILLISECONDS);
          }
        };
    new Run(job, realms, watch, calls).outcome().write(out);
    realms.prepare();
  }

  private void train() throws IOException {
    for (int i = 0; i < TRAINING; i++) {
      practise();
    }
    for (int i = 0; i < MODULES; i++) {
      new Run(Job.MODULES, realms, watch, Run.Calls.NONE).outcome();
    }
  }

  private void practise() throws IOException {
    new Run(Job.PRACTICE, realms, watch, Run.Calls.NONE).outcome();
    realms.prepare();
  }

  private Frame take() {
    try {
      return inbox.take();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
