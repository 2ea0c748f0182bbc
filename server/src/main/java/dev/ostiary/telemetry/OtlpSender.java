package dev.ostiary.telemetry;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.HttpResponse;
import io.opentelemetry.sdk.common.export.HttpSender;
import io.opentelemetry.sdk.common.export.HttpSenderConfig;
import io.opentelemetry.sdk.common.export.HttpSenderProvider;
import io.opentelemetry.sdk.common.export.MessageWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Consumer;

/** Sends a batch with the JDK's own client, once; OpenTelemetry finds it by its name. */
public final class OtlpSender implements HttpSenderProvider {
  @Override
  public HttpSender createSender(HttpSenderConfig config) {
    return new Sender(
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(config.getConnectTimeout())
            .build(),
        config);
  }

  private record Answer(int getStatusCode, String getStatusMessage, byte[] getResponseBody)
      implements HttpResponse {}

  private record Sender(HttpClient client, HttpSenderConfig config) implements HttpSender {
    // How it ended is told to the two consumers.
    @Override
    @SuppressWarnings("FutureReturnValueIgnored")
    public void send(
        MessageWriter message, Consumer<HttpResponse> answered, Consumer<Throwable> failed) {
      var body = new ByteArrayOutputStream(message.getContentLength());
      try {
        message.writeMessage(body);
      } catch (IOException e) {
        failed.accept(e);
        return;
      }
      client
          .sendAsync(request(body.toByteArray()), BodyHandlers.ofByteArray())
          .whenComplete(
              (answer, error) -> {
                if (error == null) {
                  answered.accept(new Answer(answer.statusCode(), "", answer.body()));
                } else {
                  failed.accept(error);
                }
              });
    }

    private HttpRequest request(byte[] body) {
      var request =
          HttpRequest.newBuilder(config.getEndpoint())
              .timeout(config.getTimeout())
              .header("Content-Type", config.getContentType())
              .POST(BodyPublishers.ofByteArray(body));
      config
          .getHeadersSupplier()
          .get()
          .forEach((name, values) -> values.forEach(value -> request.header(name, value)));
      return request.build();
    }

    @Override
    public CompletableResultCode shutdown() {
      client.shutdown();
      return CompletableResultCode.ofSuccess();
    }
  }
}
