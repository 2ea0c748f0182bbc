package dev.ostiary.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.common.Time;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpVersion;
import org.junit.jupiter.api.Test;

/** Who looks from outside while a connection is at work takes nobody for slow who is not. */
class SlowHeadsTest {
  private static final int REQUESTS = 2_000_000;
  private static final byte[] REQUEST =
      "GET /userinfo HTTP/1.1\r\nHost: id.example\r\nAccept: */*\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);
  private static final long TEN_SECONDS = 10_000_000_000L;

  private static HttpParser parser() {
    return new HttpParser(
        new HttpParser.RequestHandler() {
          @Override
          public void startRequest(String method, String uri, HttpVersion version) {}

          @Override
          public void parsedHeader(HttpField field) {}

          @Override
          public boolean headerComplete() {
            return false;
          }

          @Override
          public boolean content(ByteBuffer item) {
            return false;
          }

          @Override
          public boolean contentComplete() {
            return false;
          }

          @Override
          public boolean messageComplete() {
            return true;
          }

          @Override
          public void earlyEOF() {}
        });
  }

  @Test
  void quickRequestsOneAfterTheOtherAreNotSlow() throws InterruptedException {
    var parser = parser();
    var working = new AtomicBoolean(true);
    var slow = new AtomicInteger();
    var looking =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (working.get()) {
                    if (SlowHeads.slow(parser, Time.ticks())) {
                      slow.incrementAndGet();
                    }
                  }
                });
    for (int i = 0; i < REQUESTS; i++) {
      assertThat(parser.parseNext(ByteBuffer.wrap(REQUEST))).isTrue();
      parser.reset();
    }
    working.set(false);
    looking.join();
    assertThat(slow).hasValue(0);
  }

  @Test
  void aHeadThatDoesNotEndIsSlowInTime() {
    var parser = parser();
    assertThat(SlowHeads.slow(parser, Time.ticks() + TEN_SECONDS)).as("nothing began").isFalse();
    parser.parseNext(ByteBuffer.wrap(REQUEST, 0, 30));
    assertThat(SlowHeads.slow(parser, Time.ticks())).isFalse();
    assertThat(SlowHeads.slow(parser, Time.ticks() + TEN_SECONDS)).isTrue();
  }
}
