package dev.ostiary.user;

import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.Paging;
import dev.ostiary.oauth.Params;
import dev.ostiary.search.Predicate;
import dev.ostiary.search.UserQueries;
import dev.ostiary.search.UserSearch;
import dev.ostiary.search.UserSearch.Search;
import dev.ostiary.search.UserSearch.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Which users a list is about: {@code q}, {@code sort} and the page. */
final class UserQuery {
  private static final int CEILING = 1_000;
  private static final int AT_ONCE = 4;
  private static final int PATIENCE_SECONDS = 10;

  private final Database database;
  private final UserStore users;
  private final UserSearch search;

  /** A search may take a second; those who sign in must find a connection meanwhile. */
  private final Semaphore places = new Semaphore(AT_ONCE, true);

  UserQuery(Database database, Time time, UserStore users) {
    this.database = database;
    this.users = users;
    this.search = new UserSearch(database.dialect(), time);
  }

  /** Rows of a page, and of how many in all. */
  record Found(List<User> rows, OptionalLong total) {}

  Found find(Call call, Paging paging) {
    var wanted =
        new Search(
            predicate(call.query()),
            UserQueries.order(call.query().get("sort", "created_at:1")),
            new Window(paging.offset(), paging.limit()),
            paging.totals());
    enter();
    try {
      return database.read(
          tx -> {
            var found = search.find(tx, call.tenant(), wanted);
            return new Found(users.all(tx, call.tenant(), found.ids()), found.total());
          });
    } finally {
      places.release();
    }
  }

  private static Predicate predicate(Params query) {
    var parts = new ArrayList<Predicate>();
    query.get("connection").ifPresent(name -> parts.add(UserQueries.connection(name)));
    query.get("q").ifPresent(q -> parts.add(UserQueries.parse(q)));
    return Predicate.and(parts);
  }

  private void enter() {
    try {
      if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new ManagementError(429, "too_many_requests", "Global limit has been reached");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted before a search", e);
    }
  }

  /** The page that is asked for; pages end at the thousandth user, checkpoints do not. */
  static Paging paging(Call call) {
    var paging = Paging.of(call.query(), 50);
    if (!paging.checkpoint() && paging.offset() + paging.limit() > CEILING) {
      throw new ManagementError(
          400, "invalid_paging", "You can only page through the first 1000 records.");
    }
    return paging;
  }
}
