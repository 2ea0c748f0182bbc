package dev.ostiary.password;

import java.security.MessageDigest;
import org.bouncycastle.crypto.generators.SCrypt;

/** scrypt (RFC 7914); {@code cost} is N, {@code blockSize} r, {@code parallelization} p. */
final class ScryptHash {
  private static final int MAX_KEY_BYTES = 512;

  /** 128 x N x r: 128 MiB of memory. */
  private static final long MAX_MEMORY = 128L << 20;

  /** N x r x p: about two seconds. */
  private static final long MAX_WORK = 1L << 22;

  private ScryptHash() {}

  static Check of(HashMembers all) throws BadHash {
    var hash = all.child("hash").only("value", "encoding");
    all.child("salt").text("value");
    var salt = Salt.of(all).bytes();
    var expected = hash.bytes(Encoding.BASE64);
    int length = all.whole("keylen", 64, MAX_KEY_BYTES);
    if (expected.length != length) {
      throw hash.bad("value", "Expected keylen (" + length + ") bytes, found " + expected.length);
    }
    int cost = all.whole("cost", 16_384, 1 << 20);
    int block = all.whole("blockSize", 8, 128);
    int lanes = all.whole("parallelization", 1, 64);
    if (Integer.bitCount(cost) != 1 || cost == 1 || (block == 1 && cost >= 1 << 16)) {
      throw all.bad("cost", "Must be a power of two greater than one");
    }
    if (128L * cost * block > MAX_MEMORY || (long) cost * block * lanes > MAX_WORK) {
      throw all.bad("cost", "The cost is out of bounds: 128 MiB, N x r x p up to " + MAX_WORK);
    }
    return password ->
        MessageDigest.isEqual(
            expected, SCrypt.generate(password, salt, cost, block, lanes, length));
  }
}
