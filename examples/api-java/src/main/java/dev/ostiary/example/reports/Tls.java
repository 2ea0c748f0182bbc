package dev.ostiary.example.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Reads the certificate and the key that the server made for localhost. */
final class Tls {
  private Tls() {}

  /**
   * @param certificate certificates in PEM, our own first
   * @param key its private key: PKCS #8 in PEM, not encrypted
   */
  static SSLContext context(Path certificate, Path key)
      throws IOException, GeneralSecurityException {
    var chain = certificates(certificate);
    // The key store exists in memory only, so its password guards nothing.
    var password = new char[0];
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("localhost", privateKey(key, chain[0]), password, chain);
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static Certificate[] certificates(Path file)
      throws IOException, GeneralSecurityException {
    try (var in = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(in)
          .toArray(Certificate[]::new);
    }
  }

  private static PrivateKey privateKey(Path file, Certificate certificate)
      throws IOException, GeneralSecurityException {
    var base64 = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
    var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
    // RSA or EC: the key is of the kind that its certificate names.
    return KeyFactory.getInstance(certificate.getPublicKey().getAlgorithm()).generatePrivate(spec);
  }
}
