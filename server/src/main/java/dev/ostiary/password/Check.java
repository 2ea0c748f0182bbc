package dev.ostiary.password;

/** Whether a password belongs to one hash. */
@FunctionalInterface
interface Check {
  /** The password as the bytes that the other system hashed. */
  boolean fits(byte[] password);
}
