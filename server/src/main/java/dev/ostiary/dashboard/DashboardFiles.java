package dev.ostiary.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the build put into the jar. A file is read when somebody first asks for it: a server that
 * starts has other things to do than to unpack a dashboard. Names have one form, in which none
 * leads out of the folder.
 */
final class DashboardFiles {
  private static final String COMPRESSED = ".gz";

  /** Larger files, such as the editor's, are read again: browsers ask for them once. */
  private static final int MAX_KEPT = 1024 * 1024;

  private static final Pattern NAME =
      Pattern.compile("assets/(?:[\\w-][\\w.-]{0,99}/)?[\\w-][\\w.-]{0,99}\\.[a-z0-9]{1,8}");

  private final String folder;
  private final Map<String, Asset> read = new ConcurrentHashMap<>();
  private volatile @Nullable String index;

  /** A file under {@code assets/}, and the same compressed by gzip (RFC 1952) if it is there. */
  record Asset(String type, byte[] plain, byte @Nullable [] compressed) {}

  /** The files of a folder of the class path, which begins with a slash. */
  DashboardFiles(String folder) {
    this.folder = folder;
  }

  /** The page that every address of the dashboard shows; empty when there is no dashboard. */
  Optional<String> index() {
    var text = index;
    if (text == null) {
      var bytes = bytes("index.html");
      text = bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
      index = text;
    }
    return Optional.ofNullable(text);
  }

  /** The asset at this path below the folder. */
  Optional<Asset> asset(String path) {
    if (!NAME.matcher(path).matches() || path.endsWith(COMPRESSED)) {
      return Optional.empty();
    }
    var kept = read.get(path);
    if (kept != null) {
      return Optional.of(kept);
    }
    var asset = read(path);
    if (asset != null && asset.plain().length <= MAX_KEPT) {
      read.put(path, asset);
    }
    return Optional.ofNullable(asset);
  }

  private @Nullable Asset read(String path) {
    var plain = bytes(path);
    return plain == null ? null : new Asset(type(path), plain, bytes(path + COMPRESSED));
  }

  private byte @Nullable [] bytes(String path) {
    try (var file = DashboardFiles.class.getResourceAsStream(folder + "/" + path)) {
      return file == null ? null : file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String type(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "js" -> "text/javascript; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "json", "map" -> "application/json; charset=utf-8";
      case "md", "txt" -> "text/plain; charset=utf-8";
      case "svg" -> "image/svg+xml";
      case "png" -> "image/png";
      case "woff2" -> "font/woff2";
      case "ttf" -> "font/ttf";
      default -> "application/octet-stream";
    };
  }
}
