package dev.ostiary.outgoing;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** A connection in the making, to the first address of several that takes it. */
final class Dial implements AutoCloseable {
  private static final int CONNECT_MILLIS = 2_000;
  private static final int MAX_ADDRESSES = 4;

  private Socket current = new Socket();
  private boolean closed;

  /** The connection. */
  Socket connect(Target target) throws IOException {
    // A name may have several addresses, of which not all are served.
    for (var address : target.addresses().stream().limit(MAX_ADDRESSES).toList()) {
      var socket = next();
      try {
        socket.connect(new InetSocketAddress(address, target.port()), CONNECT_MILLIS);
        return socket;
      } catch (ConnectException | SocketTimeoutException e) {
        // Nobody is there.
      }
    }
    throw new ConnectException("Nobody answers");
  }

  /** Whether it was ended. */
  synchronized boolean closed() {
    return closed;
  }

  private synchronized Socket next() throws IOException {
    current.close();
    if (closed) {
      throw new SocketTimeoutException("The time is over");
    }
    current = new Socket();
    return current;
  }

  @Override
  public synchronized void close() {
    closed = true;
    try {
      current.close();
    } catch (IOException e) {
      // It was closed already.
    }
  }
}
