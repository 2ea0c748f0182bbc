package dev.ostiary.jose;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.Signature;
import org.jspecify.annotations.Nullable;

/** Amazon's crypto provider where its native library loads, the JDK's own otherwise. */
public final class Providers {
  private static final @Nullable Provider FAST = load();

  private Providers() {}

  private static @Nullable Provider load() {
    // It signs with Ed25519 sixty times as fast as the JDK, but reads such keys only when told to.
    System.setProperty("com.amazon.corretto.crypto.provider.registerEdKeyFactory", "true");
    try {
      var provider = AmazonCorrettoCryptoProvider.INSTANCE;
      return provider.getLoadingError() == null ? provider : null;
    } catch (LinkageError e) {
      return null;
    }
  }

  /** The faster provider, or null when the JDK's must do. */
  public static @Nullable Provider fast() {
    return FAST;
  }

  /**
   * The key as the faster provider keeps it. Any other form it would have to translate again for
   * each signature, which costs a quarter of the signature's own time.
   */
  @SuppressWarnings("unchecked") // A provider translates a key to the same kind of key.
  static <K extends Key> K own(String algorithm, K key) {
    if (FAST == null) {
      return key;
    }
    try {
      return (K) KeyFactory.getInstance(algorithm, FAST).translateKey(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A signature of the faster provider. */
  static Signature signature(String algorithm) throws GeneralSecurityException {
    return FAST == null ? Signature.getInstance(algorithm) : Signature.getInstance(algorithm, FAST);
  }

  /** A name for logs and reports. */
  public static String describe() {
    return FAST == null ? "JDK " + Runtime.version() : FAST.getName() + " " + FAST.getVersionStr();
  }
}
