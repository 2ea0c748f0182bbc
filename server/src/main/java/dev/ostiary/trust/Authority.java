package dev.ostiary.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The local certificate authority of a data directory.
 *
 * @param name its common name, different for every data directory
 */
record Authority(String name, Path certificate, Path javaStore) {
  private static final Pattern COMMON_NAME = Pattern.compile("CN=([^,]+)");

  /** The authority below {@code data/tls}, which the server makes at its first start. */
  static Authority of(Path data) {
    var tls = data.toAbsolutePath().normalize().resolve("tls");
    var file = tls.resolve("ca.pem");
    if (!Files.isReadable(file)) {
      throw new IllegalStateException(
          "There is no " + file + ": start the server once, or name its directory with --data");
    }
    try (var in = Files.newInputStream(file)) {
      var certificate =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
      var name = COMMON_NAME.matcher(certificate.getSubjectX500Principal().getName());
      if (!name.find()) {
        throw new IllegalStateException(file + " names no authority");
      }
      return new Authority(name.group(1), file, tls.resolve("ca.p12"));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(file + " is not a certificate: " + e.getMessage(), e);
    }
  }

  /** The name of its file in a directory with the authorities of others. */
  String fileName() {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + ".crt";
  }
}
