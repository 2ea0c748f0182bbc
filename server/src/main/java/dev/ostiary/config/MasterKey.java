package dev.ostiary.config;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Sealer;
import dev.ostiary.tls.LocalCa;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Where the key comes from that seals signing keys and secrets in the database. */
public final class MasterKey {
  private MasterKey() {}

  /** From the configuration, else from a file that is made at first start. */
  public static Sealer sealer(Config config) {
    if (config.has(Setting.MASTER_KEY)) {
      return new Sealer(decode(config.text(Setting.MASTER_KEY), "--master-key"));
    }
    Path file = config.data().resolve("master.key");
    try {
      if (!Files.exists(file)) {
        LocalCa.secret(file, Base64.getEncoder().encodeToString(Ids.bytes(32)) + "\n");
      }
      return new Sealer(decode(Files.readString(file), file.toString()));
    } catch (IOException e) {
      throw new Config.BadConfig("Cannot write " + file + ": choose another --data directory");
    }
  }

  private static byte[] decode(String text, String source) {
    try {
      var key = Base64.getDecoder().decode(text.strip());
      if (key.length == 32) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      // Reported below.
    }
    throw new Config.BadConfig(source + " must hold 32 bytes in base64");
  }
}
