package dev.ostiary.password;

/** A hash that cannot be used: which member is wrong and why. Holds nothing of the hash itself. */
public final class BadHash extends Exception {
  private static final long serialVersionUID = 1L;
  private final String path;

  /**
   * A refusal.
   *
   * @param path of the member, such as {@code custom_password_hash.salt.value}
   * @param message why, for people
   */
  public BadHash(String path, String message) {
    super(message, null, false, false);
    this.path = path;
  }

  /** The member. */
  public String path() {
    return path;
  }

  /** Why. */
  public String message() {
    return String.valueOf(getMessage());
  }
}
