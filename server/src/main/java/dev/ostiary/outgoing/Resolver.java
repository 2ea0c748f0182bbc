package dev.ostiary.outgoing;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Finds the addresses of a name. */
@FunctionalInterface
public interface Resolver {
  /**
   * All of them.
   *
   * @throws UnknownHostException when there are none
   */
  InetAddress[] resolve(String host) throws UnknownHostException;
}
