package dev.ostiary.db;

/** Another object has this key already. */
public final class DuplicateKey extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The key that is taken. */
  public DuplicateKey(String key) {
    super(key, null, false, false);
  }
}
