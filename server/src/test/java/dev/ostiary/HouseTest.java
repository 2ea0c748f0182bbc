package dev.ostiary;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.ostiary.grant.Grant;
import dev.ostiary.http.Endpoint;
import dev.ostiary.management.ManagementApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rules of the house (docs/architecture.md), as tests. */
class HouseTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("/branding/templates/"))
          .importPackages("dev.ostiary");

  private static final List<String> VOCABULARY = List.of("common", "oauth");
  private static final List<String> INFRASTRUCTURE =
      List.of(
          "trace",
          "http",
          "tls",
          "db",
          "document",
          "jose",
          "management",
          "sandbox",
          "outgoing",
          "overload",
          "telemetry");
  private static final List<String> ENDPOINTS =
      List.of(
          "authorization",
          "login",
          "grant",
          "userinfo",
          "introspection",
          "feed",
          "revocation",
          "logout",
          "discovery",
          "dashboard",
          "reference",
          "cli");

  private static String[] packages(List<String> names) {
    return names.stream().map(n -> "dev.ostiary." + n + "..").toArray(String[]::new);
  }

  private static String[] except(String... names) {
    var all = new TreeSet<>(packageNames());
    all.removeAll(List.of(names));
    return packages(List.copyOf(all));
  }

  private static Set<String> packageNames() {
    return HOUSE.stream()
        .map(c -> c.getPackageName().replaceFirst("^dev\\.ostiary\\.?", ""))
        .filter(n -> !n.isEmpty())
        .collect(Collectors.toSet());
  }

  @Test
  void thereIsAHouseToCheck() {
    assertThat(HOUSE.size()).isGreaterThan(150);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.ostiary.(*)..").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void vocabularyDependsOnNothingOfOurs() {
    noClasses()
        .that()
        .resideInAnyPackage(packages(VOCABULARY))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(except("common", "oauth"))
        .check(HOUSE);
  }

  @Test
  void infrastructureKnowsNoNounsAndNoEndpoints() {
    noClasses()
        .that()
        .resideInAnyPackage(packages(INFRASTRUCTURE))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            except(
                Stream.of(VOCABULARY, INFRASTRUCTURE).flatMap(List::stream).toArray(String[]::new)))
        .check(HOUSE);
  }

  @Test
  void nounsKnowNoEndpoints() {
    var others = new TreeSet<>(packageNames());
    others.removeAll(ENDPOINTS);
    noClasses()
        .that()
        .resideInAnyPackage(packages(List.copyOf(others)))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages(ENDPOINTS))
        .check(HOUSE);
  }

  @Test
  void endpointsDoNotKnowOneAnother() {
    for (var endpoint : ENDPOINTS) {
      var others = ENDPOINTS.stream().filter(e -> !e.equals(endpoint)).toList();
      noClasses()
          .that()
          .resideInAPackage("dev.ostiary." + endpoint + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(packages(others))
          .check(HOUSE);
    }
  }

  @Test
  void onlyStoresAndDbSpeakSql() {
    noClasses()
        .that()
        .haveNameNotMatching(".*Store(\\$.*)?")
        .and()
        .resideOutsideOfPackage("dev.ostiary.db..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.jdbi..", "java.sql..")
        .check(HOUSE);
  }

  @Test
  void librariesStayBehindTheirPackages() {
    only("org.eclipse.jetty..", "dev.ostiary.http..");
    only("com.nimbusds..", "dev.ostiary.jose..");
    only("gg.jte..", "dev.ostiary.branding..");
    only("jakarta.mail..", "dev.ostiary.email..");
    only("org.flywaydb..", "dev.ostiary.db..");
    only("io.opentelemetry..", "dev.ostiary.trace..", "dev.ostiary.telemetry..");
    only("picocli..", "dev.ostiary", "dev.ostiary.cli");
  }

  private static void only(String library, String... homes) {
    noClasses()
        .that()
        .resideOutsideOfPackages(homes)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(HOUSE);
  }

  @Test
  @DisplayName("OUT-01 there is one way out for requests that a tenant names")
  void onlyOutgoingCallsOtherServers() {
    // Mail has its own guarded sockets; commands call the server that their user names,
    // doctor the one that it looks at, telemetry the one that its operator names.
    noClasses()
        .that()
        .resideOutsideOfPackages(
            packages(List.of("outgoing", "email", "cli", "doctor", "telemetry", "tls")))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net.http..", "javax.net..")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.nio.channels.NetworkChannel.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.net.Socket.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.net.URLConnection.class)
        .orShould()
        .callMethod(java.net.URL.class, "openStream")
        .orShould()
        .callMethod(java.net.URL.class, "openConnection")
        .orShould()
        .callMethod(java.net.URL.class, "getContent")
        .check(HOUSE);
  }

  @Test
  void onlyTimeReadsTheClock() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.ostiary.common.Time")
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .check(HOUSE);
  }

  @Test
  void onlyCommonIsRandom() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.ostiary.common..")
        .should()
        .callConstructor(java.security.SecureRandom.class)
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Random")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
        .orShould()
        .callMethod(java.util.UUID.class, "randomUUID")
        .check(HOUSE);
  }

  @Test
  void tokensAreSignedInTwoPlacesOnly() {
    // All that anybody may use by the issuer, and what nobody can use by the probe.
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.ostiary.token.TokenIssuer")
        .and()
        .doNotHaveFullyQualifiedName("dev.ostiary.probe.FaultyTokens")
        .should()
        .callMethod(
            dev.ostiary.jose.Jws.class,
            "sign",
            dev.ostiary.jose.SigningKey.class,
            String.class,
            tools.jackson.databind.node.ObjectNode.class)
        .check(HOUSE);
  }

  @Test
  void thereAreNoSetters() {
    methods()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage("dev.ostiary..")
        .and()
        .arePublic()
        .should()
        .haveNameNotMatching("set[A-Z].*")
        .orShould()
        .haveName("setPassword")
        .check(HOUSE);
  }

  @Test
  void fieldsAreFinalOrGuarded() {
    fields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage("dev.ostiary..")
        .and()
        .areNotPrivate()
        .and()
        .areDeclaredInClassesThat()
        .areTopLevelClasses()
        .should()
        .beFinal()
        .check(HOUSE);
  }

  @Test
  void namesSayWhatThingsAre() {
    for (var suffix :
        List.of("Manager", "Impl", "Util", "Utils", "Helper", "Factory", "Processor", "Service")) {
      noClasses().should().haveSimpleNameEndingWith(suffix).check(HOUSE);
    }
    for (var prefix : List.of("Abstract", "Base", "Default")) {
      noClasses().should().haveSimpleNameStartingWith(prefix).check(HOUSE);
    }
  }

  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    for (var name : packageNames()) {
      var file = Path.of("src/main/java/dev/ostiary", name.replace('.', '/'), "package-info.java");
      assertThat(file).exists();
      assertThat(Files.readString(file)).contains("/**", "@NullMarked");
    }
  }

  @Test
  void packagesStaySmall() {
    HOUSE.stream()
        .filter(c -> c.isTopLevelClass() && !c.getSimpleName().equals("package-info"))
        .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()))
        .forEach((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(20));
  }

  @Test
  void methodsTakeAtMostFourParameters() {
    HOUSE.stream()
        .filter(c -> !c.isRecord())
        .flatMap(c -> c.getMethods().stream())
        .filter(m -> !m.getModifiers().contains(JavaModifier.SYNTHETIC))
        .filter(m -> m.getModifiers().contains(JavaModifier.PUBLIC))
        .forEach(
            m ->
                assertThat(m.getRawParameterTypes().size())
                    .as(m.getFullName())
                    .isLessThanOrEqualTo(5));
  }

  @Test
  void theServerWiresEveryEndpointGrantAndResource() {
    var wired =
        Stream.of(Server.class, Endpoints.class, ManagementApis.class, OwnApis.class)
            .flatMap(c -> HOUSE.get(c).getConstructorCallsFromSelf().stream())
            .map(call -> call.getTargetOwner().getName())
            .collect(Collectors.toSet());
    for (var kind : List.of(Endpoint.class, Grant.class, ManagementApi.class)) {
      var existing =
          HOUSE.stream()
              .filter(c -> c.isAssignableTo(kind) && !c.isInterface() && !c.isAnonymousClass())
              .map(JavaClass::getName)
              .toList();
      assertThat(existing).isNotEmpty().allMatch(wired::contains);
    }
  }

  @Test
  void doorsAreFinal() {
    classes()
        .that()
        .implement(Endpoint.class)
        .or()
        .implement(ManagementApi.class)
        .should()
        .haveModifier(JavaModifier.FINAL)
        .check(HOUSE);
  }
}
