package dev.ostiary.search;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time that an ISO 8601 text names: a year, a month, a day, a minute, a second or a
 * millisecond, in UTC unless it says otherwise.
 *
 * @param start first millisecond
 * @param end first millisecond after it
 */
record Period(long start, long end) {
  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d)"
              + "(?:[Tt ](\\d\\d:\\d\\d)(:\\d\\d)?(\\.\\d{1,9})?([Zz]|[+-]\\d\\d:\\d\\d)?)?)?)?");

  static Optional<Period> of(String text) {
    var iso = ISO.matcher(text);
    if (!iso.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(of(iso));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Period of(Matcher iso) {
    int year = Integer.parseInt(iso.group(1));
    if (iso.group(2) == null) {
      return days(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));
    }
    var month = YearMonth.of(year, Integer.parseInt(iso.group(2)));
    if (iso.group(3) == null) {
      return days(month.atDay(1), month.plusMonths(1).atDay(1));
    }
    var day = month.atDay(1).withDayOfMonth(Integer.parseInt(iso.group(3)));
    return iso.group(4) == null ? days(day, day.plusDays(1)) : moment(day, iso);
  }

  private static Period moment(LocalDate day, Matcher iso) {
    var seconds = iso.group(5) == null ? ":00" : iso.group(5);
    var fraction = iso.group(6) == null ? "" : iso.group(6);
    var zone = iso.group(7) == null ? "Z" : iso.group(7);
    long start =
        OffsetDateTime.parse(day + "T" + iso.group(4) + seconds + fraction + zone)
            .toInstant()
            .toEpochMilli();
    long length = !fraction.isEmpty() ? 1 : iso.group(5) == null ? 60_000 : 1_000;
    return new Period(start, start + length);
  }

  private static Period days(LocalDate from, LocalDate to) {
    return new Period(millis(from), millis(to));
  }

  private static long millis(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }
}
