package dev.ostiary.doctor;

import dev.ostiary.common.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The address by which everybody reaches the server. It is asked whatever its certificate is, so
 * that one fault does not hide the others; what is wrong with the certificate is kept.
 */
public final class PublicUrl {
  private static final int MILLIS = 5_000;
  private static final int MOST = 1 << 20;
  private final URI issuer;
  private final Path data;
  private @Nullable String silence;

  /**
   * An address.
   *
   * @param issuer with a slash at the end
   * @param data where the local authority may be, for addresses of this machine
   */
  public PublicUrl(URI issuer, Path data) {
    this.issuer = issuer;
    this.data = data;
  }

  /** A header field to send. */
  record Field(String name, String value) {}

  /**
   * An answer.
   *
   * @param date by the answer's {@code Date}, in milliseconds since the epoch; 0 for none
   */
  record Seen(int status, long date, String body, Handshake handshake) {
    /** The body as JSON; an empty object when it is none. */
    ObjectNode json() {
      try {
        return Json.parse(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                instanceof ObjectNode object
            ? object
            : Json.object();
      } catch (Json.MalformedJson e) {
        return Json.object();
      }
    }
  }

  /**
   * What was seen of TLS.
   *
   * @param chain the certificates, the server's own first; empty without TLS
   * @param distrust why the chain leads to nobody who is trusted, or null
   * @param misnamed whether the certificate is for another name
   */
  record Handshake(List<X509Certificate> chain, @Nullable String distrust, boolean misnamed) {}

  /** The address itself. */
  URI issuer() {
    return issuer;
  }

  /** Whether only this machine reaches an address. */
  static boolean local(URI url) {
    return String.valueOf(url.getHost()).matches("(.+\\.)?localhost|127\\..+|\\[::1]");
  }

  /** Asks for a path below the address; empty when nobody answers, {@link #silence} says why. */
  Optional<Seen> get(String path, List<Field> fields) {
    try {
      return Optional.of(ask(path, fields));
    } catch (IOException | GeneralSecurityException e) {
      silence = e.toString();
      return Optional.empty();
    }
  }

  /** Why nobody answered. */
  String silence() {
    return String.valueOf(silence);
  }

  private Seen ask(String path, List<Field> fields) throws IOException, GeneralSecurityException {
    var connection = (HttpURLConnection) issuer.resolve(path).toURL().openConnection();
    var witness = new ChainWitness(data, local(issuer));
    if (connection instanceof HttpsURLConnection secure) {
      secure.setSSLSocketFactory(witness.sockets());
      // Asked only when the certificate is for another name.
      secure.setHostnameVerifier((host, session) -> witness.misnamed());
    }
    connection.setConnectTimeout(MILLIS);
    connection.setReadTimeout(MILLIS);
    connection.setInstanceFollowRedirects(false);
    fields.forEach(f -> connection.setRequestProperty(f.name(), f.value()));
    try {
      int status = connection.getResponseCode();
      return new Seen(status, connection.getDate(), body(connection, status), witness.seen());
    } finally {
      connection.disconnect();
    }
  }

  private static String body(HttpURLConnection connection, int status) throws IOException {
    try (InputStream in =
        status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
      return in == null
          ? ""
          : new String(in.readNBytes(MOST), java.nio.charset.StandardCharsets.UTF_8);
    }
  }
}
