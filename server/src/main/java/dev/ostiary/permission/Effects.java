package dev.ostiary.permission;

import dev.ostiary.client.ClientGrant;
import dev.ostiary.db.Tx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whom a plan touches: who may do more afterwards, and who less. */
final class Effects {
  private final HolderStore holders = new HolderStore();
  private final Plan plan;
  private final Collection<ClientGrant> grants;
  private final Tx tx;

  /**
   * What a plan means for one permission.
   *
   * @param permission its name after the plan, or the one that it had if it goes
   * @param gain users who have it afterwards and did not before
   * @param lose users who had it before and do not afterwards
   * @param applications those that lose it, by id
   */
  record Effect(String permission, long gain, long lose, List<String> applications) {}

  private Effects(Plan plan, Collection<ClientGrant> grants, Tx tx) {
    this.plan = plan;
    this.grants = grants;
    this.tx = tx;
  }

  /** The effects, one for each permission that somebody gains or loses. */
  static List<Effect> of(Plan plan, Collection<ClientGrant> grants, Tx tx) {
    return new Effects(plan, grants, tx).all();
  }

  private List<Effect> all() {
    var touched = new LinkedHashSet<String>();
    plan.all(Change.Role.class)
        .forEach(
            r -> {
              touched.addAll(r.adds());
              touched.addAll(r.removes());
            });
    var removed =
        plan.all(Change.Remove.class).map(Change.Remove::permission).collect(Collectors.toSet());
    touched.addAll(removed);
    var effects = new ArrayList<Effect>();
    for (var permission : touched) {
      var effect = effect(permission, removed.contains(permission));
      if (effect.gain() + effect.lose() + effect.applications().size() > 0) {
        effects.add(effect);
      }
    }
    return effects;
  }

  private Effect effect(String permission, boolean removed) {
    var today =
        plan.all(Change.Rename.class)
            .filter(r -> r.permission().equals(permission))
            .map(Change.Rename::from)
            .findFirst()
            .orElse(permission);
    var before = plan.state().rolesWith(today);
    var after = removed ? Set.<String>of() : after(before, permission);
    var of = new HolderStore.Of(plan.state().tenant(), plan.state().api().identifier(), today);
    var had = new HolderStore.Ways(true, before);
    var has = new HolderStore.Ways(!removed, after);
    return new Effect(
        permission,
        holders.count(tx, of, has, had),
        holders.count(tx, of, had, has),
        removed ? applications(permission) : List.of());
  }

  private Set<String> after(Set<String> before, String permission) {
    var after = new HashSet<>(before);
    plan.all(Change.Role.class)
        .forEach(
            r -> {
              if (r.id() != null && r.adds().contains(permission)) {
                after.add(r.id());
              }
              if (r.id() != null && r.removes().contains(permission)) {
                after.remove(r.id());
              }
            });
    return after;
  }

  private List<String> applications(String permission) {
    return grants.stream()
        .filter(g -> g.audience().equals(plan.state().api().identifier()))
        .filter(g -> g.scopes().contains(permission))
        .map(ClientGrant::clientId)
        .distinct()
        .toList();
  }
}
