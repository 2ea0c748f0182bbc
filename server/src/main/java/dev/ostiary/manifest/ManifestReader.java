package dev.ostiary.manifest;

import dev.ostiary.common.Spelling;
import dev.ostiary.common.Text;
import dev.ostiary.manifest.BadManifest.Problem;
import dev.ostiary.manifest.Located.Member;
import dev.ostiary.manifest.Located.Members;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a manifest of a file's values; everything wrong is noted and nothing is guessed. */
final class ManifestReader {
  /** What the server allows of an API's scopes. */
  private static final int MAX_PERMISSIONS = 1_000;

  private static final int MAX_ROLES = 1_000;
  private static final int MAX_LIST = 1_000;
  private static final int MAX_VALUE = 280;
  private static final int MAX_DESCRIPTION = 500;
  private static final int MAX_API = 600;
  private static final int MAX_ROLE = 200;

  /** RFC 6749 section 3.3, {@code scope-token}: no space, quote or backslash. */
  private static final Pattern SCOPE_TOKEN = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

  private static final List<String> MEMBERS = List.of("api", "permissions", "roles", "ignore");
  private static final List<String> PERMISSION =
      List.of("value", "description", "was", "alias_until");

  private final List<Problem> problems;
  private final Map<String, Manifest.Permission> permissions = new LinkedHashMap<>();
  private final KeyRules keys = new KeyRules();

  /** Every name in tokens, now or before, with the key that has it. */
  private final Map<String, String> names = new HashMap<>();

  /** Where the former names of a key stand. */
  private final Map<String, Integer> lines = new HashMap<>();

  private ManifestReader(List<Problem> problems) {
    this.problems = problems;
  }

  static Manifest read(Located root, List<Problem> problems) {
    return new ManifestReader(problems).manifest(members(root, "the file", problems));
  }

  /** A text from the file in a message: short, on one line. */
  static String quoted(String text) {
    return "'" + Text.clipped(text, 60).replaceAll("\\p{Cntrl}", "?") + "'";
  }

  private void problem(int line, String message) {
    problems.add(new Problem(line, message));
  }

  private Manifest manifest(Members file) {
    known(file, MEMBERS, "the manifest");
    var api = needed(file, "api", MAX_API);
    if (!file.all().containsKey("permissions")) {
      problem(file.line(), "'permissions' is missing");
    }
    entries(file, "permissions", MAX_PERMISSIONS).forEach(this::permission);
    formerNames();
    var roles = new LinkedHashMap<String, List<String>>();
    entries(file, "roles", MAX_ROLES).forEach((name, keys) -> roles.put(name, role(name, keys)));
    return new Manifest(
        api, List.copyOf(permissions.values()), roles, texts(file, "ignore", MAX_DESCRIPTION));
  }

  private void permission(String key, Member member) {
    if (!KeyRules.valid(key)) {
      problem(member.line(), quoted(key) + " is no key: " + KeyRules.WORDS);
      return;
    }
    keys.clash(key)
        .ifPresent(other -> problem(member.line(), key + " cannot stand beside " + other));
    keys.add(key);
    var body = members(member.value(), key, problems);
    known(body, PERMISSION, key);
    int before = problems.size();
    var value = needed(body, "value", MAX_VALUE);
    int line = line(body, "value");
    if (problems.size() == before) {
      token(line, value);
      unique(line, value, key);
    }
    permissions.put(
        key,
        new Manifest.Permission(
            key,
            value,
            optional(body, "description", MAX_DESCRIPTION),
            texts(body, "was", MAX_VALUE),
            date(body)));
    for (var former : permissions.get(key).was()) {
      token(line(body, "was"), former);
    }
    if (body.all().containsKey("alias_until") && permissions.get(key).was().isEmpty()) {
      problem(
          line(body, "alias_until"), "'alias_until' of " + key + " needs former names in 'was'");
    }
    lines.put(key, line(body, "was"));
  }

  /** Checked last, so that a name may be said to be former before it is said to be current. */
  private void formerNames() {
    for (var permission : permissions.values()) {
      for (var former : permission.was()) {
        unique(lines.getOrDefault(permission.key(), 1), former, permission.key());
      }
    }
  }

  private void unique(int line, String name, String key) {
    var other = names.putIfAbsent(name, key);
    if (other != null) {
      problem(line, quoted(name) + " of " + key + " is the name of " + other + " already");
    }
  }

  private void token(int line, String value) {
    if (!SCOPE_TOKEN.matcher(value).matches()) {
      problem(
          line,
          quoted(value) + " is no name for tokens: no spaces, quotes, backslashes or accents");
    }
  }

  private List<String> role(String name, Member member) {
    if (name.isBlank() || name.length() > MAX_ROLE || name.matches(".*[<>\\p{Cntrl}].*")) {
      problem(member.line(), quoted(name) + " is no name for a role");
    }
    var found = texts(member, "role " + quoted(name), MAX_VALUE);
    for (var key : found) {
      if (!permissions.containsKey(key)) {
        var question = Spelling.question(key, permissions.keySet());
        problem(
            member.line(),
            "role " + quoted(name) + " names " + quoted(key) + ", which is no key" + question);
      }
    }
    return found;
  }

  private void known(Members object, List<String> known, String of) {
    object
        .all()
        .forEach(
            (name, member) -> {
              if (!known.contains(name)) {
                var question = Spelling.question(name, known);
                problem(member.line(), quoted(name) + " is no member of " + of + question);
              }
            });
  }

  private static Members members(Located value, String what, List<Problem> problems) {
    if (value instanceof Members object) {
      return object;
    }
    problems.add(new Problem(value.line(), what + " must be an object, not " + value.kind()));
    return new Members(value.line(), Map.of());
  }

  private Map<String, Member> entries(Members file, String name, int most) {
    var member = file.all().get(name);
    if (member == null || member.value() instanceof Located.Nothing) {
      return Map.of();
    }
    var all = members(member.value(), quoted(name), problems).all();
    if (all.size() > most) {
      problem(member.line(), quoted(name) + " has more than " + most + " members");
      return Map.of();
    }
    return all;
  }

  private String needed(Members object, String name, int most) {
    if (!object.all().containsKey(name)) {
      problem(object.line(), quoted(name) + " is missing");
      return "";
    }
    var text = optional(object, name, most);
    if (text == null || text.isBlank()) {
      problem(line(object, name), quoted(name) + " is empty");
      return "";
    }
    return text;
  }

  private @Nullable String optional(Members object, String name, int most) {
    var member = object.all().get(name);
    return member == null || member.value() instanceof Located.Nothing
        ? null
        : text(member.value(), quoted(name), most);
  }

  private String text(Located value, String what, int most) {
    if (!(value instanceof Located.Words words)) {
      problem(value.line(), what + " must be a text, not " + value.kind() + ": put it in quotes");
      return "?";
    }
    if (words.text().length() > most) {
      problem(value.line(), what + " has more than " + most + " characters");
      return "?";
    }
    if (words
        .text()
        .codePoints()
        .anyMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE)) {
      problem(value.line(), what + " has a character that nobody can store");
      return "?";
    }
    return words.text();
  }

  private List<String> texts(Members object, String name, int most) {
    var member = object.all().get(name);
    return member == null ? List.of() : texts(member, quoted(name), most);
  }

  private List<String> texts(Member member, String what, int most) {
    if (member.value() instanceof Located.Nothing) {
      return List.of();
    }
    if (!(member.value() instanceof Located.Items items) || items.all().size() > MAX_LIST) {
      problem(member.line(), what + " must be a list of texts, at most " + MAX_LIST);
      return List.of();
    }
    var texts = new ArrayList<String>();
    for (var item : items.all()) {
      int before = problems.size();
      var text = text(item, what, most);
      if (problems.size() > before) {
        continue;
      }
      if (text.isEmpty() || texts.contains(text)) {
        problem(item.line(), what + " holds " + quoted(text) + (text.isEmpty() ? "" : " twice"));
      }
      texts.add(text);
    }
    return texts;
  }

  private @Nullable LocalDate date(Members body) {
    var text = optional(body, "alias_until", MAX_VALUE);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      problem(line(body, "alias_until"), quoted(text) + " is no day: write it as 2027-03-31");
      return null;
    }
  }

  private static int line(Members object, String name) {
    var member = object.all().get(name);
    return member == null ? object.line() : member.line();
  }
}
