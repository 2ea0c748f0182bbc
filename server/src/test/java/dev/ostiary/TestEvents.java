package dev.ostiary;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A stream of server-sent events over real HTTP; each is waited for, none is slept for. */
public final class TestEvents implements AutoCloseable {
  /** What {@link #next} answers when the stream is over. */
  public static final Event CLOSED = new Event("", "closed", "");

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final InputStream body;
  private final HttpResponse<InputStream> response;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

  /** An event; one that is only a comment has the name {@code comment}. */
  public record Event(String id, String name, String data) {}

  private TestEvents(HttpResponse<InputStream> response) {
    this.response = response;
    this.body = response.body();
    Thread.ofVirtual().start(this::read);
  }

  /** Opens a stream. */
  public static TestEvents open(HttpCalls calls, String path, String... headers) {
    var request =
        HttpRequest.newBuilder(java.net.URI.create(calls.base() + path))
            .header("Accept", "text/event-stream");
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return new TestEvents(
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The status of the answer. */
  public int status() {
    return response.statusCode();
  }

  /** A header of the answer, or an empty text. */
  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  private void read() {
    try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      var id = "";
      var name = "";
      var data = new StringBuilder();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(":")) {
          name = "comment";
        } else if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("event: ")) {
          name = line.substring(7);
        } else if (line.startsWith("data: ")) {
          data.append(line.substring(6));
        } else if (line.isEmpty() && !name.isEmpty()) {
          events.add(new Event(id, name, data.toString()));
          id = "";
          name = "";
          data.setLength(0);
        }
      }
    } catch (IOException e) {
      // Cut off, or closed by the test: either way it is over.
    }
    events.add(CLOSED);
  }

  /** The next event or comment; fails when there is none within two seconds. */
  public Event nextOrComment() {
    try {
      var event = events.poll(2, TimeUnit.SECONDS);
      if (event == null) {
        throw new AssertionError("No event within two seconds");
      }
      return event;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The next event that is no comment; fails when there is none within two seconds. */
  public Event next() {
    var event = nextOrComment();
    return event.name().equals("comment") ? next() : event;
  }

  @Override
  public void close() {
    try {
      body.close();
    } catch (IOException e) {
      // Already over.
    }
  }
}
