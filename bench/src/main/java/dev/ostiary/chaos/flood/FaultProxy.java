package dev.ostiary.chaos.flood;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between a client and a server of TCP and is as bad a network as it is told to be. */
final class FaultProxy implements AutoCloseable {
  private static final int CHUNK = 8 * 1024;
  private static final long LOOK_MILLIS = 10;
  private final ServerSocket listening = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final int target;
  private volatile Fault fault = Fault.NONE;

  /** What is wrong with the network. */
  private enum Kind {
    NONE,
    DELAY,
    STALL,
    HOLE,
    TRICKLE
  }

  /**
   * What is wrong with the network.
   *
   * @param pause before each chunk, or each byte
   */
  record Fault(Kind kind, Duration pause) {
    /** Nothing. */
    static final Fault NONE = new Fault(Kind.NONE, Duration.ZERO);

    /** What is sent arrives when it is over. */
    static final Fault STALL = new Fault(Kind.STALL, Duration.ZERO);

    /**
     * What is sent never arrives, and what came from a connection that lost something never does
     * either: as behind a firewall that forgot it.
     */
    static final Fault HOLE = new Fault(Kind.HOLE, Duration.ZERO);

    /** Each chunk comes later, in both directions. */
    static Fault delay(Duration pause) {
      return new Fault(Kind.DELAY, pause);
    }

    /** Byte by byte. */
    static Fault trickle(Duration pause) {
      return new Fault(Kind.TRICKLE, pause);
    }
  }

  /** One connection through it. */
  private final class Link {
    private final Socket client;
    private final Socket server;
    private volatile boolean lost;

    Link(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void pump(Socket from, Socket to) {
      var buffer = new byte[CHUNK];
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          pass(buffer, n, out);
        }
      } catch (IOException e) {
        // One of them has closed it: so does the other.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        end(client);
        end(server);
      }
    }

    private void pass(byte[] bytes, int length, OutputStream out)
        throws IOException, InterruptedException {
      var now = fault;
      lost |= now.kind() == Kind.HOLE;
      if (lost) {
        return;
      }
      int passed = 0;
      switch (now.kind()) {
        case DELAY -> Thread.sleep(now.pause());
        case STALL -> {
          while (fault.equals(now)) {
            Thread.sleep(LOOK_MILLIS);
          }
        }
        case TRICKLE -> {
          for (; passed < length && fault.equals(now); passed++) {
            out.write(bytes, passed, 1);
            Thread.sleep(now.pause());
          }
        }
        case NONE, HOLE -> {}
      }
      out.write(bytes, passed, length - passed);
    }
  }

  /** A good network in front of a port of the loopback. */
  FaultProxy(int target) throws IOException {
    this.target = target;
    Thread.ofVirtual().name("fault-proxy").start(this::accept);
  }

  private void accept() {
    try {
      while (!listening.isClosed()) {
        connect(listening.accept());
      }
    } catch (IOException e) {
      // It is closed.
    }
  }

  private void connect(Socket client) throws IOException {
    client.setTcpNoDelay(true);
    sockets.add(client);
    try {
      var server = new Socket(InetAddress.getLoopbackAddress(), target);
      server.setTcpNoDelay(true);
      sockets.add(server);
      var link = new Link(client, server);
      Thread.ofVirtual().start(() -> link.pump(client, server));
      Thread.ofVirtual().start(() -> link.pump(server, client));
    } catch (IOException e) {
      end(client);
    }
  }

  private void end(Socket socket) {
    sockets.remove(socket);
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone anyway.
    }
  }

  /** From now on. */
  void be(Fault now) {
    fault = now;
  }

  /** Where it listens. */
  int port() {
    return listening.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    Set.copyOf(sockets).forEach(this::end);
  }
}
