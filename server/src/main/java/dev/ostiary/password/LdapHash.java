package dev.ostiary.password;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** {@code {SCHEME}BASE64} of directories (RFC 2307 section 5.3); an S before it means a salt. */
final class LdapHash {
  private static final Pattern FORM =
      Pattern.compile("\\{(?<salted>S)?(?<digest>MD5|SHA(?:1|224|256|384|512)?)}(?<value>.+)");

  private LdapHash() {}

  static Check of(HashMembers all) throws BadHash {
    var hash = all.child("hash").only("value", "encoding");
    var text = hash.text("value");
    int end = text.indexOf('}') + 1;
    var scheme = text.substring(0, end).toUpperCase(Locale.ROOT).replace("-", "");
    var form = FORM.matcher(scheme + text.substring(end));
    if (!form.matches()) {
      throw hash.bad(
          "value", "Expected {SCHEME}BASE64 (RFC 2307) with MD5, SMD5, SHA..., or SSHA...");
    }
    boolean salted = form.group("salted") != null;
    return check(hash, digest(form.group("digest")), salted, form.group("value"));
  }

  private static String digest(String name) {
    return name.equals("SHA") ? "sha1" : name.toLowerCase(Locale.ROOT);
  }

  private static Check check(HashMembers hash, String digest, boolean salted, String value)
      throws BadHash {
    byte[] all;
    try {
      all = Encoding.base64(value);
    } catch (IllegalArgumentException e) {
      throw hash.bad("value", "Not base64 after the scheme");
    }
    int size = Digests.of(digest).getDigestSize();
    if (salted ? all.length <= size : all.length != size) {
      throw hash.bad("value", "The digest has " + size + " bytes, found " + all.length);
    }
    var expected = Arrays.copyOf(all, size);
    var salt = Arrays.copyOfRange(all, size, all.length);
    return password -> MessageDigest.isEqual(expected, Digests.digest(digest, password, salt));
  }
}
