package dev.ostiary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.config.Setting;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that checks names, as all do, reaches each tenant over TLS by the local authority. */
class TenantCertificatesTest {
  @TempDir static Path data;

  @SuppressWarnings("NullAway.Init")
  private static TestServer server;

  @BeforeAll
  static void start() {
    server =
        TestServer.start(
            Map.of(
                Setting.DATA, data.toString(),
                Setting.PORT, "0",
                Setting.ISSUER, "",
                Setting.HTTP_PORT, "-1"));
    try (var register = new TenantRegister(server.config())) {
      register.create("acme", "https", "acme.localhost:" + port());
      register.create("far", "https", "far.example:" + port());
    }
    server.parts().documents.refresh();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static int port() {
    return server.parts().port();
  }

  /** A connection to this machine that insists on a certificate for the name. */
  private static SSLSocket connect(String name) throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(data.resolve("tls/ca.p12"))) {
      store.load(in, "changeit".toCharArray());
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    var plain = new Socket("127.0.0.1", port());
    var socket = (SSLSocket) context.getSocketFactory().createSocket(plain, name, port(), true);
    var parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    return socket;
  }

  private static String issuer(String name) throws IOException, GeneralSecurityException {
    try (var socket = connect(name)) {
      var head =
          "GET /.well-known/openid-configuration HTTP/1.1\r\nHost: %s:%d\r\nConnection: close\r\n\r\n"
              .formatted(name, port());
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return answer.replaceAll("(?s).*\"issuer\":\"([^\"]*)\".*", "$1");
    }
  }

  private static X509Certificate certificate(String name)
      throws IOException, GeneralSecurityException {
    try (var socket = connect(name)) {
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme.localhost", "localhost"})
  void eachTenantIsReachedByItsName(String name) throws Exception {
    assertThat(issuer(name)).isEqualTo("https://" + name + ":" + port() + "/");
  }

  @Test
  void aCertificateIsMadeOnceAndForOneName() throws Exception {
    assertThat(certificate("acme.localhost")).isEqualTo(certificate("acme.localhost"));
    assertThat(certificate("acme.localhost").getSubjectAlternativeNames())
        .singleElement()
        .satisfies(name -> assertThat(name.get(1)).isEqualTo("acme.localhost"));
    assertThat(certificate("localhost")).isNotEqualTo(certificate("acme.localhost"));
  }

  /** The authority is trusted for localhost only, and nobody makes it sign what he likes. */
  @Test
  @DisplayName("DOS-02 a name that no tenant has gets no certificate")
  void noOtherNameGetsACertificate() throws Exception {
    assertThat(certificate("127.0.0.1")).isEqualTo(certificate("localhost"));
    for (var name : new String[] {"far.example", "evil.example", "a.b.localhost"}) {
      assertThatThrownBy(() -> issuer(name)).isInstanceOf(SSLHandshakeException.class);
    }
  }
}
