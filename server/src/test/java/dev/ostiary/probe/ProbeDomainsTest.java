package dev.ostiary.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.ostiary.ApiFixture;
import dev.ostiary.Setting;
import dev.ostiary.TestServer;
import dev.ostiary.common.Json;
import dev.ostiary.common.OutgoingAddresses;
import dev.ostiary.tenant.Tenants;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host is probed once its own file says that the tenant may. */
class ProbeDomainsTest {
  private static final String PATH = "/ostiary/v1/probe-domains";
  @TempDir static Path data;

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void hostsAreAddedListedAndForgotten(String database) {
    var server = database.equals("sqlite") ? TestServer.start() : TestServer.startPostgres();
    try (var api = new ApiFixture(server)) {
      var made = api.call("POST", PATH, "{\"host\":\"api.example.com\"}").has(201);
      assertThat(made.text("challenge")).matches("ostiary-probe=[A-Za-z0-9_-]{43}");
      assertThat(made.text("file"))
          .isEqualTo("https://api.example.com/.well-known/ostiary-probe.txt");
      assertThat(made.body().get("verified").booleanValue()).isFalse();
      api.call("POST", PATH, "{\"host\":\"api.example.com\"}").has(409);
      api.call("POST", PATH, "{\"host\":\"api.example.com:8443\"}").has(201);
      for (var host : new String[] {"API.example.com", "intern", "10.0.0.1", "a.b:80", "a.b/x"}) {
        api.call("POST", PATH, "{\"host\":\"" + host + "\"}").has(400);
      }
      assertThat(api.get(PATH).has(200).body().get("domains")).hasSize(2);
      assertThat(api.call("GET", PATH, "", "read:resource_servers").status()).isEqualTo(200);
      assertThat(api.call("POST", PATH, "{}", "read:resource_servers").status()).isEqualTo(403);
      var acme = server.secondTenant("acme");
      var theirs = acme.http().get(PATH, "Authorization", "Bearer " + acme.managementToken());
      assertThat(theirs.json().get("domains")).isEmpty();
      api.call("POST", PATH + "/pdm_none/verify", "").has(404);
      api.call("DELETE", PATH + "/" + made.text("id"), "").has(204);
      api.call("DELETE", PATH + "/" + made.text("id"), "").has(404);
    }
  }

  @Test
  @DisplayName("OUT-02 a host that is not verified, or not public, is not called")
  void unverifiedHostsAreNotCalled() {
    try (var api = new ApiFixture(TestServer.start(Map.of(Setting.DEV, "false")))) {
      api.server().api("https://orders.example/", "read:orders");
      var made = api.call("POST", PATH, "{\"host\":\"nobody.invalid\"}").has(201);
      api.call("POST", PATH + "/" + made.text("id") + "/verify", "")
          .isError(403, "probe_target_refused", "The host has no public address");
      for (var url : new String[] {"https://nobody.invalid/x", "http://localhost:3001/x"}) {
        var body = Json.object().put("url", url).put("audience", "https://orders.example/");
        var answer = api.call("POST", "/ostiary/v1/probes", Json.write(body)).has(403);
        assertThat(answer.text("errorCode")).isEqualTo("probe_target_refused");
      }
    }
  }

  @Test
  void theFileOfTheHostDecidesAndIsBelievedForNinetyDays() throws Exception {
    var settings = Map.of(Setting.DATA, data.toString(), Setting.PORT, "0");
    try (var api = new ApiFixture(TestServer.start(settings));
        var site = new Site(data)) {
      var server = api.server();
      var parts =
          new ProbeParts(
              new Targets.Rules(
                  new OutgoingAddresses("127.0.0.0/8"),
                  false,
                  host -> false,
                  () -> Set.of(server.parts().port()),
                  host -> new InetAddress[] {InetAddress.getByName("127.0.0.1")}),
              api.database(),
              server.time());
      var domains = parts.domains();
      var host = "api.example.test:" + site.port();
      var domain = domains.add(Tenants.FIRST, host).orElseThrow();
      assertThat(domains.verify(Tenants.FIRST, domain)).isFalse();
      for (var text : new String[] {"", "x" + domain.challenge(), domain.challenge() + "x"}) {
        site.text = text;
        assertThat(domains.verify(Tenants.FIRST, domain)).as(text).isFalse();
      }
      assertThat(domains.verified(Tenants.FIRST, host)).isFalse();
      site.text = "ostiary-probe=of-another-tenant\r\n" + domain.challenge() + "\r\n";
      assertThat(domains.verify(Tenants.FIRST, domain)).isTrue();
      assertThat(domains.verified(Tenants.FIRST, host)).isTrue();
      assertThat(domains.verified("acme", host)).isFalse();
      var target = parts.targets().of("https://" + host + "/", h -> h.equals(host));
      assertThat(parts.http().send(target, "GET", null).status()).isEqualTo(404);
      server.time().advance(Duration.ofDays(89));
      assertThat(domains.verified(Tenants.FIRST, host)).isTrue();
      server.time().advance(Duration.ofDays(2));
      assertThat(domains.verified(Tenants.FIRST, host)).isFalse();
    }
  }

  /** A site with one file. */
  private static final class Site implements AutoCloseable {
    private final HttpsServer server;
    volatile String text = "";

    Site(Path data) throws IOException, GeneralSecurityException {
      server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(context(data.resolve("tls"))));
      server.createContext(
          "/",
          exchange -> {
            boolean file = exchange.getRequestURI().getPath().equals(ProbeDomain.FILE);
            var body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(
                file && body.length > 0 ? 200 : 404, file && body.length > 0 ? body.length : -1);
            if (file && body.length > 0) {
              exchange.getResponseBody().write(body);
            }
            exchange.close();
          });
      server.start();
    }

    private static SSLContext context(Path tls) throws IOException, GeneralSecurityException {
      var pem =
          Files.readString(tls.resolve("localhost.key")).replaceAll("-----[^-]+-----|\\s", "");
      var der = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem));
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      try (var in = Files.newInputStream(tls.resolve("localhost.pem"))) {
        var chain = CertificateFactory.getInstance("X.509").generateCertificates(in);
        var key = KeyFactory.getInstance(chain.iterator().next().getPublicKey().getAlgorithm());
        store.setKeyEntry(
            "key", key.generatePrivate(der), new char[0], chain.toArray(Certificate[]::new));
      }
      var keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(store, new char[0]);
      var context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    }

    int port() {
      return server.getAddress().getPort();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
