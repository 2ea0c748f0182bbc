package dev.ostiary.jose;

import com.nimbusds.jose.util.Base64URL;
import dev.ostiary.common.Ids;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The certificates around signing keys, which some verifiers want beside the bare key. */
final class Certificates {
  private static final Duration VALIDITY = Duration.ofDays(365 * 14L);

  private Certificates() {}

  /** DER of a certificate that says only that this key belongs to this name. */
  static byte[] selfSigned(KeyPair pair, String name, Instant now, String algorithm) {
    var subject = new X500NameBuilder().addRDN(BCStyle.CN, name).build();
    var builder =
        new JcaX509v3CertificateBuilder(
            subject,
            new BigInteger(1, Ids.bytes(12)),
            Date.from(now.minus(Duration.ofDays(1))),
            Date.from(now.plus(VALIDITY)),
            subject,
            pair.getPublic());
    try {
      return builder
          .build(new JcaContentSignerBuilder(algorithm).build(pair.getPrivate()))
          .getEncoded();
    } catch (OperatorCreationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The {@code x5t} of RFC 7517 section 4.8: SHA-1 by its definition, no security rests on it. */
  static Base64URL sha1(byte[] der) {
    try {
      return Base64URL.encode(MessageDigest.getInstance("SHA-1").digest(der));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String pem(String label, byte[] der) {
    var base64 =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
  }
}
