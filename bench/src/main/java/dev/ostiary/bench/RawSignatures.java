package dev.ostiary.bench;

import java.lang.management.ManagementFactory;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** What the machine could do at best: RS256 signatures with a 2048-bit key and nothing else. */
final class RawSignatures {
  /** As many bytes as the header and claims of an access token have. */
  private static final int INPUT_BYTES = 480;

  private final Provider provider;
  private final PrivateKey key;

  RawSignatures(Provider provider) throws GeneralSecurityException {
    this.provider = provider;
    // The provider's own key and no initialisation between signatures: nothing is faster.
    var generator = KeyPairGenerator.getInstance("RSA", provider);
    generator.initialize(2048);
    this.key = generator.generateKeyPair().getPrivate();
  }

  /**
   * A speed.
   *
   * @param perSecond signatures in each second of the clock, of all threads together
   * @param cpuSeconds CPU time of one signature, which other programs hardly disturb
   */
  record Speed(double perSecond, double cpuSeconds) {
    Speed mean(Speed other) {
      return new Speed((perSecond + other.perSecond) / 2, (cpuSeconds + other.cpuSeconds) / 2);
    }
  }

  /** The speed of this many threads, measured for so many seconds. */
  Speed measure(int threads, double seconds) throws Exception {
    try (var pool = Executors.newFixedThreadPool(threads)) {
      Callable<Speed> task = () -> speed(seconds);
      double perSecond = 0;
      double cpuSeconds = 0;
      for (var one : pool.invokeAll(Collections.nCopies(threads, task))) {
        perSecond += one.get().perSecond();
        cpuSeconds += one.get().cpuSeconds() / threads;
      }
      return new Speed(perSecond, cpuSeconds);
    }
  }

  private Speed speed(double seconds) throws GeneralSecurityException {
    var signature = Signature.getInstance("SHA256withRSA", provider);
    signature.initSign(key);
    var input = new byte[INPUT_BYTES];
    var clock = ManagementFactory.getThreadMXBean();
    long cpu = clock.getCurrentThreadCpuTime();
    long began = System.nanoTime();
    long end = began + (long) (seconds * 1e9);
    long count = 0;
    long now = began;
    while (now < end) {
      signature.update(input);
      input[0] = signature.sign()[0];
      count++;
      now = System.nanoTime();
    }
    double cpuSeconds = (clock.getCurrentThreadCpuTime() - cpu) / 1e9;
    return new Speed(count * 1e9 / (now - began), cpuSeconds / count);
  }
}
