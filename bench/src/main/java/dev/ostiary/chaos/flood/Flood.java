package dev.ostiary.chaos.flood;

import dev.ostiary.bench.Answer;
import dev.ostiary.chaos.Step.Outcome;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Requests at their appointed times, whatever becomes of those before them, all on the calling
 * thread. Who finds no idle connection opens another; what is late counts from when it was due.
 */
final class Flood {
  private static final int ANSWER_BYTES = 16 * 1024;

  /** Longer than the server's own deadline: who waits so long has no answer. */
  private static final long SILENCE_NANOS = 15_000_000_000L;

  /** A request that could not be sent for so long is given up. */
  private static final long UNSENT_NANOS = 1_000_000_000L;

  /** The server ends idle connections: those that it may be about to end are not used again. */
  private static final long IDLE_NANOS = 10_000_000_000L;

  private static final long LOOK_NANOS = 500_000_000L;

  private final InetSocketAddress server;
  private final Map<String, Tally> tallies = new LinkedHashMap<>();
  private final PriorityQueue<Source> sources =
      new PriorityQueue<>(Comparator.comparingLong(s -> s.due));
  private final List<Source> all = new ArrayList<>();
  private final Selector selector;
  private final long start = System.nanoTime();
  private int inFlight;

  /** A demand as it goes on. */
  private final class Source {
    final Demand demand;
    final Tally tally = new Tally();
    final long interval;
    final long end;
    final Deque<Connection> idle = new ArrayDeque<>();
    final Deque<Long> waiting = new ArrayDeque<>();
    int open;
    long due;

    Source(Demand demand) {
      this.demand = demand;
      interval = demand.pace().rate() == 0 ? 0 : (long) (1e9 / demand.pace().rate());
      due = start + (long) (demand.pace().from() * 1e9);
      end = start + (long) (demand.pace().until() * 1e9);
    }

    /** Sends what is due as far as there are connections. */
    void send(long now) {
      while (!waiting.isEmpty()) {
        long asked = waiting.peek();
        var connection = connection(now);
        if (connection != null) {
          waiting.remove();
          inFlight++;
          connection.begin(asked, now);
        } else if (now - asked > UNSENT_NANOS) {
          waiting.remove();
          tally.unsent(since(asked));
        } else {
          return;
        }
      }
    }

    private @Nullable Connection connection(long now) {
      for (var kept = idle.poll(); kept != null; kept = idle.poll()) {
        if (now - kept.sent < IDLE_NANOS) {
          return kept;
        }
        kept.close();
      }
      return open < demand.pace().connections() ? new Connection(this) : null;
    }

    void close() {
      idle.forEach(Connection::close);
    }
  }

  private final class Connection {
    final Source source;
    final ByteBuffer buffer = ByteBuffer.allocate(ANSWER_BYTES);
    final Answer answer = new Answer(buffer);
    private @Nullable SocketChannel channel;
    private ByteBuffer request = ByteBuffer.allocate(0);
    boolean busy;
    long due;
    long sent;

    Connection(Source source) {
      this.source = source;
      source.open++;
    }

    void begin(long asked, long now) {
      busy = true;
      due = asked;
      sent = now;
      request = ByteBuffer.wrap(source.demand.request().get().getBytes(StandardCharsets.US_ASCII));
      try {
        if (channel == null) {
          channel = SocketChannel.open();
          channel.configureBlocking(false);
          channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
          boolean connected = channel.connect(server);
          channel.register(selector, SelectionKey.OP_CONNECT | SelectionKey.OP_READ, this);
          if (!connected) {
            return;
          }
        }
        write(channel);
      } catch (IOException e) {
        fail(String.valueOf(e));
      }
    }

    /** A request is small: the kernel takes it at once. */
    private void write(SocketChannel to) throws IOException {
      while (request.hasRemaining()) {
        to.write(request);
      }
    }

    void ready(SelectionKey key) {
      try {
        var from = (SocketChannel) key.channel();
        if (key.isConnectable() && from.finishConnect()) {
          key.interestOps(SelectionKey.OP_READ);
          write(from);
        }
        if (key.isReadable()) {
          receive(from);
        }
      } catch (IOException e) {
        fail(String.valueOf(e));
      }
    }

    private void receive(SocketChannel from) throws IOException {
      if (from.read(buffer) < 0) {
        fail("closed after " + buffer.position() + " bytes");
      } else if (busy && answer.complete()) {
        var outcome = source.demand.judge(answer);
        var text = outcome == Outcome.WRONG ? answer.text() : "";
        boolean last =
            answer.status() != 200
                && answer.text().toLowerCase(Locale.ROOT).contains("connection: close");
        answer.clear();
        end(outcome, text);
        if (last) {
          close();
        } else {
          source.idle.push(this);
        }
      }
    }

    /** It is broken; that matters only to who waits for an answer. */
    void fail(String why) {
      source.idle.remove(this);
      close();
      if (busy) {
        end(Outcome.UNKNOWN, why);
      }
    }

    private void end(Outcome outcome, String text) {
      long now = System.nanoTime();
      busy = false;
      inFlight--;
      source.tally.answered(outcome, since(due), now - due, text);
      if (source.interval == 0 && now < source.end) {
        source.waiting.add(now);
      }
    }

    void close() {
      source.open--;
      if (channel != null) {
        try {
          channel.close();
        } catch (IOException e) {
          // It is of no use anyway.
        }
      }
    }
  }

  private Flood(int port, List<Demand> demands) throws IOException {
    server = new InetSocketAddress("127.0.0.1", port);
    selector = Selector.open();
    for (var demand : demands) {
      var source = new Source(demand);
      all.add(source);
      tallies.put(demand.name(), source.tally);
      sources.add(source);
    }
  }

  /** Asks for all of this and waits for the last answer; what became of each, by its name. */
  static Map<String, Tally> run(int port, List<Demand> demands) throws IOException {
    var flood = new Flood(port, demands);
    try (flood.selector) {
      flood.run();
      return flood.tallies;
    } finally {
      flood.all.forEach(Source::close);
    }
  }

  private void run() throws IOException {
    long looked = start;
    while (!sources.isEmpty() || inFlight > 0 || all.stream().anyMatch(s -> !s.waiting.isEmpty())) {
      long now = System.nanoTime();
      appoint(now);
      for (var source : all) {
        source.send(now);
      }
      if (now - looked > LOOK_NANOS) {
        looked = now;
        giveUp(now);
      }
      long pause = sources.isEmpty() ? 10_000_000 : sources.peek().due - System.nanoTime();
      // A selector waits whole milliseconds: the last one is spent looking.
      var ignored =
          pause > 1_000_000
              ? selector.select(Math.min(10, pause / 1_000_000))
              : selector.selectNow();
      for (var key : selector.selectedKeys()) {
        ((Connection) key.attachment()).ready(key);
      }
      selector.selectedKeys().clear();
    }
  }

  /** What is due by now waits to be sent. */
  private void appoint(long now) {
    while (!sources.isEmpty() && sources.peek().due <= now) {
      var source = sources.remove();
      if (source.interval == 0) {
        for (int i = 0; i < source.demand.pace().connections(); i++) {
          source.waiting.add(now);
        }
      } else if (source.due < source.end) {
        source.waiting.add(source.due);
        source.due += source.interval;
        sources.add(source);
      }
    }
  }

  private void giveUp(long now) {
    for (var key : List.copyOf(selector.keys())) {
      var connection = (Connection) key.attachment();
      if (connection.busy && now - connection.sent > SILENCE_NANOS) {
        connection.fail("no answer for 15 seconds");
      }
    }
  }

  private double since(long due) {
    return (due - start) / 1e9;
  }
}
