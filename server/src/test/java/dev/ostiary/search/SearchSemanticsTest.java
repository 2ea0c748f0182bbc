package dev.ostiary.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What queries mean, one by one, on both databases. */
class SearchSemanticsTest {
  private static final String PEOPLE =
      """
      [{"user_id":"auth0|jane","email":"jane@example.com","email_verified":true,
        "name":"Jane Smith","given_name":"Jane","family_name":"Smith","nickname":"JJ",
        "created_at":"2018-01-15T10:00:00.000Z","logins_count":7,
        "last_login":"2018-02-01T00:00:00.000Z","last_ip":"10.0.0.1","organizations":["org_a","org_b"],
        "app_metadata":{"plan":"gold","level":5,"roles":["editor","Admin"],
          "subscription":{"tier":"Pro","seats":12.5}},
        "user_metadata":{"addresses":[{"city":"Paris"},{"city":"Rome"}],"newsletter":true}},
       {"user_id":"auth0|joe","email":"JOE@Other.org","name":"joe smith","blocked":true,
        "created_at":"2018-01-31T23:59:59.999Z","logins_count":100,
        "last_login":"2019-12-31T12:00:00.000Z","last_ip":"10.0.0.2","organizations":["org_b"],
        "app_metadata":{"plan":"Gold","level":10,"empty":"","none":null,"list":[],"object":{}},
        "user_metadata":{"addresses":[{"city":"Berlin"}],"newsletter":false}},
       {"user_id":"google-oauth2|max","email":"max@example.com","email_verified":true,
        "name":"Max Müller-Ångström","identities":[{"connection":"google-oauth2"}],
        "created_at":"2018-02-01T00:00:00.000Z",
        "app_metadata":{"plan":"free","level":"5","url":"https://a.example/b?c=d","note":"100% a_b *"}},
       {"user_id":"sms|sue","name":"Sue","phone_number":"+15550100","phone_verified":true,
        "username":"SueS","locale":"de","identities":[{"connection":"sms"}],
        "created_at":"2020-06-01T00:00:00.000Z"}]
      """;

  @TempDir private static Path directory;
  private static final Map<String, People> PEOPLE_ON = new ConcurrentHashMap<>();

  private static People on(String database) {
    return PEOPLE_ON.computeIfAbsent(database, d -> People.on(d, directory).add(PEOPLE));
  }

  @AfterAll
  static void stop() {
    PEOPLE_ON.values().forEach(People::close);
  }

  /** A query, and the users whom it finds in the order of their making. */
  private static final String TABLE =
      """
      # everybody, and anything that exists
      *                                        > jane joe max sue
      *:*                                      > jane joe max sue
      email:*                                  > jane joe max
      _exists_:email                           > jane joe max
      NOT _exists_:email                       > sue
      _exists_:logins_count                    > jane joe
      _exists_:blocked                         > jane joe max sue
      _exists_:email_verified                  > jane joe max
      _exists_:organization_id                 > jane joe
      _exists_:app_metadata                    > jane joe max
      _exists_:app_metadata.subscription       > jane
      _exists_:app_metadata.subscription.tier  > jane
      _exists_:app_metadata.sub                >
      _exists_:app_metadata.empty              >
      _exists_:app_metadata.none               >
      _exists_:app_metadata.list               >
      _exists_:app_metadata.object             >
      _exists_:user_metadata.addresses         > jane joe
      _exists_:nothing                         >
      # whole values: five fields in any case, the others as they are
      email:jane@example.com                   > jane
      email:"JANE@example.com"                 > jane
      email:"joe@other.org"                    > joe
      email:jane                               >
      email.domain:example.com                 > jane max
      email.domain:"Example.com"               > jane max
      name:"jane smith"                        > jane
      name:"smith"                             >
      name:smith                               >
      name:"max müller-ångström"               > max
      given_name:JANE                          > jane
      family_name:smith                        > jane
      nickname:jj                              > jane
      nickname:joe                             > joe
      username:sues                            > sue
      user_id:"auth0|jane"                     > jane
      user_id:auth0|jane                       > jane
      user_id:"AUTH0|jane"                     >
      user_id:auth0                            >
      phone_number:"+15550100"                 > sue
      phone_number:\\+15550100                 > sue
      phone_verified:true                      > sue
      last_ip:10.0.0.1                         > jane
      locale:de                                > sue
      locale:DE                                >
      name:""                                  >
      app_metadata.plan:gold                   > jane
      app_metadata.plan:Gold                   > joe
      app_metadata.url:"https://a.example/b?c=d"  > max
      app_metadata.note:"100% a_b *"           > max
      # flags
      email_verified:true                      > jane max
      email_verified:false                     > joe
      NOT email_verified:true                  > joe sue
      blocked:true                             > joe
      blocked:false                            > jane max sue
      # metadata: paths, lists, numbers, flags
      app_metadata.roles:editor                > jane
      app_metadata.roles:"Admin"               > jane
      app_metadata.subscription.tier:Pro       > jane
      app_metadata.level:5                     > jane max
      app_metadata.level:5.0                   > jane max
      app_metadata.level:10                    > joe
      app_metadata.subscription.seats:12.50    > jane
      user_metadata.addresses.city:"Paris"     > jane
      user_metadata.addresses.city:(Rome OR Berlin)  > jane joe
      user_metadata.newsletter:true            > jane
      user_metadata.newsletter:false           > joe
      app_metadata:gold                        >
      # identities and organizations
      identities.connection:Users              > jane joe
      identities.connection:"google-oauth2"    > max
      identities.provider:auth0                > jane joe
      identities.user_id:max                   > max
      organization_id:org_a                    > jane
      organization_id:org_b                    > jane joe
      organization_id:(org_a OR org_b)         > jane joe
      NOT organization_id:org_a                > joe max sue
      # wildcards
      name:j*                                  > jane joe
      name:J*                                  > jane joe
      name:jane\\ s*                           > jane
      name:*smith                              > jane joe
      name:*mit*                               > jane joe
      name:j*smith                             > jane joe
      name:*Å*                                 ! three other characters
      name:*ång*                               > max
      name:*MÜLLER*                            > max
      user_id:auth0*                           > jane joe
      user_id:AUTH0*                           >
      email:*@example.com                      > jane max
      app_metadata.plan:g*                     > jane
      app_metadata.plan:*old                   > jane joe
      app_metadata.note:100%*                  > max
      app_metadata.note:*0%\\ a_b\\ \\*        > max
      app_metadata.note:*0%xa_b*               >
      app_metadata.note:*a_b*                  > max
      app_metadata.note:*axb*                  >
      locale:d*                                > sue
      # ranges; a partial date is the whole period
      logins_count:7                           > jane
      logins_count:[7 TO 100]                  > jane joe
      logins_count:{7 TO 100]                  > joe
      logins_count:[7 TO 100}                  > jane
      logins_count:{7 TO 100}                  >
      logins_count:[* TO 50]                   > jane
      logins_count:{50 TO *]                   > joe
      logins_count:[6.5 TO 7.5]                > jane
      logins_count:0                           >
      logins_count:[* TO *]                    > jane joe
      created_at:2018                          > jane joe max
      created_at:2018-01                       > jane joe
      created_at:"2018-01-15"                  > jane
      created_at:"2018-01-15T10:00:00.000Z"    > jane
      created_at:"2018-01-15T10:00:00.001Z"    >
      created_at:"2018-01-15T12:00+02:00"      > jane
      created_at:[2018-01 TO 2018-01]          > jane joe
      created_at:{2018-01 TO *]                > max sue
      created_at:[* TO 2018-01}                >
      created_at:[2018-01-16 TO 2018-02-01]    > joe max
      created_at:[2018-01-16 TO 2018-02-01}    > joe
      created_at:[2018-01-15T10:00:00.000Z TO 2018-01-15T10:00:00.000Z] > jane
      last_login:[* TO 2018-12-31]             > jane
      last_login:{2018 TO 2019]                > joe
      name:[j TO k]                            > jane joe
      name:{"jane smith" TO *]                 > joe max sue
      app_metadata.level:[5 TO 9]              > jane
      app_metadata.level:{5 TO *]              > joe
      app_metadata.subscription.seats:[12 TO 13]  > jane
      app_metadata.plan:[a TO f]               >
      app_metadata.plan:[a TO g]               > max
      # operators
      name:j* AND blocked:true                 > joe
      name:j* && blocked:true                  > joe
      name:j* AND NOT blocked:true             > jane
      name:j* -blocked:true                    > jane
      name:j* NOT blocked:true                 > jane
      +name:j* -blocked:true                   > jane
      +name:j* email_verified:true             > jane joe
      blocked:true given_name:jane             > jane joe
      blocked:true OR given_name:jane          > jane joe
      blocked:true || given_name:jane          > jane joe
      (NOT _exists_:logins_count OR logins_count:0)  > max sue
      NOT (blocked:true OR given_name:jane)    > max sue
      -blocked:true                            > jane max sue
      -blocked:true -given_name:jane           > max sue
      !blocked:true                            > jane max sue
      blocked:true OR given_name:jane AND email_verified:false  > joe
      (blocked:true OR given_name:jane) AND email_verified:true > jane
      email:("jane@example.com" OR "max@example.com")  > jane max
      user_id:("auth0|jane" "sms|sue" "x|y")   > jane sue
      # without a field: whole values of the profile, nothing of the metadata
      jane@example.com                         > jane
      "jane smith"                             > jane
      jane                                     > jane
      smith                                    > jane
      sues                                     > sue
      s*                                       > jane sue
      *exam*                                   > jane max
      gold                                     >
      Paris                                    >
      auth0|joe                                > joe
      # what is in a query is never SQL
      name:"' OR 1=1 --"                       >
      app_metadata.x'\\)\\ OR\\ 1=1:1          >
      app_metadata.plan:"gold' OR '1'='1"      >
      user_id:"auth0|jane'; DROP TABLE users; --"  >
      email:%                                  >
      email:_*                                 >
      # refused
      name:*sa                                 ! three other characters
      name:*                                   > jane joe max sue
      name:j?e                                 ! ? is not supported
      name:*a*b*c*d*e*fgh*                     ! at most 5 wildcards
      user_metadata.addresses.city:P*          ! not available on user_metadata.addresses.city
      user_metadata.addresses.city:[A TO Z]    ! not available on user_metadata.addresses.city
      blocked:yes                              ! blocked is true or false
      blocked:t*                               ! not available on blocked
      blocked:[a TO b]                         ! not available on blocked
      logins_count:many                        ! logins_count is a number
      logins_count:>5                          ! logins_count:{5 TO *]
      logins_count:1*                          ! not available on logins_count
      created_at:yesterday                     ! created_at is a date
      created_at:2018-13                       ! created_at is a date
      created_at:[2018-02-30 TO *]             ! created_at is a date
      organization_id:org*                     ! not available on organization_id
      _exists_:app*                            ! without wildcards
      [a TO b]                                 ! needs the name of a field
      name:jane~                               ! ~
      name:"jane smith"~2                      ! ~
      name:jane^2                              ! ^
      name:/jan.*/                             ! quote a value with a slash
      name:                                    ! cannot be parsed
      (name:jane                               ! cannot be parsed
      name:"jane                               ! cannot be parsed
      name:jane AND                            ! cannot be parsed
      ()                                       ! cannot be parsed
      a:b:c                                    ! cannot be parsed
      """;

  static Stream<Arguments> queries() {
    return TABLE
        .lines()
        .filter(line -> !line.startsWith("#"))
        .flatMap(line -> Stream.of("sqlite", "postgresql").map(d -> Arguments.of(d, line)));
  }

  @ParameterizedTest
  @MethodSource("queries")
  void aQueryFindsExactlyTheseUsersOrIsRefused(String database, String line) {
    int at = Math.max(line.lastIndexOf(" > "), line.lastIndexOf(" ! "));
    at = at < 0 ? line.length() - 2 : at;
    var q = line.substring(0, at).strip();
    var expected = line.substring(at + 2).strip();
    if (line.charAt(at + 1) == '!') {
      QuerySyntaxTest.assertRefused(q, expected);
      return;
    }
    assertThat(on(database).ask(q))
        .as(q)
        .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
  }
}
