package dev.ostiary.outgoing;

import dev.ostiary.common.OutgoingAddresses;
import dev.ostiary.common.Time;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;

/**
 * Requests to hosts that tenants name: what may be called, how long it may take, how large an
 * answer may be and how many a tenant makes at a time.
 */
public final class OutgoingHttp {
  private static final Duration TOTAL = Duration.ofSeconds(10);
  private static final int BODY = 1 << 20;
  private static final int AT_A_TIME = 32;

  private final Names names;
  private final Destinations destinations;
  private final PinnedHttp http = new PinnedHttp(BODY);
  private final Duration total;
  private final Breaker breaker = new Breaker(Time::ticks);
  private final Map<String, Semaphore> busy = new ConcurrentHashMap<>();

  /**
   * With the names of the system.
   *
   * @param development whether this machine may be called, and http used
   * @param ownPorts where this server listens
   */
  public OutgoingHttp(
      OutgoingAddresses addresses, boolean development, Supplier<Set<Integer>> ownPorts) {
    this(
        new Destinations.Rules(addresses, development, ownPorts, Destinations::ofThisMachine),
        InetAddress::getAllByName,
        TOTAL);
  }

  OutgoingHttp(Destinations.Rules rules, Resolver resolver, Duration total) {
    this.destinations = new Destinations(rules);
    this.names = new Names(resolver);
    this.total = total;
  }

  /**
   * Sends a request for a tenant.
   *
   * @param url as {@link WebAddress} reads it
   * @throws Refusal when it may not be sent, or there is no whole answer in time
   */
  public Answer send(String tenant, URI url, OutgoingRequest request) {
    long end = Time.ticks() + total.toNanos();
    destinations.requirePort(url);
    var host = tenant + " " + url.getRawAuthority();
    breaker.require(host);
    var permits = busy.computeIfAbsent(tenant, t -> new Semaphore(AT_A_TIME, true));
    try {
      if (!permits.tryAcquire(total.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new Refusal("Too many calls at a time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("The server stops");
    }
    try {
      var target = destinations.of(url, names.addresses(tenant, Target.host(url)));
      return whole(exchange(host, target, request, end));
    } finally {
      permits.release();
    }
  }

  private Answer exchange(String host, Target target, OutgoingRequest request, long end) {
    long left = end - Time.ticks();
    if (left <= 0) {
      throw late();
    }
    try {
      var answer = http.send(target, request, Duration.ofNanos(left));
      breaker.answered(host);
      return answer;
    } catch (IOException e) {
      breaker.silent(host);
      throw problem(e);
    }
  }

  private Refusal problem(IOException problem) {
    return switch (problem) {
      case SocketTimeoutException e -> late();
      case ConnectException e -> new Refusal("The host does not take the connection");
      case SSLException e -> new Refusal("The host's certificate or TLS is not accepted");
      case ProtocolException e -> new Refusal("The answer is not HTTP, or its head is too long");
      default -> new Refusal("The connection broke");
    };
  }

  /** Compressed is what was not asked for: nothing is unpacked, and so nothing grows by it. */
  private Answer whole(Answer answer) {
    boolean packed = !answer.header("content-encoding").matches("(?i)(identity)?");
    if (packed && answer.body().length > 0) {
      throw new Refusal("The answer is compressed, which was not asked for");
    }
    return switch (answer.ending()) {
      case WHOLE -> answer;
      case TOO_LARGE -> throw new Refusal("The answer is larger than 1 MiB");
      case CUT -> throw new Refusal("The answer ended early");
      case LATE -> throw late();
    };
  }

  private Refusal late() {
    return new Refusal("No answer within " + total.toSeconds() + " seconds");
  }
}
