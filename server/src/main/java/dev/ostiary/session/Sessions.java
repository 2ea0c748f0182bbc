package dev.ostiary.session;

import dev.ostiary.common.Hashes;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Text;
import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import dev.ostiary.db.Tx;
import dev.ostiary.http.Cookies;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import dev.ostiary.session.SessionRecord.Origin;
import dev.ostiary.tenant.Tenant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** The session cookie and what stands behind it. */
public final class Sessions {
  private static final int MAX_HEADER = 512;
  private static final String COOKIE = "__Host-ostiary_session";
  private final Database database;
  private final Time time;
  private final SessionStore store = new SessionStore();

  /** A session that has begun, and the secret for its cookie. */
  public record Begun(Session session, String secret, long seconds) {
    /** The answer that plants the cookie. */
    public Response plant(Response response) {
      return response.with("Set-Cookie", Cookies.lasting(COOKIE, secret, seconds));
    }
  }

  /** Sessions in this database. */
  public Sessions(Database database, Time time) {
    this.database = database;
    this.time = time;
  }

  /** The live session of the request's cookie. */
  public Optional<Session> of(Tenant tenant, Request request) {
    return of(tenant, request, (tx, session) -> session);
  }

  /** The same, and what is read beside it. */
  public <T> Optional<T> of(Tenant tenant, Request request, BiFunction<Tx, Session, T> reading) {
    long now = time.millis();
    for (var secret : request.cookies(COOKIE)) {
      var found =
          database.read(
              tx ->
                  store
                      .find(tx, tenant.id(), Hashes.sha256(secret), now)
                      .map(session -> reading.apply(tx, session)));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /**
   * Begins a session with a fresh secret; the one that the browser had before ends, so that a
   * planted cookie is worth nothing after sign-in.
   */
  public Begun begin(Tenant tenant, Request request, String userId) {
    long now = time.millis();
    var secret = Ids.secret();
    var session =
        new Session(Hashes.sha256(secret), tenant.id(), Ids.secret(), userId, time.seconds());
    var ends =
        new SessionStore.Ends(
            now + tenant.idleSessionMinutes() * 60_000, now + tenant.sessionMinutes() * 60_000);
    database.write(
        tx -> {
          request.cookies(COOKIE).forEach(old -> store.delete(tx, tenant.id(), Hashes.sha256(old)));
          store.insert(tx, session, origin(request), now, ends);
          return true;
        });
    return new Begun(session, secret, tenant.sessionMinutes() * 60);
  }

  /** What notes that an application was signed in to with the session. */
  public Consumer<Tx> touching(Tenant tenant, Session session, Request request, String clientId) {
    long now = time.millis();
    var use =
        new SessionStore.Use(
            clientId, origin(request), now, now + tenant.idleSessionMinutes() * 60_000);
    return tx -> store.touch(tx, session, use);
  }

  private static Origin origin(Request request) {
    return new Origin(
        request.remoteAddress(), Text.start(request.header("user-agent").orElse(""), MAX_HEADER));
  }

  /** Ends a session, durably. */
  public void end(Session session) {
    database.write(tx -> store.delete(tx, session.tenant(), session.hash()));
  }

  /** The answer that removes the cookie. */
  public static Response uproot(Response response) {
    return response.with("Set-Cookie", Cookies.expired(COOKIE));
  }
}
