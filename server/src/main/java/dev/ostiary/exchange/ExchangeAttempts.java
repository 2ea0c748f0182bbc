package dev.ostiary.exchange;

import dev.ostiary.common.Hashes;
import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import dev.ostiary.protection.Protection;
import dev.ostiary.user.LoginFailureStore;

/** Counts subject tokens that an Action has found bad, by the IP address they came from. */
final class ExchangeAttempts {
  private final Database database;
  private final Protection protection;
  private final Time time;
  private final LoginFailureStore failures = new LoginFailureStore();

  ExchangeAttempts(Database database, Protection protection, Time time) {
    this.database = database;
    this.protection = protection;
    this.time = time;
  }

  /** Whether the address has to wait before anything of it is looked at. */
  boolean tooMany(String tenant, String ip) {
    var throttle = protection.tokenExchange(tenant);
    if (!throttle.watches(ip) || !throttle.blocks()) {
      return false;
    }
    var limit =
        new LoginFailureStore.Limit(throttle.maxAttempts(), time.millis() - throttle.rate());
    return database.read(tx -> failures.last(tx, tenant, subject(ip), limit)).isPresent();
  }

  /** A bad one. */
  void count(String tenant, String ip) {
    var throttle = protection.tokenExchange(tenant);
    if (throttle.watches(ip)) {
      var pair = new LoginFailureStore.Pair(subject(ip), "", ip, "");
      long forgotten = Math.multiplyExact(throttle.rate(), throttle.maxAttempts());
      database.write(tx -> failures.count(tx, tenant, pair, time.millis(), forgotten));
    }
  }

  private static String subject(String ip) {
    return Hashes.sha256("token-exchange " + ip);
  }
}
