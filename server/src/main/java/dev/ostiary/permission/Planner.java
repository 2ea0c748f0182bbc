package dev.ostiary.permission;

import dev.ostiary.manifest.Manifest;
import dev.ostiary.resourceserver.PermissionAlias;
import dev.ostiary.resourceserver.ResourceServer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares a manifest with what stands in the database. Writes nothing. */
final class Planner {
  /** What an API may define. */
  private static final int MAX_SCOPES = 1_000;

  private final ApiState state;
  private final ResourceServer api;
  private final Manifest wanted;
  private final long now;
  private final List<Change> changes = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  /** Names of today by the names after the plan, of permissions that are renamed. */
  private final Map<String, String> renamed = new HashMap<>();

  private Planner(ApiState state, Manifest wanted, long now) {
    this.state = state;
    this.api = state.api();
    this.wanted = wanted;
    this.now = now;
  }

  /**
   * The plan.
   *
   * @param prune whether permissions go that the manifest does not know
   * @param now milliseconds since the epoch
   */
  static Plan of(ApiState state, Manifest wanted, boolean prune, long now) {
    return new Planner(state, wanted, now).plan(prune);
  }

  private Plan plan(boolean prune) {
    wanted.permissions().forEach(this::permission);
    var undeclared = undeclared();
    if (prune) {
      undeclared.forEach(name -> changes.add(new Change.Remove(name)));
    }
    var kept = prune ? List.<String>of() : undeclared;
    if (kept.size() + wanted.permissions().size() > MAX_SCOPES) {
      problems.add("An API has at most " + MAX_SCOPES + " permissions");
    }
    wanted.roles().forEach((name, keys) -> role(name, keys, kept));
    return new Plan(
        state, List.copyOf(changes), kept, List.copyOf(problems), state.hash(wanted, prune));
  }

  private void permission(Manifest.Permission permission) {
    var value = permission.value();
    var former = permission.was().stream().filter(api.scopes()::containsKey).toList();
    if (api.scopes().containsKey(value)) {
      former.forEach(
          f ->
              problems.add(
                  "'%s' and its former name '%s' are both permissions of the API"
                      .formatted(value, f)));
      describe(permission, value);
      aliases(permission);
      return;
    }
    var taken = api.aliases().get(value);
    if (taken != null && taken.lives(now) && !former.contains(taken.permission())) {
      problems.add(
          "'%s' is the former name of '%s' until %s"
              .formatted(value, taken.permission(), taken.until()));
    }
    if (former.isEmpty()) {
      changes.add(new Change.Add(value, text(permission)));
      aliases(permission);
      return;
    }
    if (former.size() > 1) {
      problems.add(
          "'%s' are permissions of the API; only one of them can become '%s'"
              .formatted(String.join("', '", former), value));
    }
    var from = former.getFirst();
    renamed.put(value, from);
    changes.add(new Change.Rename(from, value, permission.aliasUntil()));
    describe(permission, from);
    aliases(permission);
  }

  private static String text(Manifest.Permission permission) {
    return Objects.requireNonNullElse(permission.description(), "");
  }

  /** A manifest without a description leaves the one that is there. */
  private void describe(Manifest.Permission permission, String name) {
    var before = api.scopes().getOrDefault(name, "");
    if (permission.description() != null && !before.equals(text(permission))) {
      changes.add(new Change.Describe(permission.value(), text(permission), before));
    }
  }

  /**
   * The day of the manifest is that of the former name which works longest; older ones keep theirs.
   */
  private void aliases(Manifest.Permission permission) {
    var value = permission.value();
    var source = renamed.get(value);
    var known = new ArrayList<PermissionAlias>();
    var missing = new ArrayList<String>();
    for (var name : permission.was()) {
      var alias = api.aliases().get(name);
      if (alias != null && alias.permission().equals(source == null ? value : source)) {
        known.add(alias);
      } else if (alias != null && alias.lives(now)) {
        problems.add("'%s' is the former name of '%s'".formatted(name, alias.permission()));
      } else if (!api.scopes().containsKey(name)) {
        missing.add(name);
      }
    }
    var until = permission.aliasUntil();
    boolean works = until != null && new PermissionAlias("", "", until).lives(now);
    if (works) {
      missing.forEach(n -> changes.add(new Change.Alias(n, value, until, null)));
    }
    if (until == null) {
      known.stream()
          .filter(a -> a.lives(now))
          .forEach(a -> changes.add(new Change.Alias(a.name(), value, null, a.until())));
    } else if (source == null && known.stream().noneMatch(a -> a.until().equals(until))) {
      known.stream()
          .filter(a -> works || a.lives(now))
          .max(Comparator.comparing(PermissionAlias::until))
          .ifPresent(a -> changes.add(new Change.Alias(a.name(), value, until, a.until())));
    }
  }

  private List<String> undeclared() {
    var known =
        wanted.permissions().stream().map(Manifest.Permission::value).collect(Collectors.toSet());
    return api.scopes().keySet().stream()
        .filter(name -> !known.contains(name) && !renamed.containsValue(name))
        .toList();
  }

  private void role(String name, List<String> keys, List<String> kept) {
    var target = new LinkedHashSet<String>();
    keys.forEach(key -> wanted.named(key).ifPresent(p -> target.add(p.value())));
    var role = state.role(name);
    var before = new TreeSet<String>();
    role.ifPresent(r -> r.permissions().forEach(p -> before.add(after(p))));
    var adds = new LinkedHashSet<>(target);
    adds.removeAll(before);
    var removes = new LinkedHashSet<>(before);
    removes.removeAll(target);
    // What the manifest does not know is nothing that it could take away; or it goes with the name.
    removes.removeIf(p -> kept.contains(p) || wanted.withValue(p).isEmpty());
    if (role.isEmpty() || !adds.isEmpty() || !removes.isEmpty()) {
      changes.add(
          new Change.Role(name, role.map(ApiState.RoleState::id).orElse(null), adds, removes));
    }
  }

  private String after(String permission) {
    return renamed.entrySet().stream()
        .filter(e -> e.getValue().equals(permission))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(permission);
  }
}
