package dev.ostiary.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class AnswerTest {
  private static final String TEXT =
      "HTTP/1.1 200 OK\r\nDate: now\r\ncontent-LENGTH: 7\r\nX: y\r\n\r\n{\"a\":1}";
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(1024);
  private final Answer answer = new Answer(buffer);

  private void arrive(String part) {
    buffer.put(part.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void anAnswerIsCompleteWithItsLastByteHoweverItArrives() {
    for (int i = 0; i < TEXT.length(); i++) {
      assertThat(answer.complete()).isFalse();
      arrive(TEXT.substring(i, i + 1));
    }
    assertThat(answer.complete()).isTrue();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.bodyStartsWith("{\"a\"".getBytes(StandardCharsets.US_ASCII))).isTrue();
    assertThat(answer.bodyStartsWith("{\"b\"".getBytes(StandardCharsets.US_ASCII))).isFalse();
    assertThat(answer.between("\"a\":", '}')).isEqualTo("1");
  }

  @Test
  void theNextAnswerIsNotTakenForTheLast() {
    arrive(TEXT);
    assertThat(answer.complete()).isTrue();
    answer.clear();
    arrive("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
    assertThat(answer.complete()).isTrue();
    assertThat(answer.status()).isEqualTo(403);
  }
}
