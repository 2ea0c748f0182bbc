package dev.ostiary.email;

import dev.ostiary.common.OutgoingAddresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Set;
import javax.net.SocketFactory;

/**
 * Connections to mail servers that tenants name. What is checked is the address that is connected
 * to, after the only resolution of its name (OUT-02), and that the port is one of mail (OUT-04).
 */
final class GuardedSockets extends SocketFactory {
  private static final Set<Integer> PORTS = Set.of(25, 465, 587, 2525);
  private final OutgoingAddresses addresses;

  GuardedSockets(OutgoingAddresses addresses) {
    this.addresses = addresses;
  }

  @Override
  public Socket createSocket() {
    return new Guarded(addresses);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return connected(new InetSocketAddress(host, port));
  }

  private Socket connected(SocketAddress to) throws IOException {
    var socket = createSocket();
    socket.connect(to);
    return socket;
  }

  private static final class Guarded extends Socket {
    private final OutgoingAddresses addresses;

    Guarded(OutgoingAddresses addresses) {
      this.addresses = addresses;
    }

    @Override
    public void connect(SocketAddress to) throws IOException {
      connect(to, 0);
    }

    @Override
    public void connect(SocketAddress to, int timeoutMillis) throws IOException {
      if (!(to instanceof InetSocketAddress target) || target.isUnresolved()) {
        throw new IOException("The name of the mail server is unknown");
      }
      var address = target.getAddress();
      if (!addresses.allows(address)) {
        throw new IOException("The mail server is not at a public address");
      }
      if (!PORTS.contains(target.getPort()) && !addresses.isException(address)) {
        throw new IOException("Mail does not go to port " + target.getPort());
      }
      super.connect(to, timeoutMillis);
    }
  }
}
