package dev.ostiary.runner;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.crypto.params.KeyParameter;
import org.graalvm.polyglot.Value;

/**
 * What programs may have computed outside of JavaScript: hashes, signatures, random bytes. Texts
 * in, a text out; bytes are Base64. A refusal is a text that begins with {@code !}. Nothing here
 * reaches anything but memory.
 */
final class HostFunctions {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int RANDOM_LIMIT = 65_536;
  private static final int ITERATIONS = 2_000_000;
  private static final int BCRYPT_ROUNDS = 14;
  private static final long SCRYPT_MEMORY = 32L << 20;

  private static final Map<String, String> DIGESTS =
      Map.of(
          "md5", "MD5", "sha1", "SHA-1", "sha224", "SHA-224", "sha256", "SHA-256", "sha384",
          "SHA-384", "sha512", "SHA-512");

  private static final class Refused extends RuntimeException {
    Refused(String message) {
      super(message, null, false, false);
    }
  }

  /** The function that programs call: its name and its texts. */
  Object call(Value... arguments) {
    try {
      var texts = new String[arguments.length];
      for (int i = 0; i < texts.length; i++) {
        texts[i] = arguments[i].asString();
      }
      return call(texts);
    } catch (Refused e) {
      return "!" + e.getMessage();
    } catch (GeneralSecurityException | RuntimeException e) {
      return "!invalid arguments";
    } catch (LinkageError e) {
      Spoiled.end();
      throw e;
    }
  }

  private static String call(String[] t) throws GeneralSecurityException {
    return switch (t[0]) {
      case "random" -> random(Integer.parseInt(t[1]));
      case "hash" -> base64(MessageDigest.getInstance(digest(t[1])).digest(bytes(t[2])));
      case "hmac" -> hmac(t[1], bytes(t[2]), bytes(t[3]));
      case "pbkdf2" -> pbkdf2(t);
      case "scrypt" -> scrypt(t);
      case "sign" -> sign(t[1], t[2], bytes(t[3]));
      case "verify" -> verify(t[1], t[2], bytes(t[3]), bytes(t[4]));
      case "bcrypt.hash" -> bcrypt(t[1], Integer.parseInt(t[2]));
      case "bcrypt.compare" -> String.valueOf(bcryptMatches(t[1], t[2]));
      default -> throw new Refused("there is no function " + t[0]);
    };
  }

  private static byte[] bytes(String base64) {
    return Base64.getDecoder().decode(base64);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String random(int count) {
    if (count < 0 || count > RANDOM_LIMIT) {
      throw new Refused("at most " + RANDOM_LIMIT + " random bytes at once");
    }
    var bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return base64(bytes);
  }

  private static String digest(String name) {
    var known = DIGESTS.get(name.replace("-", "").toLowerCase(java.util.Locale.ROOT));
    if (known == null) {
      throw new Refused("Digest method not supported");
    }
    return known;
  }

  private static String hmac(String algorithm, byte[] key, byte[] data)
      throws GeneralSecurityException {
    var mac = Mac.getInstance("Hmac" + digest(algorithm).replace("-", ""));
    // An empty key is a key of zeros (RFC 2104 section 2).
    mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, "raw"));
    return base64(mac.doFinal(data));
  }

  private static String pbkdf2(String[] t) {
    int iterations = Integer.parseInt(t[4]);
    int length = Integer.parseInt(t[5]);
    if (iterations < 1 || iterations > ITERATIONS || length < 1 || length > 1024) {
      throw new Refused("at most " + ITERATIONS + " iterations and 1024 bytes");
    }
    var generator =
        new PKCS5S2ParametersGenerator(
            switch (digest(t[1])) {
              case "SHA-1" -> new SHA1Digest();
              case "SHA-256" -> new SHA256Digest();
              case "SHA-512" -> new SHA512Digest();
              default -> throw new Refused("Digest method not supported");
            });
    generator.init(bytes(t[2]), bytes(t[3]), iterations);
    return base64(((KeyParameter) generator.generateDerivedParameters(length * 8)).getKey());
  }

  private static String scrypt(String[] t) {
    int n = Integer.parseInt(t[3]);
    int r = Integer.parseInt(t[4]);
    int p = Integer.parseInt(t[5]);
    int length = Integer.parseInt(t[6]);
    if (128L * n * r > SCRYPT_MEMORY || p < 1 || p > 16 || length < 1 || length > 1024) {
      throw new Refused("memory limit exceeded");
    }
    return base64(SCrypt.generate(bytes(t[1]), bytes(t[2]), n, r, p, length));
  }

  private static String bcrypt(String password, int rounds) {
    if (rounds < 4 || rounds > BCRYPT_ROUNDS) {
      throw new Refused("rounds are 4 to " + BCRYPT_ROUNDS);
    }
    var salt = new byte[16];
    RANDOM.nextBytes(salt);
    // More than 72 bytes are cut off by bcrypt itself everywhere.
    var bytes = password.getBytes(StandardCharsets.UTF_8);
    return OpenBSDBCrypt.generate(
        "2b", bytes.length > 72 ? Arrays.copyOf(bytes, 72) : bytes, salt, rounds);
  }

  /** What a hash costs stands in the hash: one of 31 rounds would keep this process for days. */
  private static boolean bcryptMatches(String password, String hash) {
    int rounds = Integer.parseInt(hash.substring(4, 6));
    if (rounds > BCRYPT_ROUNDS) {
      throw new Refused("rounds are 4 to " + BCRYPT_ROUNDS);
    }
    return OpenBSDBCrypt.checkPassword(hash, password.getBytes(StandardCharsets.UTF_8));
  }

  private static Signature signature(String algorithm) throws GeneralSecurityException {
    int bits = Integer.parseInt(algorithm.substring(2));
    return switch (algorithm.substring(0, 2)) {
      case "RS" -> Signature.getInstance("SHA" + bits + "withRSA");
      case "ES" -> Signature.getInstance("SHA" + bits + "withECDSAinP1363Format");
      case "PS" -> {
        var pss = Signature.getInstance("RSASSA-PSS");
        var hash = "SHA-" + bits;
        pss.setParameter(
            new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), bits / 8, 1));
        yield pss;
      }
      default -> throw new Refused("unknown algorithm " + algorithm);
    };
  }

  private static KeyFactory keys(String algorithm) throws GeneralSecurityException {
    return KeyFactory.getInstance(algorithm.startsWith("ES") ? "EC" : "RSA");
  }

  private static String sign(String algorithm, String pem, byte[] data)
      throws GeneralSecurityException {
    var signature = signature(algorithm);
    signature.initSign(privateKey(algorithm, pem));
    signature.update(data);
    return base64(signature.sign());
  }

  private static PrivateKey privateKey(String algorithm, String pem)
      throws GeneralSecurityException {
    var der = der(pem);
    try {
      return keys(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (InvalidKeySpecException e) {
      if (!pem.contains("BEGIN RSA PRIVATE KEY")) {
        throw e;
      }
      return keys(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8(der)));
    }
  }

  /** PKCS #1 within PKCS #8 (RFC 5208 section 5). */
  private static byte[] pkcs8(byte[] pkcs1) {
    byte[] head = {
      0x02,
      0x01,
      0x00,
      0x30,
      0x0d,
      0x06,
      0x09,
      0x2a,
      (byte) 0x86,
      0x48,
      (byte) 0x86,
      (byte) 0xf7,
      0x0d,
      0x01,
      0x01,
      0x01,
      0x05,
      0x00
    };
    var octets = element(0x04, pkcs1);
    var body = Arrays.copyOf(head, head.length + octets.length);
    System.arraycopy(octets, 0, body, head.length, octets.length);
    return element(0x30, body);
  }

  private static byte[] element(int tag, byte[] value) {
    var all = new byte[value.length + 4];
    all[0] = (byte) tag;
    all[1] = (byte) 0x82;
    all[2] = (byte) (value.length >> 8);
    all[3] = (byte) value.length;
    System.arraycopy(value, 0, all, 4, value.length);
    return all;
  }

  private static String verify(String algorithm, String pem, byte[] data, byte[] sign)
      throws GeneralSecurityException {
    var signature = signature(algorithm);
    signature.initVerify(publicKey(algorithm, pem));
    signature.update(data);
    return String.valueOf(signature.verify(sign));
  }

  private static PublicKey publicKey(String algorithm, String pem) throws GeneralSecurityException {
    if (pem.contains("BEGIN CERTIFICATE")) {
      return CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
          .getPublicKey();
    }
    return keys(algorithm).generatePublic(new X509EncodedKeySpec(der(pem)));
  }

  private static byte[] der(String pem) {
    return Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
  }
}
