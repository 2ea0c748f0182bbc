package dev.ostiary.outgoing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Hosts that do not answer are not waited for again and again. */
class BreakerTest {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final Breaker breaker = new Breaker(now::get);

  private void pass(int seconds) {
    now.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }

  private void silent(int times) {
    for (int i = 0; i < times; i++) {
      breaker.require("a");
      breaker.silent("a");
    }
  }

  private void refuses() {
    assertThatThrownBy(() -> breaker.require("a"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("left alone");
  }

  @Test
  @DisplayName("OUT-05 after five silences a host is left alone, and then tried once")
  void afterSomeSilencesAHostIsLeftAlone() {
    silent(5);
    refuses();
    breaker.require("b");
    pass(19);
    refuses();
    pass(2);
    breaker.require("a");
    refuses();
    breaker.silent("a");
    refuses();
    pass(21);
    breaker.require("a");
    breaker.answered("a");
    silent(4);
    breaker.require("a");
  }

  @Test
  void anAnswerBetweenMakesGoodAgain() {
    silent(4);
    breaker.answered("a");
    silent(4);
    breaker.require("a");
  }
}
