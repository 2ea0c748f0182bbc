package dev.ostiary.cli;

import static dev.ostiary.cli.CommandLines.option;
import static dev.ostiary.cli.CommandLines.value;

import dev.ostiary.manifest.BadManifest;
import dev.ostiary.manifest.Manifest;
import dev.ostiary.manifest.Manifest.Permission;
import dev.ostiary.manifest.ManifestFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** The manifest of the directory, which commands read and write. */
record ManifestOnDisk(Path file) {
  private static final String FILE = "--file";

  static void addOption(CommandSpec spec) {
    spec.addOption(
        option(FILE, "FILE", "The manifest, YAML or JSON (default: " + ManifestFile.NAME + ")"));
  }

  static ManifestOnDisk of(CommandSpec spec) {
    var named = value(spec, FILE);
    return new ManifestOnDisk(Path.of(named.isEmpty() ? ManifestFile.NAME : named));
  }

  String name() {
    return file.toString();
  }

  boolean exists() {
    return Files.exists(file);
  }

  Manifest read() {
    if (!exists()) {
      throw new CommandFailure(
          "There is no "
              + file
              + ": write it with 'ostiary permissions pull', or name another with --file");
    }
    try {
      return ManifestFile.read(file);
    } catch (BadManifest e) {
      throw new CommandFailure(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new CommandFailure(file + " cannot be read: " + e.getMessage());
    }
  }

  void write(Manifest manifest) {
    try {
      ManifestFile.write(file, manifest);
    } catch (IOException e) {
      throw new CommandFailure(file + " cannot be written: " + e.getMessage());
    }
  }

  /** What came from a server, with the keys and notes that the file has for it. */
  Manifest merged(Manifest pulled) {
    if (!exists()) {
      return pulled;
    }
    var before = read();
    if (!before.api().equals(pulled.api())) {
      throw new CommandFailure(
          "%s is about %s: name another file with --file".formatted(file, before.api()));
    }
    var keys = new HashMap<String, String>();
    pulled.permissions().forEach(p -> find(before, p).ifPresent(b -> keys.put(p.key(), b.key())));
    var taken = new ArrayList<>(keys.values());
    var permissions = new ArrayList<Permission>();
    for (var permission : pulled.permissions()) {
      if (!keys.containsKey(permission.key())) {
        var key = Manifest.keyFor(permission.value(), taken);
        taken.add(key);
        keys.put(permission.key(), key);
      }
      permissions.add(
          new Permission(
              keys.getOrDefault(permission.key(), permission.key()),
              permission.value(),
              permission.description(),
              withHistory(pulled, before, permission),
              permission.aliasUntil()));
    }
    var roles = new LinkedHashMap<String, List<String>>();
    pulled
        .roles()
        .forEach(
            (role, of) -> roles.put(role, of.stream().map(k -> keys.getOrDefault(k, k)).toList()));
    return new Manifest(pulled.api(), permissions, roles, before.ignore());
  }

  private static java.util.Optional<Permission> find(Manifest before, Permission pulled) {
    return before
        .withValue(pulled.value())
        .or(() -> pulled.was().stream().flatMap(w -> before.withValue(w).stream()).findFirst());
  }

  /** Former names that have ended are known to the file alone; the check of code asks for them. */
  private static List<String> withHistory(Manifest pulled, Manifest before, Permission one) {
    var was = new ArrayList<String>();
    find(before, one).ifPresent(b -> was.addAll(b.was()));
    was.removeIf(name -> pulled.withValue(name).isPresent() || pulled.formerly(name).isPresent());
    was.addAll(one.was());
    return was;
  }

  /** The manifest with another name of a permission. */
  Manifest renamed(String from, String to, @Nullable LocalDate until) {
    var before = read();
    var permissions =
        before.permissions().stream()
            .map(p -> p.value().equals(from) ? renamed(p, to, until) : p)
            .toList();
    return new Manifest(before.api(), permissions, before.roles(), before.ignore());
  }

  private static Permission renamed(Permission before, String to, @Nullable LocalDate until) {
    var was = new ArrayList<>(before.was());
    was.remove(to);
    was.add(before.value());
    var last = before.aliasUntil();
    var end = until == null || (last != null && last.isAfter(until)) ? last : until;
    return new Permission(before.key(), to, before.description(), was, end);
  }
}
