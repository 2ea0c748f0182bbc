package dev.ostiary.scan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a code base: by their endings, without what tools made or fetched. A {@code
 * .gitignore} counts as far as it has plain names and {@code *.endings}.
 */
final class SourceFiles {
  private static final int MAX_FILES = 200_000;
  private static final int MAX_SIZE = 1 << 20;
  private static final int HEAD = 4_096;
  private static final Set<String> ENDINGS =
      Set.of(
          "ts", "tsx", "mts", "cts", "js", "jsx", "mjs", "cjs", "vue", "svelte", "astro", "java",
          "kt", "kts", "groovy", "scala", "php", "cs", "cshtml", "razor", "go", "py", "rb", "erb",
          "rs", "swift", "dart", "html", "htm", "json", "yml", "yaml", "twig");
  private static final Set<String> SKIPPED =
      Set.of(
          "node_modules",
          "target",
          "build",
          "dist",
          "out",
          "bin",
          "obj",
          "vendor",
          "coverage",
          "__pycache__",
          "venv");

  private final List<Path> found = new ArrayList<>();
  private final Set<Path> except;

  private SourceFiles(Set<Path> except) {
    this.except = except;
  }

  /**
   * The files below some directories, in order; a file may be named itself.
   *
   * @param except files that are none of it
   */
  static List<Path> below(List<Path> roots, Collection<Path> except) throws IOException {
    var absolute = new HashSet<Path>();
    except.forEach(path -> absolute.add(path.toAbsolutePath().normalize()));
    var files = new SourceFiles(absolute);
    for (var root : roots) {
      Files.walkFileTree(root, files.new Walk(root));
    }
    return files.found.stream().distinct().sorted().toList();
  }

  /** The text of a file; empty when it is too large or no text. */
  static Optional<String> text(Path file) throws IOException {
    if (Files.size(file) > MAX_SIZE) {
      return Optional.empty();
    }
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < Math.min(bytes.length, HEAD); i++) {
      if (bytes[i] == 0) {
        return Optional.empty();
      }
    }
    return Optional.of(new String(bytes, StandardCharsets.UTF_8));
  }

  /** One walk, with what the {@code .gitignore} of each directory on the way says. */
  private final class Walk extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Deque<Predicate<String>> ignored = new ArrayDeque<>();

    Walk(Path root) {
      this.root = root;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
        throws IOException {
      var name = name(directory);
      boolean hidden = name.startsWith(".") && name.length() > 2;
      if (!directory.equals(root) && (hidden || SKIPPED.contains(name) || ignored(name))) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      ignored.push(rules(directory.resolve(".gitignore")));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException error) {
      ignored.pop();
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      var name = name(file);
      var ending = name.substring(name.lastIndexOf('.') + 1);
      if (attributes.isRegularFile()
          && ENDINGS.contains(ending)
          && !ignored(name)
          && !name.endsWith("-lock.json")
          && !except.contains(file.toAbsolutePath().normalize())) {
        found.add(file);
      }
      return found.size() < MAX_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException error) throws IOException {
      if (file.equals(root)) {
        throw error;
      }
      return FileVisitResult.CONTINUE;
    }

    private boolean ignored(String name) {
      return ignored.stream().anyMatch(rule -> rule.test(name));
    }
  }

  private static String name(Path path) {
    var name = path.getFileName();
    return name == null ? "" : name.toString();
  }

  private static Predicate<String> rules(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return name -> false;
    }
    var lines =
        text(file).stream()
            .flatMap(String::lines)
            .map(line -> line.strip().replaceAll("^/|/$", ""))
            .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.contains("/"))
            .toArray(String[]::new);
    return name ->
        Arrays.stream(lines)
            .anyMatch(l -> l.startsWith("*.") ? name.endsWith(l.substring(1)) : name.equals(l));
  }
}
