package dev.ostiary.user;

import java.util.regex.Pattern;

/** What counts as an e-mail address: one at sign, no spaces, no quoting, a host name after it. */
public final class EmailAddresses {
  /** RFC 5321 section 4.5.3.1: 64 and 255 octets, and the sign between them. */
  public static final int MAX_LENGTH = 320;

  private static final Pattern FORM =
      Pattern.compile(
          "[^\\s@\"(),:;<>\\[\\]\\\\\\p{Cntrl}]{1,64}"
              + "@[\\p{L}\\p{N}]([\\p{L}\\p{M}\\p{N}-]{0,62})(\\.[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}-]{0,62}){0,20}");

  private EmailAddresses() {}

  /** Whether the text is an address. */
  public static boolean valid(String text) {
    return text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
  }
}
