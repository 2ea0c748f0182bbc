package dev.ostiary.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** The kinds of queries that are measured. */
final class SearchKinds {
  private SearchKinds() {}

  /**
   * A kind.
   *
   * @param query makes one, with other values each time
   * @param indexed whether the guide promises that an index answers it
   */
  record Kind(
      String name, Function<Random, String> query, String sort, int offset, boolean indexed) {
    Kind sorted(String other) {
      return new Kind(name + ", " + other, query, other, offset, indexed);
    }

    Kind page(int number) {
      return new Kind(name + ", page " + number, query, sort, number * 50, indexed);
    }

    Kind scan() {
      return new Kind(name + " (no index)", query, sort, offset, false);
    }
  }

  static List<Kind> all(SearchUsers people) {
    var kinds = new ArrayList<Kind>();
    var everybody = kind("everybody", r -> "");
    kinds.add(everybody);
    kinds.add(everybody.page(19));
    kinds.add(everybody.sorted("name:1"));
    kinds.add(everybody.sorted("last_login:-1"));
    profile(kinds, people);
    terms(kinds, people);
    kinds.add(kind("gold AND blocked", r -> "app_metadata.plan:\"gold\" AND blocked:true"));
    kinds.add(
        kind(
            "name* AND verified",
            r -> "name:" + SearchUsers.given(r) + "* AND email_verified:true"));
    kinds.add(
        kind(
            "two words, any field",
            r -> {
              var given = SearchUsers.given(r);
              var family = SearchUsers.family(r).substring(0, 2);
              return "name:%s\\ %s* OR (%s* AND %s*)".formatted(given, family, given, family);
            }));
    kinds.add(
        kind(
            "email OR email OR id",
            r ->
                people.email(r)
                    + " OR "
                    + people.email(r)
                    + " OR user_id:\""
                    + people.id(r)
                    + "\""));
    kinds.add(kind("NOT blocked", r -> "NOT blocked:true"));
    kinds.add(
        kind("free AND verified", r -> "app_metadata.plan:free AND email_verified:true").scan());
    kinds.add(kind("name:*rare*", r -> "name:*" + (r.nextInt(90_000) + 10_000) + "*").scan());
    kinds.add(
        kind("name:*common*", r -> "name:*" + SearchUsers.family(r).substring(1) + "*").scan());
    return kinds;
  }

  private static void profile(List<Kind> kinds, SearchUsers people) {
    kinds.add(kind("user_id", r -> "user_id:\"" + people.id(r) + "\""));
    kinds.add(kind("email", r -> "email:\"" + people.email(r) + "\""));
    kinds.add(kind("any field", r -> "\"" + people.email(r) + "\""));
    kinds.add(kind("any field*", r -> people.email(r).substring(0, 8) + "*"));
    kinds.add(kind("email*", r -> "email:" + people.email(r).substring(0, 6) + "*"));
    kinds.add(kind("name:g*", r -> "name:g*"));
    kinds.add(kind("name:g*", r -> "name:g*").sorted("last_login:-1"));
    kinds.add(kind("family_name", r -> "family_name:" + SearchUsers.family(r)));
    kinds.add(
        kind("email.domain", r -> "email.domain:d" + r.nextInt(SearchUsers.DOMAINS) + ".example"));
    kinds.add(kind("email_verified:true", r -> "email_verified:true"));
    kinds.add(kind("email_verified:true", r -> "email_verified:true").page(19));
    kinds.add(kind("blocked:true", r -> "blocked:true"));
    kinds.add(
        kind(
            "last_login, one day",
            r -> "last_login:2026-0" + (1 + r.nextInt(6)) + "-1" + r.nextInt(9)));
    kinds.add(
        kind("last_login, half a year", r -> "last_login:[2026-01 TO 2026-06]")
            .sorted("last_login:-1"));
    kinds.add(kind("last_login, half a year", r -> "last_login:[2026-01 TO 2026-06]"));
    kinds.add(kind("created_at, a year", r -> "created_at:202" + (4 + r.nextInt(2))));
    kinds.add(kind("logins_count, over 90", r -> "logins_count:{90 TO *]"));
    kinds.add(kind("_exists_:last_login", r -> "_exists_:last_login"));
  }

  private static void terms(List<Kind> kinds, SearchUsers people) {
    kinds.add(kind("connection, 90 %", r -> "identities.connection:Users"));
    kinds.add(kind("connection, 0.1 %", r -> "identities.connection:Rare"));
    kinds.add(kind("identities.user_id", r -> "identities.user_id:" + people.id(r).substring(6)));
    kinds.add(
        kind("app_metadata, one of 10,000", r -> "app_metadata.account.id:" + r.nextInt(10_000)));
    kinds.add(kind("app_metadata, one of three", r -> "app_metadata.plan:\"pro\""));
    kinds.add(kind("app_metadata, range", r -> "app_metadata.account.id:[100 TO 120]"));
    kinds.add(
        kind(
            "user_metadata, one of 500",
            r -> "user_metadata.address.city:\"City " + r.nextInt(500) + "\""));
    kinds.add(
        kind("organization, 1,000 members", r -> "organization_id:org_" + (1 + r.nextInt(100))));
    kinds.add(kind("organization, 20 %", r -> "organization_id:org_0").scan());
  }

  private static Kind kind(String name, Function<Random, String> query) {
    return new Kind(name, query, "created_at:1", 0, true);
  }
}
