package dev.ostiary.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Lets every handshake pass and keeps what should have stopped it. */
final class ChainWitness implements X509TrustManager {
  private final X509TrustManager judge;
  private List<X509Certificate> chain = List.of();
  private @Nullable String distrust;
  private boolean misnamed;

  /** With the trust of Java, or for this machine's names that of the local authority. */
  ChainWitness(Path data, boolean local) throws IOException, GeneralSecurityException {
    var authority = data.resolve("tls").resolve("ca.pem");
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(local && Files.isReadable(authority) ? store(authority) : null);
    judge = (X509TrustManager) managers.getTrustManagers()[0];
  }

  private static KeyStore store(Path authority) throws IOException, GeneralSecurityException {
    try (var in = Files.newInputStream(authority)) {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null);
      store.setCertificateEntry(
          "authority", CertificateFactory.getInstance("X.509").generateCertificate(in));
      return store;
    }
  }

  SSLSocketFactory sockets() throws GeneralSecurityException {
    var context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {this}, null);
    return context.getSocketFactory();
  }

  /** The name does not fit; the handshake goes on. */
  boolean misnamed() {
    misnamed = true;
    return true;
  }

  PublicUrl.Handshake seen() {
    return new PublicUrl.Handshake(chain, distrust, misnamed);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] certificates, String type) {
    chain = Arrays.asList(certificates);
    try {
      judge.checkServerTrusted(certificates, type);
    } catch (CertificateException e) {
      distrust = String.valueOf(e.getMessage());
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] certificates, String type)
      throws CertificateException {
    judge.checkClientTrusted(certificates, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return judge.getAcceptedIssuers();
  }
}
