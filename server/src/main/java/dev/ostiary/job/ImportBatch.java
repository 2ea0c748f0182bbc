package dev.ostiary.job;

import dev.ostiary.common.Json;
import dev.ostiary.connection.Connection;
import dev.ostiary.db.Tx;
import dev.ostiary.job.ImportRules.Problem;
import dev.ostiary.password.BadHash;
import dev.ostiary.password.ForeignHash;
import dev.ostiary.user.IdentityStore;
import dev.ostiary.user.IdentityStore.Known;
import dev.ostiary.user.NewUserStore;
import dev.ostiary.user.NewUserStore.NewUser;
import dev.ostiary.user.UserChanges;
import dev.ostiary.user.UserStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Some users of an import, written in one transaction. What is there already is looked up for all
 * of them at once, and kept up to date while they are written: a file may name a user twice.
 */
final class ImportBatch {
  private static final List<String> SECRETS =
      List.of("password_hash", "custom_password_hash", "password");
  private static final int MAX_SHOWN = 2_048;

  /** Where the users go and how. */
  record Target(
      String tenant, Connection connection, boolean upsert, List<UserChanges> changes, long now) {}

  /** A user that was not imported, and why. */
  record Refused(JsonNode user, List<Problem> problems) {}

  /** What came of a batch; the index of a refused user is its place in the batch. */
  record Outcome(long inserted, long updated, Map<Integer, Refused> refused) {}

  private record Entry(JsonNode given, @Nullable ImportedUser user, List<Problem> problems) {}

  private final List<Entry> entries = new ArrayList<>();

  /** Adds a user of the file; what is wrong with it is found here, outside of a transaction. */
  void add(JsonNode given) {
    var problems = ImportRules.check(given);
    ImportedUser user = null;
    if (problems.isEmpty()) {
      try {
        user = ImportedUser.of((ObjectNode) given);
      } catch (BadHash e) {
        problems = List.of(new Problem("INVALID_FORMAT", e.message(), e.path()));
      }
    }
    entries.add(new Entry(given, user, problems));
  }

  int size() {
    return entries.size();
  }

  /** Writes the users. Nothing is kept here: it may be done again after a rollback. */
  Outcome write(Tx tx, Target target) {
    return new Writing(tx, target).all();
  }

  private final class Writing {
    private final Tx tx;
    private final Target target;
    private final UserStore users = new UserStore();
    private final NewUserStore fresh = new NewUserStore();
    private final List<NewUser> waiting = new ArrayList<>();
    private final IdentityStore identities = new IdentityStore();
    private final Map<String, Known> byEmail = new HashMap<>();
    private final Map<String, Known> bySubject = new HashMap<>();
    private final Set<String> ids;
    private final Map<Integer, Refused> refused = new HashMap<>();
    private long inserted;
    private long updated;

    Writing(Tx tx, Target target) {
      this.tx = tx;
      this.target = target;
      var wanted = entries.stream().map(Entry::user).filter(Objects::nonNull).toList();
      var subjects =
          wanted.stream().map(ImportedUser::subject).filter(Objects::nonNull).distinct().toList();
      var emails = wanted.stream().map(ImportedUser::email).distinct().toList();
      if (!emails.isEmpty()) {
        identities
            .known(tx, target.tenant(), target.connection().name(), emails, subjects)
            .forEach(this::learn);
      }
      var asked = subjects.stream().map(ImportedUser::idOf).toList();
      ids = new HashSet<>(identities.users(tx, target.tenant(), asked));
    }

    private void learn(Known known) {
      bySubject.put(known.subject(), known);
      if (known.email() != null) {
        byEmail.put(known.email(), known);
      }
    }

    Outcome all() {
      for (int i = 0; i < entries.size(); i++) {
        var entry = entries.get(i);
        var problem = entry.user() == null ? null : write(entry.user());
        if (problem != null) {
          refused.put(i, new Refused(entry.given(), List.of(problem)));
        } else if (entry.user() == null) {
          refused.put(i, new Refused(entry.given(), entry.problems()));
        }
      }
      insertFresh();
      return new Outcome(inserted, updated, refused);
    }

    private @Nullable Problem write(ImportedUser user) {
      var account = byEmail.get(user.email());
      var named = user.subject() == null ? account : bySubject.get(user.subject());
      if (account == null && named == null) {
        return insert(user);
      }
      if (!target.upsert()) {
        return new Problem("DUPLICATED_USER", "The user already exists.", "");
      }
      if (account == null || !account.equals(named)) {
        return new Problem(
            "AMBIGUOUS_USER", "email and user_id do not belong to one user of the connection.", "");
      }
      return update(user, account);
    }

    private @Nullable Problem insert(ImportedUser user) {
      var added = user.fresh(target.tenant(), target.connection(), target.now());
      if (!ids.add(added.id())) {
        return new Problem(
            "DUPLICATED_USER", "A user of another connection has this id.", "user_id");
      }
      waiting.add(new NewUser(added, user.hash()));
      var subject = added.identities().getFirst().subject();
      learn(new Known(added.id(), subject, user.email(), user.hash()));
      inserted++;
      return null;
    }

    private void insertFresh() {
      fresh.insert(tx, List.copyOf(waiting));
      waiting.clear();
    }

    private @Nullable Problem update(ImportedUser user, Known account) {
      // The file may name a user twice.
      insertFresh();
      var tenant = target.tenant();
      var after =
          users.update(tx, tenant, account.userId(), target.now(), before -> user.over(before));
      if (after.isEmpty()) {
        return new Problem("DUPLICATED_USER", "The user was deleted meanwhile.", "");
      }
      if (user.blocks()) {
        target.changes().forEach(c -> c.blocked(tx, tenant, account.userId()));
      }
      var hash = user.hash();
      var before = account.passwordHash();
      // Somebody who has signed in here has a password of this server: a file is older than that.
      if (hash != null && (before == null || ForeignHash.isOne(before)) && !hash.equals(before)) {
        identities.changeHash(tx, tenant, target.connection().name(), account, hash);
        target.changes().forEach(c -> c.passwordChanged(tx, tenant, account.userId()));
        learn(new Known(account.userId(), account.subject(), account.email(), hash));
      }
      updated++;
      return null;
    }
  }

  /** A line of the error report: the user without secrets, or what names it when it is large. */
  static ObjectNode report(Refused refused) {
    var line = Json.object();
    line.set("user", refused.user() instanceof ObjectNode user ? shown(user) : Json.object());
    var errors = line.putArray("errors");
    refused.problems().stream().limit(10).forEach(p -> errors.add(p.toJson()));
    return line;
  }

  private static ObjectNode shown(ObjectNode user) {
    var shown = user.deepCopy();
    for (var secret : SECRETS) {
      if (shown.has(secret)) {
        shown.put(secret, "*****");
      }
    }
    if (length(shown) > MAX_SHOWN) {
      shown.retain(List.of("user_id", "email", "username"));
    }
    return length(shown) > MAX_SHOWN || !Json.storable(shown) ? Json.object() : shown;
  }

  private static int length(ObjectNode object) {
    return Json.write(object).length();
  }
}
