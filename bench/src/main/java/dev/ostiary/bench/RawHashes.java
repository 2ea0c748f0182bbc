package dev.ostiary.bench;

import dev.ostiary.user.Passwords;

/** What the machine could do at best: the server's own password check and nothing else. */
final class RawHashes {
  private static final String PASSWORD = "Correct-Horse-7-Battery";

  private RawHashes() {}

  static RawWork checks() {
    var passwords = new Passwords();
    var hash = passwords.hash(PASSWORD);
    return new RawWork(
        () ->
            () -> {
              if (!passwords.matches(PASSWORD, hash)) {
                throw new IllegalStateException("The password does not fit its hash");
              }
              return hash;
            });
  }
}
