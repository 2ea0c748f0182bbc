package dev.ostiary.bench;

import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import dev.ostiary.search.Predicate;
import dev.ostiary.search.UserQueries;
import dev.ostiary.search.UserSearch;
import dev.ostiary.search.UserSearch.Search;
import dev.ostiary.search.UserSearch.Window;
import dev.ostiary.user.UserStore;
import java.util.OptionalLong;
import java.util.Random;

/** How long searches of one tenant take, page and total together, one after the other. */
final class SearchBench {
  private static final int PAGE = 50;
  private static final int MORE = 10_000;
  private static final double GOAL_MILLIS = 50;
  private final Database database;
  private final SearchUsers people;
  private final UserStore users = new UserStore();
  private final UserSearch search;
  private final double seconds;
  private OptionalLong total = OptionalLong.empty();

  /**
   * On a database that has the people.
   *
   * @param seconds how long each kind of query is asked
   */
  SearchBench(Database database, SearchUsers people, double seconds) {
    this.database = database;
    this.people = people;
    this.search = new UserSearch(database.dialect(), new Time());
    this.seconds = seconds;
  }

  /** Asks every kind of query and prints what it took. */
  void run() {
    Report.line("%-34s %10s %8s %8s %10s", "milliseconds", "to count", "p50", "p95", "total");
    for (var kind : SearchKinds.all(people)) {
      measure(kind);
    }
    Report.line("to add a user, 1,000 in a transaction: %.0f µs", people.more(database, MORE));
  }

  /** "To count" is what a search takes that finds no total of a moment ago, at the median. */
  private void measure(SearchKinds.Kind kind) {
    var random = new Random(7);
    var counting = new Latencies();
    for (int i = 0; i < 10; i++) {
      var fresh = new UserSearch(database.dialect(), new Time());
      counting.add(nanos(fresh, kind, random));
    }
    var latencies = new Latencies();
    long end = System.nanoTime() + (long) (seconds * 1e9);
    for (int i = 0; i < 10 || (System.nanoTime() < end && i < 1_000); i++) {
      latencies.add(nanos(search, kind, random));
    }
    double p95 = latencies.percentile(0.95);
    Report.line(
        "%-34s %10.2f %8.2f %8.2f %10d%s",
        kind.name(),
        counting.percentile(0.5),
        latencies.percentile(0.5),
        p95,
        total.orElse(-1),
        kind.indexed() && p95 > GOAL_MILLIS ? "  NOT MET" : "");
  }

  private long nanos(UserSearch store, SearchKinds.Kind kind, Random random) {
    var q = kind.query().apply(random);
    long began = System.nanoTime();
    total = ask(store, q, kind);
    return System.nanoTime() - began;
  }

  private OptionalLong ask(UserSearch store, String q, SearchKinds.Kind kind) {
    var predicate = q.isEmpty() ? new Predicate.All() : UserQueries.parse(q);
    var wanted =
        new Search(
            predicate, UserQueries.order(kind.sort()), new Window(kind.offset(), PAGE), true);
    return database.read(
        tx -> {
          var found = store.find(tx, people.tenant(), wanted);
          users.all(tx, people.tenant(), found.ids()).forEach(u -> u.toJson());
          return found.total();
        });
  }
}
