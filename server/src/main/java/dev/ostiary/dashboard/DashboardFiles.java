package dev.ostiary.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the build put into the jar, read once: only names that were there at start are ever served,
 * so that no path leads out of the folder.
 */
final class DashboardFiles {
  private static final String INDEX = "index.html";
  private static final String ASSETS = "assets/";
  private static final String COMPRESSED = ".gz";
  private final Map<String, byte[]> files;

  /** A file under {@code assets/}, and the same compressed by gzip (RFC 1952) if it is there. */
  record Asset(String path, String type, byte[] plain, byte @Nullable [] compressed) {}

  private DashboardFiles(Map<String, byte[]> files) {
    this.files = files;
  }

  /** The files of a folder of the class path; none when it has no {@code index.html}. */
  static DashboardFiles of(String folder) {
    var index = DashboardFiles.class.getResource(folder + "/" + INDEX);
    if (index == null) {
      return new DashboardFiles(Map.of());
    }
    try {
      return new DashboardFiles(read(index.toURI()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, byte[]> read(URI index) throws IOException {
    if (!"jar".equals(index.getScheme())) {
      return walk(Path.of(index));
    }
    var address = index.toString();
    int inside = address.indexOf("!/");
    try (var jar = FileSystems.newFileSystem(URI.create(address.substring(0, inside)), Map.of())) {
      return walk(jar.getPath(address.substring(inside + 1)));
    }
  }

  private static Map<String, byte[]> walk(Path index) throws IOException {
    var folder = index.toAbsolutePath().getParent();
    var found = new TreeMap<String, byte[]>();
    if (folder == null) {
      return found;
    }
    try (var all = Files.walk(folder)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        var name = folder.relativize(file).toString().replace('\\', '/');
        found.put(name, Files.readAllBytes(file));
      }
    }
    return found;
  }

  /** The page that every address of the dashboard shows. */
  Optional<String> index() {
    return Optional.ofNullable(files.get(INDEX))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /** Every asset by its path below the folder. */
  java.util.List<Asset> assets() {
    return files.keySet().stream()
        .filter(name -> name.startsWith(ASSETS) && !name.endsWith(COMPRESSED))
        .map(name -> new Asset(name, type(name), bytes(name), files.get(name + COMPRESSED)))
        .toList();
  }

  private byte[] bytes(String name) {
    return files.getOrDefault(name, new byte[0]);
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
      default -> "application/octet-stream";
    };
  }
}
