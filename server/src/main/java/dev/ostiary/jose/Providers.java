package dev.ostiary.jose;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.Provider;
import org.jspecify.annotations.Nullable;

/** Amazon's crypto provider where its native library loads, the JDK's own otherwise. */
public final class Providers {
  private static final @Nullable Provider FAST = load();

  private Providers() {}

  private static @Nullable Provider load() {
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

  /** A name for logs and reports. */
  public static String describe() {
    return FAST == null ? "JDK " + Runtime.version() : FAST.getName() + " " + FAST.getVersionStr();
  }
}
