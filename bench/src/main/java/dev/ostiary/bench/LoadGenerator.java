package dev.ostiary.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Keep-alive connections that each ask again as soon as they are answered, all on the calling
 * thread: the machine's other cycles belong to the server.
 */
final class LoadGenerator implements AutoCloseable {
  private static final int ANSWER_BYTES = 64 * 1024;
  private final Selector selector = Selector.open();
  private final List<Connection> connections = new ArrayList<>();
  private long answers;
  private long bad;

  /**
   * What happened in a window.
   *
   * @param answers all answers, with those that arrived while the window was closed
   * @param inTime answers that arrived in time
   * @param bad answers that were not what they must be
   * @param seconds length of the window
   */
  record Window(long answers, long inTime, long bad, double seconds, Latencies latencies) {
    double perSecond() {
      return inTime / seconds;
    }
  }

  private static final class Connection {
    final SocketChannel channel;
    final Caller caller;
    final ByteBuffer buffer = ByteBuffer.allocateDirect(ANSWER_BYTES);
    final Answer answer = new Answer(buffer);
    long sent;

    Connection(SocketChannel channel, Caller caller) {
      this.channel = channel;
      this.caller = caller;
    }

    @Override
    public String toString() {
      return buffer.position() + " bytes\n" + answer.received();
    }

    void send() throws IOException {
      sent = System.nanoTime();
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
    answers = 0;
    bad = 0;
    var latencies = new Latencies();
    long began = System.nanoTime();
    long end = began + (long) (seconds * 1e9);
    for (var connection : connections) {
      connection.send();
    }
    long inTime = 0;
    int waiting = connections.size();
    while (waiting > 0) {
      if (selector.select(10_000) == 0) {
        throw new IOException("No answer for 10 seconds; so far came:\n" + connections.getFirst());
      }
      for (var key : selector.selectedKeys()) {
        var connection = (Connection) key.attachment();
        if (!receive(connection)) {
          continue;
        }
        long now = System.nanoTime();
        latencies.add(now - connection.sent);
        if (now < end) {
          inTime++;
          connection.send();
        } else {
          waiting--;
        }
      }
      selector.selectedKeys().clear();
    }
    return new Window(answers, inTime, bad, seconds, latencies);
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
