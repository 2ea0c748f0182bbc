package dev.ostiary.outgoing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Finds addresses in time. The system's own look-up can take half a minute, cannot be stopped and
 * holds its thread: it runs on one of a few that are there for it, of which a tenant gets a part,
 * and its result is not waited for any longer.
 */
final class Names {
  private static final int THREADS = 64;
  private static final int OF_A_TENANT = 4;
  private static final long MILLIS = 2_000;

  private final Resolver resolver;
  private final Map<String, Semaphore> permits = new ConcurrentHashMap<>();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          THREADS,
          10,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          Thread.ofPlatform().daemon().name("names-", 0).factory());

  Names(Resolver resolver) {
    this.resolver = resolver;
  }

  /** Every address of a name; none when it has none, or not in time. */
  List<InetAddress> addresses(String tenant, String host) {
    var permit = permits.computeIfAbsent(tenant, t -> new Semaphore(OF_A_TENANT, true));
    try {
      return permit.tryAcquire(MILLIS, TimeUnit.MILLISECONDS)
          ? begin(permit, host).get(MILLIS, TimeUnit.MILLISECONDS)
          : List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    } catch (ExecutionException | TimeoutException e) {
      return List.of();
    }
  }

  /** The permit comes back when the look-up ends, not when nobody waits for it any more. */
  private CompletableFuture<List<InetAddress>> begin(Semaphore permit, String host) {
    try {
      return CompletableFuture.supplyAsync(() -> lookUp(host), threads)
          .whenComplete((addresses, problem) -> permit.release());
    } catch (RejectedExecutionException e) {
      permit.release();
      return CompletableFuture.completedFuture(List.of());
    }
  }

  private List<InetAddress> lookUp(String host) {
    try {
      return List.of(resolver.resolve(host));
    } catch (UnknownHostException e) {
      return List.of();
    }
  }
}
