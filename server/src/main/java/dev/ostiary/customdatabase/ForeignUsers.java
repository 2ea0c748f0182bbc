package dev.ostiary.customdatabase;

import dev.ostiary.common.Time;
import dev.ostiary.connection.Connection;
import dev.ostiary.db.Database;
import dev.ostiary.db.DuplicateKey;
import dev.ostiary.db.Tx;
import dev.ostiary.user.CredentialStore;
import dev.ostiary.user.IdentityStore;
import dev.ostiary.user.PasswordSignIn.Accepted;
import dev.ostiary.user.PasswordSignIn.Blocked;
import dev.ostiary.user.PasswordSignIn.Failed;
import dev.ostiary.user.PasswordSignIn.Outcome;
import dev.ostiary.user.PasswordSignIn.Refused;
import dev.ostiary.user.Passwords;
import dev.ostiary.user.Registration;
import dev.ostiary.user.User;
import dev.ostiary.user.UserStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Users here whom another system told of. Each change is one transaction; who loses a race with
 * another sign-in of the same user looks again.
 */
final class ForeignUsers {
  private final Database database;
  private final Passwords passwords;
  private final Time time;
  private final UserStore users = new UserStore();
  private final IdentityStore identities = new IdentityStore();
  private final CredentialStore credentials = new CredentialStore();

  ForeignUsers(Database database, Passwords passwords, Time time) {
    this.database = database;
    this.passwords = passwords;
    this.time = time;
  }

  /** Moves a user here, whose password from now on is the one that was just right there. */
  Outcome adopt(Connection connection, Profile profile, String email, String password) {
    if (profile.email() != null && !profile.email().equals(email)) {
      return new Failed("The profile of the script login has another email than the one entered");
    }
    var hash = passwords.hash(password);
    var done = twice(tx -> adopt(tx, new Place(connection, profile, email), hash));
    // Somebody else moved the user, or gave a new password, in between: that one counts.
    return done.orElseGet(() -> here(connection, email, password));
  }

  private record Place(Connection connection, Profile profile, @Nullable String email) {
    String tenant() {
      return connection.tenant();
    }
  }

  private Optional<Outcome> adopt(Tx tx, Place place, String hash) {
    var known = known(tx, place);
    if (known.isEmpty()) {
      return Optional.of(insert(tx, place, hash));
    }
    var account = known.getFirst();
    if (known.size() > 1 || !fits(place, account)) {
      return Optional.of(taken(account));
    }
    if (place.profile().blocked()) {
      return users.find(tx, place.tenant(), account.userId()).map(Blocked::new);
    }
    boolean first = identities.adopt(tx, place.tenant(), place.connection().name(), account, hash);
    return first
        ? Optional.of(
            users
                .find(tx, place.tenant(), account.userId())
                .map(ForeignUsers::admitted)
                .orElseGet(() -> new Refused(null)))
        : Optional.empty();
  }

  private static boolean fits(Place place, IdentityStore.Known account) {
    return account.subject().equals(place.profile().subject())
        && String.valueOf(place.email()).equals(account.email());
  }

  private static Outcome taken(IdentityStore.Known account) {
    return new Failed(
        "Another account of the connection has this address or this user_id: that of "
            + account.userId());
  }

  private static Outcome admitted(User user) {
    return user.blocked() ? new Blocked(user) : new Accepted(user);
  }

  private List<IdentityStore.Known> known(Tx tx, Place place) {
    var address = place.email() == null ? "" : place.email();
    return identities.known(
        tx,
        place.tenant(),
        place.connection().name(),
        List.of(address),
        List.of(place.profile().subject()));
  }

  private Outcome insert(Tx tx, Place place, @Nullable String hash) {
    var user = place.profile().fresh(place.connection(), place.email(), time.millis());
    users.insert(tx, user, hash);
    return place.profile().blocked() ? new Blocked(user) : new Accepted(user);
  }

  private Outcome here(Connection connection, String email, String password) {
    var tenant = connection.tenant();
    var found = database.read(tx -> credentials.credential(tx, tenant, connection.name(), email));
    var hash = found.map(CredentialStore.Credential::passwordHash).orElse(null);
    if (found.isEmpty() || !passwords.matches(password, hash)) {
      return new Refused(found.map(CredentialStore.Credential::userId).orElse(null));
    }
    return database
        .read(tx -> users.find(tx, tenant, found.get().userId()))
        .map(ForeignUsers::admitted)
        .orElseGet(() -> new Refused(null));
  }

  /** Keeps the profile of a user whose password stays there. */
  Outcome refresh(Connection connection, Profile profile, String entered) {
    var typed = Registration.isEmail(entered) ? entered : null;
    var place = new Place(connection, profile, profile.email() == null ? typed : profile.email());
    return twice(tx -> Optional.of(refresh(tx, place)))
        .orElseGet(() -> new Failed("Another user has the id " + profile.userId()));
  }

  private Outcome refresh(Tx tx, Place place) {
    var known = known(tx, place);
    var account =
        known.stream().filter(k -> k.subject().equals(place.profile().subject())).findFirst();
    if (account.isEmpty()) {
      return known.isEmpty() ? insert(tx, place, null) : taken(known.getFirst());
    }
    var user = users.find(tx, place.tenant(), account.get().userId());
    if (user.isEmpty()) {
      return new Refused(null);
    }
    if (user.get().blocked() || place.profile().blocked()) {
      return new Blocked(user.get());
    }
    // An account that is linked to another user does not change that user's profile.
    return user.get().id().equals(place.profile().userId())
        ? update(tx, place, user.get())
        : new Accepted(user.get());
  }

  private Outcome update(Tx tx, Place place, User before) {
    var after = place.profile().over(before);
    if (after.equals(before)) {
      return new Accepted(before);
    }
    if (Profile.tooLarge(after)) {
      return new Failed("The profile of " + before.id() + " has become too large");
    }
    return users
        .update(tx, place.tenant(), before.id(), time.millis(), place.profile()::over)
        .map(ForeignUsers::admitted)
        .orElseGet(() -> new Refused(null));
  }

  /** Makes a user known here, without a password. The reason why not, or empty. */
  Optional<String> discover(Connection connection, Profile profile, String email) {
    if (profile.email() != null && !profile.email().equals(email)) {
      return Optional.of("The profile of the script get_user has another email than asked for");
    }
    var place = new Place(connection, profile, email);
    var outcome =
        twice(
            tx -> {
              var known = known(tx, place);
              if (known.isEmpty()) {
                return Optional.of(insert(tx, place, null));
              }
              return Optional.of(
                  fits(place, known.getFirst()) ? new Refused(null) : taken(known.getFirst()));
            });
    return outcome.isPresent() && outcome.get() instanceof Failed failed
        ? Optional.of(failed.reason())
        : Optional.empty();
  }

  /** Looks again, at who has the address or the id now, when somebody else wrote first. */
  private Optional<Outcome> twice(Function<Tx, Optional<Outcome>> work) {
    try {
      return database.write(work);
    } catch (DuplicateKey first) {
      try {
        return database.write(work);
      } catch (DuplicateKey second) {
        return Optional.empty();
      }
    }
  }
}
