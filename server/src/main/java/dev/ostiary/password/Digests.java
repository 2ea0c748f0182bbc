package dev.ostiary.password;

import java.util.List;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.MD4Digest;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.bouncycastle.crypto.digests.RIPEMD160Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA224Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.digests.WhirlpoolDigest;

/** Digests by the names that Auth0 gives them; good for checking old hashes, for nothing else. */
final class Digests {
  static final List<String> NAMES =
      List.of(
          "md4", "md5", "ripemd160", "sha1", "sha224", "sha256", "sha384", "sha512", "whirlpool");

  private Digests() {}

  static Digest of(String name) {
    return switch (name) {
      case "md4" -> new MD4Digest();
      case "md5" -> new MD5Digest();
      case "ripemd160" -> new RIPEMD160Digest();
      case "sha1" -> new SHA1Digest();
      case "sha224" -> new SHA224Digest();
      case "sha256" -> new SHA256Digest();
      case "sha384" -> new SHA384Digest();
      case "sha512" -> new SHA512Digest();
      case "whirlpool" -> new WhirlpoolDigest();
      default -> throw new IllegalArgumentException("No digest " + name);
    };
  }

  /** The digest of the parts one after the other. */
  static byte[] digest(String name, byte[]... parts) {
    var digest = of(name);
    for (var part : parts) {
      digest.update(part, 0, part.length);
    }
    var hash = new byte[digest.getDigestSize()];
    digest.doFinal(hash, 0);
    return hash;
  }
}
