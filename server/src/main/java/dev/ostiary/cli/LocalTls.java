package dev.ostiary.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Trust in the local certificate authority of a data directory, for commands that call a server on
 * this machine. Other hosts are checked against what Java trusts.
 */
final class LocalTls {
  private LocalTls() {}

  /** What a call needs; empty when the host is not local or the directory has no authority. */
  static Optional<SSLContext> of(URI server, Path data) {
    var file = data.resolve("tls").resolve("ca.pem");
    return local(server) && Files.isReadable(file) ? Optional.of(trusting(file)) : Optional.empty();
  }

  private static boolean local(URI server) {
    var host = String.valueOf(server.getHost());
    return host.equals("localhost") || host.endsWith(".localhost");
  }

  private static SSLContext trusting(Path file) {
    try (var in = Files.newInputStream(file)) {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null);
      store.setCertificateEntry(
          "authority", CertificateFactory.getInstance("X.509").generateCertificate(in));
      var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new CommandFailure(file + " is not a certificate: " + e.getMessage());
    }
  }
}
