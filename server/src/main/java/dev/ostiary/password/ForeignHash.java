package dev.ostiary.password;

import dev.ostiary.common.Json;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The hash of a password that another system made. It is kept as it came, with all its parameters,
 * until its user signs in and it is replaced by one of ours. What it costs to check has a bound: a
 * file with users must not be a way to stop the server.
 */
public final class ForeignHash {
  /** The algorithms. */
  public static final List<String> ALGORITHMS =
      List.of(
          "argon2", "bcrypt", "hmac", "ldap", "md4", "md5", "sha1", "sha256", "sha512", "pbkdf2",
          "scrypt");

  private static final String PREFIX = "$foreign$";
  private static final String CUSTOM = "custom_password_hash";
  private final ObjectNode object;
  private final PasswordEncoding encoding;
  private final Check check;

  private ForeignHash(ObjectNode object, PasswordEncoding encoding, Check check) {
    this.object = object;
    this.encoding = encoding;
    this.check = check;
  }

  /**
   * A hash as {@code custom_password_hash} of a bulk import describes it.
   *
   * @throws BadHash when it is incomplete, malformed or too expensive to check
   */
  public static ForeignHash of(ObjectNode object) throws BadHash {
    var all = new HashMembers(object, CUSTOM);
    var algorithm = all.word("algorithm", ALGORITHMS);
    var password = all.optionalChild("password");
    var encoding = PasswordEncoding.UTF8;
    if (password.isPresent() && password.get().only("encoding").has("encoding")) {
      encoding = PasswordEncoding.of(password.get().word("encoding", PasswordEncoding.NAMES));
    }
    return new ForeignHash(object, encoding, check(algorithm, all));
  }

  /**
   * A hash as {@code password_hash} of a bulk import holds it: bcrypt.
   *
   * @throws BadHash when it is anything else
   */
  public static ForeignHash bcrypt(String text) throws BadHash {
    BcryptHash.of(text, "password_hash");
    var object = Json.object().put("algorithm", "bcrypt");
    object.putObject("hash").put("value", text);
    return of(object);
  }

  /** The hash that {@link #stored()} wrote; empty when the text is none. */
  public static Optional<ForeignHash> read(String stored) {
    if (!stored.startsWith(PREFIX)) {
      return Optional.empty();
    }
    try {
      return Optional.of(of(Json.own(stored.substring(PREFIX.length()))));
    } catch (BadHash e) {
      throw new IllegalStateException("A stored hash cannot be read: " + e.path(), e);
    }
  }

  private static Check check(String algorithm, HashMembers all) throws BadHash {
    if (algorithm.equals("scrypt")) {
      all.only(
          "algorithm",
          "hash",
          "salt",
          "password",
          "keylen",
          "cost",
          "blockSize",
          "parallelization");
      return ScryptHash.of(all);
    }
    // The others carry their salt within the hash: one beside it would be lost.
    boolean beside = List.of("hmac", "md4", "md5", "sha1", "sha256", "sha512").contains(algorithm);
    all.only("algorithm", "hash", "password", beside ? "salt" : "hash");
    return switch (algorithm) {
      case "argon2" -> Argon2Hash.of(all);
      case "bcrypt" -> BcryptHash.of(all);
      case "hmac" -> DigestHash.hmac(all);
      case "ldap" -> LdapHash.of(all);
      case "pbkdf2" -> Pbkdf2Hash.of(all);
      default -> DigestHash.plain(algorithm, all);
    };
  }

  /** The text to keep. */
  public String stored() {
    return PREFIX + Json.write(object);
  }

  /** Whether a stored text is such a hash. */
  public static boolean isOne(String stored) {
    return stored.startsWith(PREFIX);
  }

  /** Whether the password belongs to it. Expensive. */
  public boolean matches(String password) {
    return check.fits(encoding.encode(password));
  }
}
