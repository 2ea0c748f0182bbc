package dev.ostiary.explainer;

import dev.ostiary.common.Hashes;
import dev.ostiary.common.Json;
import dev.ostiary.jose.Jws;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A token taken apart; nothing of it is believed. Without {@code signed} whoever asks sent only
 * what stands in the token, and the signature cannot be looked at.
 *
 * @param header of a JWT or of an encrypted token; empty for a random string
 * @param claims of a JWT, otherwise null
 * @param hash SHA-256 of a random string, as the stores keep it, otherwise null
 * @param signed the whole JWT, or null
 */
record TokenParts(
    ObjectNode header,
    @Nullable ObjectNode claims,
    @Nullable String hash,
    @Nullable String signed) {
  /** Longer tokens than this do not fit into the headers of a request either. */
  static final int MAX_LENGTH = 16 * 1024;

  /** Takes a token apart, as people paste it: with blanks around it, or with the word Bearer. */
  static TokenParts of(String text) {
    var token = text.strip();
    if (token.regionMatches(true, 0, "Bearer ", 0, 7)) {
      token = token.substring(7).strip();
    }
    var parts = token.split("\\.", -1);
    var header = object(parts[0]);
    if (header.isPresent() && parts.length == 5) {
      return new TokenParts(header.get(), null, null, null);
    }
    var claims = parts.length == 3 ? object(parts[1]) : Optional.<ObjectNode>empty();
    return header.isPresent() && claims.isPresent()
        ? new TokenParts(header.get(), claims.get(), null, token)
        : new TokenParts(Json.object(), null, Hashes.sha256(token), null);
  }

  private static Optional<ObjectNode> object(String part) {
    try {
      return Json.parse(Base64.getUrlDecoder().decode(part)) instanceof ObjectNode object
          ? Optional.of(object)
          : Optional.empty();
    } catch (IllegalArgumentException | Json.MalformedJson e) {
      return Optional.empty();
    }
  }

  /** Whether only the holder of a key can read it (RFC 7516). */
  boolean encrypted() {
    return claims == null && hash == null;
  }

  /** The signed form, when it is one that a verifier would read. */
  Optional<Jws> jws() {
    return Jws.parse(signed);
  }
}
