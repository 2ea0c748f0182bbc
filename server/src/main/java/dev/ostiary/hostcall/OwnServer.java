package dev.ostiary.hostcall;

import dev.ostiary.http.Exchange;
import dev.ostiary.http.HttpError;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import dev.ostiary.outgoing.Answer;
import dev.ostiary.outgoing.Answer.Ending;
import dev.ostiary.outgoing.OutgoingRequest;
import dev.ostiary.outgoing.Refusal;
import dev.ostiary.outgoing.Target;
import dev.ostiary.outgoing.WebAddress;
import dev.ostiary.tenant.Tenant;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The tenant's own issuer, as its programs reach it: this very server, without a connection. There
 * is thus no internal address that a program could be led to, and no certificate to believe.
 */
final class OwnServer {
  /** Who asks, in logs and limits: the server itself. */
  private static final String ADDRESS = "127.0.0.1";

  private static final int MOST = 1 << 20;
  private final Exchange exchange;

  OwnServer(Exchange exchange) {
    this.exchange = exchange;
  }

  /** Whether a URL is one of the tenant's issuer. */
  static boolean has(Tenant tenant, URI url) {
    var issuer = WebAddress.of(tenant.issuer());
    return Target.host(issuer).equals(Target.host(url)) && Target.port(issuer) == Target.port(url);
  }

  /**
   * Answers a request to a tenant.
   *
   * @throws Refusal when the answer is too large or never ends
   */
  Answer send(Tenant tenant, URI url, OutgoingRequest request) {
    var response = exchange.answer(request(tenant, url, request));
    var headers = new HashMap<String, List<String>>();
    for (var header : response.headers()) {
      headers
          .computeIfAbsent(header.name().toLowerCase(Locale.ROOT), n -> new ArrayList<>(1))
          .add(header.value());
    }
    var body = request.method().equals("HEAD") ? new byte[0] : body(response, headers);
    return new Answer(response.status(), "", headers, body, Ending.WHOLE);
  }

  private static Request request(Tenant tenant, URI url, OutgoingRequest request) {
    var headers = new HashMap<String, List<String>>();
    for (var header : request.headers()) {
      headers
          .computeIfAbsent(header.name().toLowerCase(Locale.ROOT), n -> new ArrayList<>(1))
          .add(header.value().strip());
    }
    headers.put("host", List.of(tenant.domain()));
    headers.put("content-length", List.of(String.valueOf(request.body().length)));
    var path = url.getRawPath().split(";", 2)[0];
    return new Request(
        new Request.Target(request.method(), tenant.domain(), path, url.getRawQuery()),
        Map.copyOf(headers),
        ADDRESS,
        limit -> {
          if (request.body().length > limit) {
            throw new HttpError(413, "invalid_request", "The body is too large");
          }
          return request.body();
        });
  }

  private static byte[] body(Response response, Map<String, List<String>> headers) {
    var stream = response.stream();
    if (stream == null) {
      return checked(response.body());
    }
    if (headers.getOrDefault("content-type", List.of("")).getFirst().startsWith("text/event")) {
      throw new Refusal("An answer without an end is not for programs");
    }
    var bytes = new Bounded();
    try {
      stream.writeTo(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new Refusal("The answer ended early");
    }
  }

  private static byte[] checked(byte[] body) {
    if (body.length > MOST) {
      throw tooLarge();
    }
    return body;
  }

  private static Refusal tooLarge() {
    return new Refusal("The answer is larger than 1 MiB");
  }

  /** The path of a tenant's own API as a URL; what stands in it stays as it is. */
  static URI url(Tenant tenant, String path) {
    return WebAddress.of(tenant.issuer().substring(0, tenant.issuer().length() - 1) + path);
  }

  private static final class Bounded extends ByteArrayOutputStream {
    @Override
    public synchronized void write(int b) {
      require(1);
      super.write(b);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
      require(length);
      super.write(bytes, offset, length);
    }

    private void require(int more) {
      if (count + more > MOST) {
        throw tooLarge();
      }
    }
  }
}
