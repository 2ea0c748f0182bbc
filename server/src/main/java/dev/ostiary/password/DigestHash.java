package dev.ostiary.password;

import java.security.MessageDigest;

/** {@code md4}, {@code md5}, {@code sha1}, {@code sha256}, {@code sha512}, and {@code hmac}. */
final class DigestHash {
  private DigestHash() {}

  /** One round of a digest over password and salt. */
  static Check plain(String algorithm, HashMembers all) throws BadHash {
    var salt = Salt.of(all);
    var expected = expected(all.child("hash").only("value", "encoding"), algorithm);
    return password ->
        MessageDigest.isEqual(expected, Digests.digest(algorithm, salt.with(password)));
  }

  /** HMAC (RFC 2104) of password and salt under a key of the other system. */
  static Check hmac(HashMembers all) throws BadHash {
    var salt = Salt.of(all);
    var hash = all.child("hash").only("value", "encoding", "digest", "key");
    var digest = hash.word("digest", Digests.NAMES);
    var key = hash.child("key").only("value", "encoding").bytes(Encoding.UTF8);
    var expected = expected(hash, digest);
    return password -> MessageDigest.isEqual(expected, hmac(digest, key, salt.with(password)));
  }

  private static byte[] hmac(String digest, byte[] key, byte[] message) {
    var mac = new org.bouncycastle.crypto.macs.HMac(Digests.of(digest));
    mac.init(new org.bouncycastle.crypto.params.KeyParameter(key));
    mac.update(message, 0, message.length);
    var code = new byte[mac.getMacSize()];
    mac.doFinal(code, 0);
    return code;
  }

  private static byte[] expected(HashMembers hash, String digest) throws BadHash {
    var expected = hash.bytes(Encoding.BASE64);
    int size = Digests.of(digest).getDigestSize();
    if (expected.length != size) {
      throw hash.bad("value", "Expected " + size + " bytes, found " + expected.length);
    }
    return expected;
  }
}
