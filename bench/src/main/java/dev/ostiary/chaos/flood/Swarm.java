package dev.ostiary.chaos.flood;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Connections that keep a server busy with next to nothing, from many addresses of the loopback.
 * The one that is ended comes again. All of them are on one thread of their own.
 */
final class Swarm implements AutoCloseable {
  private static final int PER_ADDRESS = 100;

  /** Connections that are begun at once: a listening socket holds only so many. */
  private static final int AT_ONCE = 200;

  /** One that does not read costs the kernel megabytes: one of so many does. */
  private static final int READERS = 100;

  private static final long DROP_NANOS = 2_000_000_000L;

  /** Who was ended comes again after a while: this is not a flood of connections. */
  private static final long REST_NANOS = 5_000_000_000L;

  private static final String HOST = "Host: localhost\r\n";
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
  private static final String POST = "POST /oauth/token HTTP/1.1\r\n" + HOST + FORM;
  private final InetSocketAddress server;
  private final Map<Kind, Double> longest = Collections.synchronizedMap(new EnumMap<>(Kind.class));
  private final Queue<Pest> coming = new ArrayDeque<>();
  private final Selector selector;
  private final Thread thread;
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final AtomicLong ended = new AtomicLong();
  private volatile boolean closed;

  /** What a connection does, and how long the server may let it. */
  enum Kind {
    /** Says nothing at all. */
    SILENT("", "", 15),
    /** A head that goes on, a byte now and then. */
    SLOW_HEAD("GET / HTTP/1.1\r\nHost: localhost\r\nX: ", "x", 15),
    /** A form that goes on the same way. */
    SLOW_BODY(POST + "Content-Length: 100000\r\n\r\n", "x", 15),
    /** The same in chunks. */
    SLOW_CHUNKS(POST + "Transfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n", 15),
    /** Half a head, and then the end of what it has to say; it goes on to listen. */
    HALF_CLOSED("GET / HTTP/1.1\r\nHo", "", 15),
    /** A body that is never begun. */
    NO_BODY(POST + "Content-Length: 100\r\n\r\n", "", 15),
    /** One request, and then nothing. */
    IDLE("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n", "", 75),
    /** Asks and asks, and reads no answer. */
    NOT_READING(
        "GET /.well-known/openid-configuration HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(3_000),
        "",
        105);

    private final byte[] start;
    private final byte[] drop;
    private final double limit;

    Kind(String start, String drop, double limit) {
      this.start = start.getBytes(StandardCharsets.US_ASCII);
      this.drop = drop.getBytes(StandardCharsets.US_ASCII);
      this.limit = limit;
    }

    /** Seconds after which the server must have ended it. */
    double limit() {
      return limit;
    }

    private static Kind of(int number) {
      return number % READERS == 0 ? NOT_READING : values()[number % (values().length - 1)];
    }
  }

  /** One of the connections. */
  private final class Pest {
    final int number;
    final Kind kind;
    private ByteBuffer words = ByteBuffer.allocate(0);
    private long began;
    private long dropped;
    private long ending = System.nanoTime() - REST_NANOS;

    Pest(int number) {
      this.number = number;
      this.kind = Kind.of(number);
    }

    void begin() throws IOException {
      var channel = SocketChannel.open();
      channel.configureBlocking(false);
      if (kind == Kind.NOT_READING) {
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 4_096);
      }
      int address = number / PER_ADDRESS;
      channel.bind(
          new InetSocketAddress("127.1.%d.%d".formatted(address / 250, 1 + address % 250), 0));
      began = System.nanoTime();
      dropped = began;
      words = ByteBuffer.wrap(kind.start);
      channel.connect(server);
      channel.register(selector, SelectionKey.OP_CONNECT, this);
      most.accumulateAndGet(open.incrementAndGet(), Math::max);
    }

    void ready(SelectionKey key) {
      try {
        var channel = (SocketChannel) key.channel();
        if (key.isConnectable() && channel.finishConnect()) {
          key.interestOps(kind == Kind.NOT_READING ? 0 : SelectionKey.OP_READ);
          say(channel);
        } else if (key.isReadable() && channel.read(ByteBuffer.allocate(2_048)) < 0) {
          gone(key);
        }
      } catch (IOException e) {
        gone(key);
      }
    }

    private void say(SocketChannel channel) throws IOException {
      channel.write(words);
      if (kind == Kind.HALF_CLOSED && !words.hasRemaining()) {
        channel.shutdownOutput();
      }
    }

    void drop(SelectionKey key, long now) {
      if (now - dropped < DROP_NANOS || !((SocketChannel) key.channel()).isConnected()) {
        return;
      }
      dropped = now;
      try {
        if (!words.hasRemaining() && kind.drop.length > 0) {
          words = ByteBuffer.wrap(kind.drop);
        }
        if (words.hasRemaining()) {
          say((SocketChannel) key.channel());
        }
      } catch (IOException e) {
        gone(key);
      }
    }

    private void gone(SelectionKey key) {
      close(key);
      longest.merge(kind, age(System.nanoTime()), Math::max);
      ending = System.nanoTime();
      ended.incrementAndGet();
      open.decrementAndGet();
      coming.add(this);
    }

    boolean rested() {
      return System.nanoTime() - ending >= REST_NANOS;
    }

    double age(long now) {
      return (now - began) / 1e9;
    }
  }

  /** So many connections to a port of the loopback; they begin at once. */
  Swarm(int port, int size) throws IOException {
    this.server = new InetSocketAddress("127.0.0.1", port);
    selector = Selector.open();
    for (int i = 0; i < size; i++) {
      coming.add(new Pest(i));
    }
    thread = Thread.ofPlatform().name("swarm").start(this::run);
  }

  private void run() {
    try {
      for (long looked = 0; !closed; ) {
        for (int i = 0; i < AT_ONCE && !coming.isEmpty() && coming.peek().rested(); i++) {
          coming.remove().begin();
        }
        selector.select(50);
        selector.selectedKeys().forEach(key -> ((Pest) key.attachment()).ready(key));
        selector.selectedKeys().clear();
        long now = System.nanoTime();
        if (now - looked > DROP_NANOS / 4) {
          looked = now;
          living().forEach(key -> ((Pest) key.attachment()).drop(key, now));
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("The swarm has no more connections", e);
    }
  }

  private List<SelectionKey> living() {
    return selector.keys().stream().filter(SelectionKey::isValid).toList();
  }

  /** How many there were at once, at most. */
  int most() {
    return most.get();
  }

  /** How many the server has ended. */
  long ended() {
    return ended.get();
  }

  /** Seconds that one of a kind lasted, at most; those that lasted at the end count. */
  Map<Kind, Double> longest() {
    return new EnumMap<>(longest);
  }

  /** Ends all; what was still there counts as long as it lasted. */
  @Override
  public void close() throws IOException {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    long now = System.nanoTime();
    for (var key : living()) {
      var pest = (Pest) key.attachment();
      longest.merge(pest.kind, pest.age(now), Math::max);
      close(key);
    }
    selector.close();
  }

  private static void close(SelectionKey key) {
    try {
      key.channel().close();
    } catch (IOException e) {
      // It is gone anyway.
    }
  }
}
