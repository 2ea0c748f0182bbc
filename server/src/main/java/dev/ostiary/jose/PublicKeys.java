package dev.ostiary.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.io.StringReader;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** Public keys that an application registers. */
public final class PublicKeys {
  private static final int MIN_RSA_BITS = 2048;
  private static final int MAX_RSA_BITS = 8192;

  private PublicKeys() {}

  /**
   * The JWK (RFC 7517) of one public key or certificate in PEM, named by its thumbprint (RFC 7638).
   * Empty when the text is anything else: private keys above all, RSA below 2048 bits, curves other
   * than P-256.
   */
  public static Optional<String> fromPem(String pem) {
    try (var parser = new PEMParser(new StringReader(pem))) {
      var info =
          switch (parser.readObject()) {
            case SubjectPublicKeyInfo key -> key;
            case X509CertificateHolder certificate -> certificate.getSubjectPublicKeyInfo();
            case null, default -> null;
          };
      if (info == null || parser.readPemObject() != null) {
        return Optional.empty();
      }
      return jwk(new JcaPEMKeyConverter().getPublicKey(info)).map(JWK::toJSONString);
    } catch (IOException | JOSEException | RuntimeException e) {
      // The parser answers malformed text with many kinds of unchecked exceptions.
      return Optional.empty();
    }
  }

  /** When a certificate in PEM ends; empty for a bare key. */
  public static Optional<Instant> endOfCertificate(String pem) {
    try (var parser = new PEMParser(new StringReader(pem))) {
      return parser.readObject() instanceof X509CertificateHolder certificate
          ? Optional.of(certificate.getNotAfter().toInstant())
          : Optional.empty();
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<JWK> jwk(PublicKey key) throws JOSEException {
    return switch (key) {
      case RSAPublicKey rsa
          when rsa.getModulus().bitLength() >= MIN_RSA_BITS
              && rsa.getModulus().bitLength() <= MAX_RSA_BITS ->
          Optional.of(
              new RSAKey.Builder(rsa).keyUse(KeyUse.SIGNATURE).keyIDFromThumbprint().build());
      case ECPublicKey ec when Curve.P_256.equals(Curve.forECParameterSpec(ec.getParams())) ->
          Optional.of(
              new ECKey.Builder(Curve.P_256, ec)
                  .keyUse(KeyUse.SIGNATURE)
                  .keyIDFromThumbprint()
                  .build());
      default -> Optional.empty();
    };
  }
}
