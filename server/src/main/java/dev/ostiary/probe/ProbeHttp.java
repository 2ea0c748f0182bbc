package dev.ostiary.probe;

import dev.ostiary.outgoing.OutgoingRequest;
import dev.ostiary.outgoing.OutgoingRequest.Header;
import dev.ostiary.outgoing.PinnedHttp;
import dev.ostiary.outgoing.Target;
import dev.ostiary.overload.Lane;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The requests of a probe. Of a body its beginning is enough, and so is what came of it. */
final class ProbeHttp {
  private static final int MAX_BODY = 64 * 1024;
  private final PinnedHttp http = new PinnedHttp(MAX_BODY);
  private final Duration limit;

  /**
   * A caller.
   *
   * @param limit the time that one request has, from connecting to the last byte
   */
  ProbeHttp(Duration limit) {
    this.limit = limit;
  }

  /** Sends a request; {@link Reply#NONE} when there is no answer in time, or not one of HTTP. */
  Reply send(Target target, String method, @Nullable String token) {
    try {
      var answer = Lane.elsewhere(() -> http.send(target, request(method, token), limit));
      var headers = new HashMap<String, String>();
      answer.headers().keySet().forEach(name -> headers.put(name, answer.header(name)));
      var body = new String(answer.body(), StandardCharsets.UTF_8);
      return new Reply(answer.status(), headers, body);
    } catch (IOException e) {
      return Reply.NONE;
    }
  }

  private static OutgoingRequest request(String method, @Nullable String token) {
    boolean body = List.of("POST", "PUT", "PATCH").contains(method);
    var headers = new ArrayList<Header>();
    headers.add(new Header("Accept", "application/json"));
    headers.add(new Header("User-Agent", "Ostiary-Probe/1"));
    if (token != null) {
      headers.add(new Header("Authorization", "Bearer " + token));
    }
    if (body) {
      headers.add(new Header("Content-Type", "application/json"));
    }
    var bytes = (body ? "{}" : "").getBytes(StandardCharsets.UTF_8);
    return new OutgoingRequest(method, headers, bytes);
  }
}
