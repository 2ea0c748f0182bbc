package dev.ostiary.login;

import dev.ostiary.branding.Language;
import dev.ostiary.branding.Languages;
import dev.ostiary.common.Hashes;
import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.connection.Connection;
import dev.ostiary.customdatabase.ScriptedAccounts;
import dev.ostiary.db.Database;
import dev.ostiary.db.Tx;
import dev.ostiary.email.Outbox;
import dev.ostiary.session.SessionStore;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.token.RefreshTokenStore;
import dev.ostiary.user.CredentialStore;
import dev.ostiary.user.Passwords;
import dev.ostiary.user.TicketStore;
import dev.ostiary.user.User;
import dev.ostiary.user.UserStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Mail about accounts and what its links do. */
public final class Accounts {
  private final Database database;
  private final Passwords passwords;
  private final Outbox outbox;
  private final Letters letters;
  private final ScriptedAccounts elsewhere;
  private final Time time;
  private final TicketStore tickets = new TicketStore();
  private final UserStore users = new UserStore();
  private final CredentialStore credentials = new CredentialStore();
  private final SessionStore sessions = new SessionStore();
  private final RefreshTokenStore refreshTokens = new RefreshTokenStore();

  /**
   * Accounts in this database.
   *
   * @param elsewhere those whose passwords another system keeps
   */
  public Accounts(
      Database database,
      Passwords passwords,
      Outbox outbox,
      Letters letters,
      ScriptedAccounts elsewhere,
      Time time) {
    this.elsewhere = elsewhere;
    this.database = database;
    this.passwords = passwords;
    this.outbox = outbox;
    this.letters = letters;
    this.time = time;
  }

  /** Sends a link that proves the address. */
  public void sendVerification(Tenant tenant, User user, Language language) {
    database.write(
        tx -> {
          putVerification(tx, tenant, user, language);
          return true;
        });
    outbox.wake();
  }

  /** Writes that mail in the caller's transaction; nothing when the address is proved already. */
  void putVerification(Tx tx, Tenant tenant, User user, Language language) {
    var email = user.email();
    if (email == null || user.emailVerified()) {
      return;
    }
    var ticket = new TicketStore.Ticket(user.id(), Json.object().put("email", email));
    var kind = TicketStore.Kind.EMAIL_VERIFICATION;
    var secret = tickets.issue(tx, tenant.id(), kind, ticket, time.millis());
    var link = tenant.issuer() + "u/email-verification?ticket=" + secret;
    var whom = new Letters.Addressee(tenant, user, email, language);
    outbox.put(tx, tenant.id(), letters.verification(whom, link, kind.validity()));
  }

  /** Lets mails go that somebody else's transaction has written. */
  void wake() {
    outbox.wake();
  }

  /** Sends a link that lets the owner of the address choose a new password, if there is one. */
  public boolean sendReset(Tenant tenant, Connection connection, String email, Language language) {
    elsewhere.discover(connection, email);
    boolean sent =
        database.write(
            tx -> {
              var credential = credentials.credential(tx, tenant.id(), connection.name(), email);
              var user = credential.flatMap(c -> users.find(tx, tenant.id(), c.userId()));
              if (user.isEmpty()) {
                return false;
              }
              // A linked account has an address of its own, which may not be the user's.
              var address = UserStore.normalize(email);
              var bound =
                  Json.object()
                      .put("connection", connection.name())
                      .put("email", address)
                      .put("password", fingerprint(credential.get()));
              var ticket = new TicketStore.Ticket(user.get().id(), bound);
              var kind = TicketStore.Kind.PASSWORD_RESET;
              var secret = tickets.issue(tx, tenant.id(), kind, ticket, time.millis());
              var link = tenant.issuer() + "u/reset-password?ticket=" + secret;
              var whom = new Letters.Addressee(tenant, user.get(), address, language);
              outbox.put(tx, tenant.id(), letters.reset(whom, link, kind.validity()));
              return true;
            });
    outbox.wake();
    return sent;
  }

  static String fingerprint(CredentialStore.Credential credential) {
    return Hashes.sha256(String.valueOf(credential.passwordHash()));
  }

  /** A link dies with the address it was sent to, and with the password it was to replace. */
  private boolean isStillGood(Tx tx, Tenant tenant, TicketStore.Ticket ticket) {
    var connection = Json.text(ticket.body(), "connection", "");
    var email = Json.text(ticket.body(), "email", "");
    return credentials
        .credential(tx, tenant.id(), connection, email)
        .filter(c -> c.userId().equals(ticket.userId()))
        .filter(c -> fingerprint(c).equals(Json.text(ticket.body(), "password")))
        .isPresent();
  }

  /** A ticket that was used up, and where the browser goes now. */
  record Done(User user, Destination destination) {}

  /** The system that keeps the user's password did not take the change. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient ScriptedAccounts.Refusal refusal;

    Refused(ScriptedAccounts.Refusal refusal) {
      super(refusal.reason(), null, false, false);
      this.refusal = refusal;
    }

    ScriptedAccounts.Refusal refusal() {
      return refusal;
    }
  }

  /** Marks the address as proved when the ticket is good and the address is still the same. */
  Optional<Done> verify(Tenant tenant, String ticket) throws Refused {
    tellOfProof(tenant, ticket);
    long now = time.millis();
    var proved =
        database.write(
            tx ->
                tickets
                    .consume(tx, tenant.id(), TicketStore.Kind.EMAIL_VERIFICATION, ticket, now)
                    .flatMap(
                        t ->
                            users
                                .find(tx, tenant.id(), t.userId())
                                .filter(u -> Json.text(t.body(), "email", "").equals(u.email()))
                                .flatMap(u -> proved(tx, tenant, u, now))
                                .map(u -> new Done(u, Destination.of(t.body())))));
    outbox.wake();
    return proved;
  }

  /** Told twice it does no harm, thus before the ticket is used up: it can be tried again. */
  private void tellOfProof(Tenant tenant, String ticket) throws Refused {
    var kind = TicketStore.Kind.EMAIL_VERIFICATION;
    var user =
        database.read(
            tx ->
                tickets
                    .find(tx, tenant.id(), kind, ticket, time.millis())
                    .flatMap(
                        t ->
                            users
                                .find(tx, tenant.id(), t.userId())
                                .filter(u -> Json.text(t.body(), "email", "").equals(u.email()))));
    var refusal = user.flatMap(elsewhere::verify);
    if (refusal.isPresent()) {
      throw new Refused(refusal.get());
    }
  }

  private Optional<User> proved(Tx tx, Tenant tenant, User user, long now) {
    var email = user.email();
    if (email != null && !user.emailVerified()) {
      var whom = new Letters.Addressee(tenant, user, email, Languages.english());
      letters.welcome(whom).ifPresent(mail -> outbox.put(tx, tenant.id(), mail));
    }
    return users.update(tx, tenant.id(), user.id(), now, Accounts::verified);
  }

  private static CredentialStore.Address address(TicketStore.Ticket ticket) {
    return new CredentialStore.Address(
        ticket.userId(),
        Json.text(ticket.body(), "connection", ""),
        Json.text(ticket.body(), "email", ""));
  }

  private static User proved(User user, CredentialStore.Address address) {
    return address.email().equals(user.email()) ? verified(user) : user;
  }

  private static User verified(User user) {
    return new User(
        user.tenant(),
        user.id(),
        user.email(),
        true,
        user.blocked(),
        user.body(),
        user.activity(),
        user.identities());
  }

  /** Where a reset ticket leads, as long as it would work. */
  Optional<Destination> resetTicket(Tenant tenant, String ticket) {
    var kind = TicketStore.Kind.PASSWORD_RESET;
    return database
        .read(tx -> tickets.find(tx, tenant.id(), kind, ticket, time.millis()))
        .map(t -> Destination.of(t.body()));
  }

  /**
   * Whose password a ticket would replace.
   *
   * @param connection where the account is
   */
  record Resetting(User user, String connection) {}

  /** The user of a reset ticket, as long as it would work. */
  Optional<Resetting> resetting(Tenant tenant, String ticket) {
    var kind = TicketStore.Kind.PASSWORD_RESET;
    return database.read(
        tx ->
            tickets
                .find(tx, tenant.id(), kind, ticket, time.millis())
                .filter(t -> isStillGood(tx, tenant, t))
                .flatMap(
                    t ->
                        users
                            .find(tx, tenant.id(), t.userId())
                            .map(u -> new Resetting(u, Json.text(t.body(), "connection", "")))));
  }

  /**
   * Sets a new password and signs the user out everywhere. Using the ticket up and changing the
   * password are one transaction; a link from a mail also proves the address.
   */
  Optional<Done> reset(Tenant tenant, String ticket, String password, Language language)
      throws Refused {
    long now = time.millis();
    var place =
        database
            .read(tx -> tickets.find(tx, tenant.id(), TicketStore.Kind.PASSWORD_RESET, ticket, now))
            .flatMap(t -> elsewhere.elsewhere(tenant.id(), Json.text(t.body(), "connection", "")));
    if (place.isPresent()) {
      return resetElsewhere(tenant, place.get(), new Wanted(ticket, password, language));
    }
    var hash = passwords.hash(password);
    var changed =
        database.write(
            tx ->
                tickets
                    .consume(tx, tenant.id(), TicketStore.Kind.PASSWORD_RESET, ticket, now)
                    .filter(t -> isStillGood(tx, tenant, t))
                    .flatMap(
                        t -> {
                          var done = change(tx, tenant, t, hash);
                          done.ifPresent(d -> tellOfChange(tx, tenant, d.user(), language));
                          return done;
                        }));
    outbox.wake();
    return changed;
  }

  private record Wanted(String ticket, String password, Language language) {}

  /** The ticket is used up first, and works again when the other system does not want to. */
  private Optional<Done> resetElsewhere(Tenant tenant, Connection connection, Wanted wanted)
      throws Refused {
    long now = time.millis();
    var kind = TicketStore.Kind.PASSWORD_RESET;
    var ticket =
        database.write(
            tx ->
                tickets
                    .consume(tx, tenant.id(), kind, wanted.ticket(), now)
                    .filter(t -> isStillGood(tx, tenant, t)));
    if (ticket.isEmpty()) {
      return Optional.empty();
    }
    var email = Json.text(ticket.get().body(), "email", "");
    var refusal = elsewhere.changePassword(connection, email, wanted.password());
    if (refusal.isPresent()) {
      database.write(
          tx -> {
            tickets.giveBack(tx, tenant.id(), kind, wanted.ticket(), now);
            return true;
          });
      throw new Refused(refusal.get());
    }
    var changed =
        database.write(
            tx -> {
              var done = change(tx, tenant, ticket.get(), null);
              done.ifPresent(d -> tellOfChange(tx, tenant, d.user(), wanted.language()));
              return done;
            });
    outbox.wake();
    return changed;
  }

  private Optional<Done> change(
      Tx tx, Tenant tenant, TicketStore.Ticket ticket, @Nullable String hash) {
    long now = time.millis();
    var id = ticket.userId();
    var address = address(ticket);
    if (hash != null) {
      credentials.setPassword(tx, tenant.id(), address, hash);
    }
    sessions.deleteOf(tx, tenant.id(), id);
    refreshTokens.revokeUser(tx, tenant.id(), id, "password changed", now);
    boolean proves = Json.flag(ticket.body(), "verify", true);
    return users
        .update(tx, tenant.id(), id, now, u -> proves ? proved(u, address) : u)
        .map(u -> new Done(u, Destination.of(ticket.body())));
  }

  private void tellOfChange(Tx tx, Tenant tenant, User user, Language language) {
    var email = user.email();
    if (email != null) {
      var whom = new Letters.Addressee(tenant, user, email, language);
      outbox.put(tx, tenant.id(), letters.passwordChanged(whom));
    }
  }
}
