package dev.ostiary.log;

import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import dev.ostiary.db.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts of the log by day in UTC. */
public final class DailyStats {
  private static final Duration SETTLED = Duration.ofMinutes(10);
  private static final List<String> LOGINS =
      List.of(LogType.SUCCESS_LOGIN.code(), LogType.SUCCESS_PASSWORD_EXCHANGE.code());
  private static final List<String> SIGNUPS = List.of(LogType.SUCCESS_SIGNUP.code());
  private static final List<String> FAILED_LOGINS =
      List.of(
          LogType.FAILED_LOGIN.code(),
          LogType.FAILED_LOGIN_WRONG_PASSWORD.code(),
          LogType.FAILED_LOGIN_WRONG_USERNAME.code(),
          LogType.BLOCKED_ACCOUNT.code(),
          LogType.FAILED_PASSWORD_EXCHANGE.code());
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  private final Database database;
  private final Time time;
  private final StatStore stats = new StatStore();
  private final LogStore log = new LogStore();

  /** What happened on a day; {@code countedAt} in milliseconds since the epoch. */
  public record Counts(long logins, long signups, long failedLogins, long countedAt) {}

  /** The counts of this database's log. */
  public DailyStats(Database database, Time time) {
    this.database = database;
    this.time = time;
  }

  /** How many users signed in since then. */
  long activeSince(String tenant, long millis) {
    return database.read(tx -> stats.active(tx, tenant, millis));
  }

  /** How many sign-ins failed from one moment to the other, both in milliseconds. */
  public long failedLogins(String tenant, long from, long until) {
    return database.read(tx -> log.countTypes(tx, tenant, FAILED_LOGINS, span(from, until)));
  }

  /** How many mails were given up from one moment to the other, both in milliseconds. */
  public long failedMails(String tenant, long from, long until) {
    var types = List.of(LogType.FAILED_EMAIL.code());
    return database.read(tx -> log.countTypes(tx, tenant, types, span(from, until)));
  }

  /**
   * The counts of each day from the first to the last, both included. Days that are over are
   * counted once; then their counts are kept.
   */
  public Map<LocalDate, Counts> between(String tenant, LocalDate first, LocalDate last) {
    var fresh = new LinkedHashMap<LocalDate, Counts>();
    var all = database.read(tx -> read(tx, tenant, new Days(first, last), fresh));
    long settled = time.millis() - SETTLED.toMillis();
    fresh.keySet().removeIf(day -> begin(day.plusDays(1)) > settled);
    if (!fresh.isEmpty()) {
      database.write(
          tx -> {
            fresh.forEach((day, counts) -> stats.keep(tx, tenant, day.format(DAY), counts));
            return true;
          });
    }
    return all;
  }

  private record Days(LocalDate first, LocalDate last) {}

  private Map<LocalDate, Counts> read(
      Tx tx, String tenant, Days days, Map<LocalDate, Counts> fresh) {
    var kept = stats.counted(tx, tenant, days.first().format(DAY), days.last().format(DAY));
    var all = new LinkedHashMap<LocalDate, Counts>();
    for (var day = days.first(); !day.isAfter(days.last()); day = day.plusDays(1)) {
      var counts = kept.get(day.format(DAY));
      if (counts == null) {
        counts = count(tx, tenant, day);
        fresh.put(day, counts);
      }
      all.put(day, counts);
    }
    return all;
  }

  private Counts count(Tx tx, String tenant, LocalDate day) {
    var span = span(begin(day), begin(day.plusDays(1)));
    return new Counts(
        log.countTypes(tx, tenant, LOGINS, span),
        log.countTypes(tx, tenant, SIGNUPS, span),
        log.countTypes(tx, tenant, FAILED_LOGINS, span),
        time.millis());
  }

  private static LogStore.Span span(long from, long until) {
    return new LogStore.Span(LogStore.firstId(from), LogStore.firstId(until));
  }

  /** The first millisecond of a day. */
  public static long begin(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  /** The day of a moment. */
  public static LocalDate date(long millis) {
    return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /** The day of a moment as the database writes it: YYYYMMDD. */
  static String day(long millis) {
    return text(date(millis));
  }

  /** A day as the database writes it: YYYYMMDD. */
  public static String text(LocalDate day) {
    return day.format(DAY);
  }

  /** The day that is written so. */
  public static LocalDate date(String text) {
    return LocalDate.parse(text, DAY);
  }
}
