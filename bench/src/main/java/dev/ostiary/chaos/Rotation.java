package dev.ostiary.chaos;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.ostiary.chaos.Step.Outcome;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * R10: the signing key turns every two seconds while tokens are issued at three nodes and verified
 * by APIs with an ordinary cache of the JWKS, each of which asks another node. An API asks anew
 * whenever it meets a key that it does not know: the usual limit of one question in half a minute
 * suits rotations that are further apart.
 */
final class Rotation implements Experiment {
  private static final int NODES = 3;
  private static final long PERIOD = 2_000;

  /** Eight previous keys stay published: tokens are verified until they are this old. */
  private static final long OLDEST = 7 * PERIOD * 1_000_000;

  /** A token and when it was issued. */
  private record Issued(String token, long at) {}

  @Override
  public String id() {
    return "R10";
  }

  @Override
  public Result run(Scale scale) throws Exception {
    long verifications = scale.of(1_500, 100_000);
    var history = new History();
    var turned = new AtomicLong();
    var cluster = scale.rig().postgresql();
    var stopped = new AtomicBoolean();
    var turner = Thread.ofVirtual().start(() -> turn(cluster, stopped, turned));
    var apis = new ArrayList<Thread>();
    for (int node = 0; node < NODES; node++) {
      var random = new Random(scale.seed() + node);
      int own = node;
      apis.add(
          Thread.ofVirtual()
              .start(() -> verify(cluster, own, verifications / NODES, random, history)));
    }
    for (var api : apis) {
      api.join();
    }
    stopped.set(true);
    turner.join();
    return Result.of(
        history,
        List.of(Checker.noWrongAnswers()),
        "%d verifications by %d APIs, %d rotations: %s"
            .formatted(history.steps().size(), NODES, turned.get(), history.summary()),
        "");
  }

  private static void turn(Cluster cluster, AtomicBoolean stopped, AtomicLong turned) {
    try {
      while (!stopped.get()) {
        Thread.sleep(PERIOD);
        // A fresh token each time: the key of the first one is withdrawn after nine rotations.
        var administration = World.administration(cluster.anyBase());
        var answer =
            Calls.json(
                "POST",
                cluster.anyBase() + "/api/v2/keys/signing/rotate",
                dev.ostiary.common.Json.object(),
                World.bearer(administration));
        if (answer.status() == 201) {
          turned.incrementAndGet();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Verifies fresh tokens of any node and old ones, with the keys that one node publishes. */
  private static void verify(
      Cluster cluster, int node, long times, Random random, History history) {
    try {
      JWKSource<SecurityContext> source =
          JWKSourceBuilder.create(URI.create(cluster.base(node) + "/.well-known/jwks.json").toURL())
              .rateLimited(false)
              .build();
      var processor = new DefaultJWTProcessor<SecurityContext>();
      processor.setJWSKeySelector(
          new JWSVerificationKeySelector<>(com.nimbusds.jose.JWSAlgorithm.RS256, source));
      var tokens = new ArrayDeque<Issued>();
      for (long i = 0; i < times; i++) {
        while (!tokens.isEmpty() && System.nanoTime() - tokens.getFirst().at() > OLDEST) {
          tokens.removeFirst();
        }
        if (tokens.isEmpty() || random.nextInt(4) == 0) {
          var token = World.administration(cluster.base(random.nextInt(NODES)));
          tokens.add(new Issued(token, System.nanoTime()));
        }
        var issued = random.nextBoolean() ? tokens.getLast() : tokens.getFirst();
        history.add(verified(processor, issued.token(), String.valueOf(node)));
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Step verified(
      DefaultJWTProcessor<SecurityContext> processor, String token, String node) {
    long began = System.nanoTime();
    try {
      processor.process(token, null);
      return new Step("verify", node, began, System.nanoTime(), Outcome.DONE, "", "");
    } catch (java.text.ParseException
        | com.nimbusds.jose.JOSEException
        | com.nimbusds.jose.proc.BadJOSEException e) {
      return new Step("verify", node, began, System.nanoTime(), Outcome.WRONG, token, "" + e);
    }
  }
}
