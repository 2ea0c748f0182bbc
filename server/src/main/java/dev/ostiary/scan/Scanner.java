package dev.ostiary.scan;

import dev.ostiary.manifest.Manifest;
import dev.ostiary.scan.Finding.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a code base and compares the texts in quotes with the manifests of the APIs that it uses. A
 * line with {@code ostiary-ignore} in it, or below one, is passed over. Generated files are read
 * too: one that nobody generated anew after a change has names that are gone.
 */
public final class Scanner {
  private static final String IGNORE = "ostiary-ignore";
  private static final int HEAD = 200;

  private static final Pattern GAPS = Pattern.compile("[ ,]");

  /** YAML needs no quotes. */
  private static final Pattern BARE =
      Pattern.compile("(?<=[\\s,\\[])[A-Za-z][^\\s\"'`,\\[\\]{}]{2,300}(?=[\\s,\\]}]|$)");

  /** What frameworks write before a permission's name. */
  private static final Pattern PREFIX =
      Pattern.compile("(?:SCOPE_|(?:can|permissions?|scopes?|ability):(?=[^:]+:))");

  private static final Set<String> OPENID =
      Set.of("openid", "profile", "email", "address", "phone", "offline_access");

  private final KnownNames names;
  private final Constants constants;
  private final List<Manifest> manifests;
  private final LocalDate today;
  private final String generated;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> used = new HashSet<>();

  /**
   * Looks for the permissions of some APIs.
   *
   * @param today decides whether an alias has ended
   * @param generated a text by which generated files are known
   */
  public Scanner(List<Manifest> manifests, LocalDate today, String generated) {
    this.manifests = List.copyOf(manifests);
    this.names = new KnownNames(manifests);
    this.constants = new Constants(manifests);
    this.today = today;
    this.generated = generated;
  }

  /**
   * Reads all files below some directories.
   *
   * @param except files that are none of it: the manifests
   */
  public Report scan(List<Path> roots, Collection<Path> except) throws IOException {
    int files = 0;
    for (var file : SourceFiles.below(roots, except)) {
      var text = SourceFiles.text(file);
      if (text.isPresent()) {
        files++;
        read(file.toString(), text.get());
      }
    }
    return new Report(files, findings, unused());
  }

  private List<Report.Unused> unused() {
    var unused = new ArrayList<Report.Unused>();
    for (var manifest : manifests) {
      for (var permission : manifest.permissions()) {
        if (!used.contains(permission.value())) {
          unused.add(new Report.Unused(permission, manifest.rolesWith(permission)));
        }
      }
    }
    return unused;
  }

  private void read(String file, String text) {
    boolean own = text.substring(0, Math.min(text.length(), HEAD)).contains(generated);
    if (!own) {
      constants.collect(text, used);
    }
    var source = new Source(file, new Lines(text), own);
    var quoted = new QuotedTexts(text);
    while (quoted.find()) {
      words(new Place(source, quoted.start()), quoted.text(), true);
    }
    if (file.endsWith(".yml") || file.endsWith(".yaml")) {
      var bare = BARE.matcher(text);
      while (bare.find()) {
        words(new Place(source, bare.start()), bare.group(), false);
      }
    }
  }

  private void words(Place place, String text, boolean quoted) {
    if (text.indexOf(':') < 0 && !names.known(text)) {
      return;
    }
    var words = GAPS.split(text);
    // A sentence may have a colon in it; a list of scopes has nothing else.
    boolean scopes = quoted;
    for (var word : words) {
      scopes &= OPENID.contains(word) || word.indexOf(':') > 0 || names.current(word).isPresent();
    }
    int at = place.at();
    for (var word : words) {
      var prefix = PREFIX.matcher(word);
      int skipped = prefix.lookingAt() && names.current(word).isEmpty() ? prefix.end() : 0;
      word(new Place(place.source(), at + skipped), word.substring(skipped), scopes);
      at += word.length() + 1;
    }
  }

  /**
   * A file.
   *
   * @param own whether it is generated: it lists former names as long as they work, which is right,
   *     and is no use of anything
   */
  private record Source(String file, Lines lines, boolean own) {}

  private record Place(Source source, int at) {}

  private void word(Place place, String word, boolean scopes) {
    if (names.current(word).isPresent()) {
      use(place, word);
      return;
    }
    var former = names.former(word);
    if (former.isPresent()) {
      use(place, former.get().value());
      var kind = former.get().aliased(today) ? Kind.RENAMED : Kind.EXPIRED;
      add(place, kind, word, former.get().value());
    } else if (scopes && names.unknown(word)) {
      add(place, Kind.UNKNOWN, word, names.meant(word).orElse(null));
    }
  }

  private void use(Place place, String value) {
    if (!place.source().own()) {
      used.add(value);
    }
  }

  private void add(Place place, Kind kind, String name, @Nullable String now) {
    var lines = place.source().lines();
    int line = lines.lineOf(place.at());
    boolean passed =
        kind == Kind.RENAMED && place.source().own()
            || lines.text(line).contains(IGNORE)
            || lines.text(line - 1).contains(IGNORE);
    if (!passed && !names.ignored(name)) {
      int column = place.at() - lines.start(line) + 1;
      var until = kind == Kind.UNKNOWN ? null : names.former(name).orElseThrow().aliasUntil();
      findings.add(new Finding(kind, place.source().file(), line, column, name, now, until));
    }
  }
}
