package dev.ostiary;

import dev.ostiary.cli.CommandLines;
import dev.ostiary.common.Sealer;
import dev.ostiary.common.Time;
import dev.ostiary.config.Config;
import dev.ostiary.config.MasterKey;
import dev.ostiary.config.Setting;
import dev.ostiary.db.DatabaseFacts;
import dev.ostiary.doctor.CertificateCheck;
import dev.ostiary.doctor.Check;
import dev.ostiary.doctor.ClockCheck;
import dev.ostiary.doctor.DatabaseCheck;
import dev.ostiary.doctor.ExposureCheck;
import dev.ostiary.doctor.FilesCheck;
import dev.ostiary.doctor.Finding;
import dev.ostiary.doctor.IssuerCheck;
import dev.ostiary.doctor.KeyCheck;
import dev.ostiary.doctor.LimitsCheck;
import dev.ostiary.doctor.ProxyCheck;
import dev.ostiary.doctor.PublicUrl;
import dev.ostiary.doctor.Report;
import dev.ostiary.document.DocumentStore;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.tenant.Tenants;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ostiary doctor}: looks at a server and its surroundings, and says what to mend. */
@Command(
    name = "doctor",
    description = {
      "Look at the server and its surroundings: each check says what it saw and what to do.",
      "Takes the same options as serve, and is run beside the server, as its user. It changes",
      "nothing. Ends with 1 when something must be mended."
    },
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  private CommandSpec spec = CommandSpec.create();

  /** Takes what {@code serve} takes, so that it looks at the very same server. */
  @Spec
  void setSpec(CommandSpec given) {
    this.spec = given;
    ServeCommand.Settings.addOptions(given);
    given.addOption(CommandLines.flag(CommandLines.JSON, "Print JSON"));
  }

  @Override
  public Integer call() {
    var report = look(ServeCommand.Settings.read(spec), new Time());
    CommandLines.print(
        spec, CommandLines.has(spec, CommandLines.JSON) ? report.json() : report.text());
    return report.failed() ? 1 : 0;
  }

  /** Looks at the server with these settings. */
  static Report look(Config config, Time time) {
    var checks = new ArrayList<Check>();
    checks.add(new FilesCheck(config.data()));
    try {
      var database = new DatabaseCheck(facts(config), time);
      checks.add(database);
      boolean present = KeyCheck.present(config);
      if (database.current() || !present) {
        checks.add(new KeyCheck(config, () -> openSealed(config, time)));
      }
      if (database.current() && present) {
        checks.addAll(served(config, time));
      }
    } catch (RuntimeException e) {
      checks.add(() -> List.of(unreadable(e)));
    }
    return Report.of(checks);
  }

  private static Finding unreadable(RuntimeException error) {
    return Finding.fail(
        "database",
        "It cannot be read: " + error.getMessage(),
        "See that it runs, and that --data or --database-url names it.");
  }

  private static DatabaseFacts facts(Config config) {
    return config.has(Setting.DATABASE_URL)
        ? DatabaseFacts.postgres(config.text(Setting.DATABASE_URL))
        : DatabaseFacts.sqlite(Server.existingSqlite(config));
  }

  /** Reads every configuration object that has something sealed. */
  private static void openSealed(Config config, Time time) {
    try (var database = Server.existing(config);
        var documents = new DocumentStore(database, time)) {
      Provisioning.Parts.of(documents, MasterKey.sealer(config), time);
      documents.load();
    }
  }

  /** What needs to know the tenants. The schema is this program's: opening adds nothing to it. */
  private static List<Check> served(Config config, Time time) {
    try (var database = Server.existing(config);
        var documents = new DocumentStore(database, time)) {
      var tenants = new Tenants(documents);
      documents.load();
      var issuers = tenants.all().stream().map(Tenant::issuer).map(URI::create).toList();
      var checks = new ArrayList<Check>();
      checks.add(new ExposureCheck(config, issuers));
      checks.addAll(reached(config, issuers, MasterKey.sealer(config), time));
      return checks;
    }
  }

  private static List<Check> reached(Config config, List<URI> issuers, Sealer sealer, Time time) {
    var checks = new ArrayList<Check>();
    for (var issuer : issuers) {
      var url = new PublicUrl(issuer, config.data());
      checks.add(new IssuerCheck(url));
      checks.add(new CertificateCheck(url, time));
    }
    var first = new PublicUrl(issuers.getFirst(), config.data());
    var proxy = ProxyCheck.at(first, sealer, time);
    checks.add(proxy);
    checks.add(new ClockCheck(first, time));
    checks.add(LimitsCheck.of(proxy.arrival()));
    return checks;
  }
}
