package dev.ostiary.example.reports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.Executors;

/** Starts the Reports API with the settings that the server left in its data directory. */
public final class Main {
  private Main() {}

  /**
   * @param args the directory that the Ostiary server was started with
   */
  public static void main(String[] args) throws IOException, GeneralSecurityException {
    if (args.length != 1) {
      System.err.println("usage: java -jar api-java.jar DATA_DIR");
      System.exit(2);
    }
    var data = Path.of(args[0]);
    var sample = new ObjectMapper().readTree(data.resolve("sample.json").toFile());
    var api = javaApi(sample);
    var address = URI.create(api.path("url").asText());
    var verifier =
        new AccessTokenVerifier(sample.path("issuer").asText(), api.path("identifier").asText());
    var routes = new ReportsApi(verifier, sample.path("spa").path("url").asText());

    var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), address.getPort());
    var server = HttpsServer.create(loopback, 0);
    var tls = data.resolve("tls");
    var context = Tls.context(tls.resolve("localhost.pem"), tls.resolve("localhost.key"));
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", routes);
    server.start();
    System.out.printf(
        "%s listens on %s for tokens with audience %s%n",
        api.path("name").asText(), address, api.path("identifier").asText());
  }

  private static JsonNode javaApi(JsonNode sample) {
    for (var api : sample.path("apis")) {
      if (api.path("language").asText().equals("java")) {
        return api;
      }
    }
    throw new IllegalArgumentException("sample.json names no API with \"language\": \"java\"");
  }
}
