package dev.ostiary.password;

import java.util.List;

/** A salt that was put before or after the password. */
record Salt(byte[] bytes, boolean suffix) {
  private static final Salt NONE = new Salt(new byte[0], false);

  static Salt of(HashMembers hash) throws BadHash {
    var given = hash.optionalChild("salt");
    if (given.isEmpty()) {
      return NONE;
    }
    var salt = given.get().only("value", "encoding", "position");
    boolean suffix =
        salt.has("position") && salt.word("position", List.of("prefix", "suffix")).equals("suffix");
    return new Salt(salt.bytes(Encoding.UTF8), suffix);
  }

  byte[] with(byte[] password) {
    var all = new byte[bytes.length + password.length];
    System.arraycopy(bytes, 0, all, suffix ? password.length : 0, bytes.length);
    System.arraycopy(password, 0, all, suffix ? 0 : bytes.length, password.length);
    return all;
  }
}
