package dev.ostiary.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Keep-alive connections, all on the calling thread: the machine's other cycles belong to the
 * server. Each asks again as soon as it is answered, or at its appointed times; what is late then
 * counts from when it was due, so that a slow server hides nothing (coordinated omission).
 */
final class LoadGenerator implements AutoCloseable {
  private static final int ANSWER_BYTES = 64 * 1024;
  private static final long SILENCE = 10_000;
  private final Selector selector = Selector.open();
  private final List<Connection> connections = new ArrayList<>();
  private long answers;
  private long bad;

  /**
   * What happened in a window.
   *
   * @param answers all answers, with those that arrived when the window was over
   * @param units units that ended in time
   * @param bad answers that were not what they must be
   * @param seconds length of the window
   * @param latencies of whole units
   */
  record Window(long answers, long units, long bad, double seconds, Latencies latencies) {
    double perSecond() {
      return units / seconds;
    }
  }

  private static final class Connection {
    final SocketChannel channel;
    final Caller caller;
    final ByteBuffer buffer = ByteBuffer.allocateDirect(ANSWER_BYTES);
    final Answer answer = new Answer(buffer);

    /** When the unit that goes on now began, or was due. */
    long began;

    Connection(SocketChannel channel, Caller caller) {
      this.channel = channel;
      this.caller = caller;
    }

    @Override
    public String toString() {
      return buffer.position() + " bytes\n" + answer.received();
    }

    void begin(long due) throws IOException {
      began = due;
      send();
    }

    void send() throws IOException {
      var request = caller.request();
      while (request.hasRemaining()) {
        channel.write(request);
      }
    }
  }

  /** One connection per caller. */
  LoadGenerator(int port, List<? extends Caller> callers) throws IOException {
    for (var caller : callers) {
      var channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      var connection = new Connection(channel, caller);
      channel.register(selector, SelectionKey.OP_READ, connection);
      connections.add(connection);
    }
  }

  /** Asks for so many seconds, then waits for the answers that are still to come. */
  Window run(double seconds) throws IOException {
    return run(seconds, 0);
  }

  /**
   * The same at a pace.
   *
   * @param rate units a second over all connections, evenly; 0 for as many as there can be
   */
  Window run(double seconds, double rate) throws IOException {
    answers = 0;
    bad = 0;
    long interval = rate == 0 ? 0 : (long) (connections.size() / rate * 1e9);
    var latencies = new Latencies();
    var resting = new PriorityQueue<Connection>(Comparator.comparingLong(c -> c.began));
    long start = System.nanoTime();
    long end = start + (long) (seconds * 1e9);
    for (int i = 0; i < connections.size(); i++) {
      var connection = connections.get(i);
      connection.began = start + interval * i / connections.size();
      resting.add(connection);
    }
    long units = 0;
    int working = wake(resting, end);
    while (working > 0 || !resting.isEmpty()) {
      for (var key : ready(resting)) {
        var connection = (Connection) key.attachment();
        if (!receive(connection)) {
          continue;
        }
        if (!connection.caller.complete()) {
          connection.send();
          continue;
        }
        long now = System.nanoTime();
        latencies.add(now - connection.began);
        units += now < end ? 1 : 0;
        working--;
        connection.began = interval == 0 ? now : connection.began + interval;
        resting.add(connection);
      }
      selector.selectedKeys().clear();
      working += wake(resting, end);
    }
    return new Window(answers, units, bad, seconds, latencies);
  }

  /** Starts the units that are due; those that would begin after the end never do. */
  private static int wake(PriorityQueue<Connection> resting, long end) throws IOException {
    int started = 0;
    while (!resting.isEmpty()) {
      long due = resting.peek().began;
      if (due < end && due > System.nanoTime()) {
        break;
      }
      var connection = resting.remove();
      if (due < end) {
        connection.begin(due);
        started++;
      }
    }
    return started;
  }

  /** The connections that have something to read, waiting for them until another is due. */
  private Iterable<SelectionKey> ready(PriorityQueue<Connection> resting) throws IOException {
    if (resting.isEmpty()) {
      if (selector.select(SILENCE) == 0) {
        throw new IOException("No answer for 10 seconds; so far came:\n" + connections.getFirst());
      }
    } else {
      long pause = (resting.peek().began - System.nanoTime()) / 1_000_000;
      // A selector waits whole milliseconds: the last one is spent looking.
      var ignored = pause > 0 ? selector.select(pause) : selector.selectNow();
    }
    return selector.selectedKeys();
  }

  /** Whether the answer is complete now. */
  private boolean receive(Connection connection) throws IOException {
    if (connection.channel.read(connection.buffer) < 0) {
      throw new IOException("The server closed a connection");
    }
    var answer = connection.answer;
    if (!answer.complete()) {
      return false;
    }
    answers++;
    if (!connection.caller.accept(answer)) {
      if (bad++ == 0) {
        System.err.println("Unexpected answer:\n" + answer.text());
      }
    }
    answer.clear();
    return true;
  }

  @Override
  public void close() throws IOException {
    for (var connection : connections) {
      connection.channel.close();
    }
    selector.close();
  }
}
