package dev.ostiary;

import dev.ostiary.action.Programs;
import dev.ostiary.administrator.Administrators;
import dev.ostiary.administrator.DashboardClient;
import dev.ostiary.client.ClientAssertions;
import dev.ostiary.client.ClientAuthenticator;
import dev.ostiary.client.ClientGrants;
import dev.ostiary.client.Clients;
import dev.ostiary.common.OutgoingAddresses;
import dev.ostiary.common.Sealer;
import dev.ostiary.common.Time;
import dev.ostiary.common.Unavailable;
import dev.ostiary.config.Config;
import dev.ostiary.config.MasterKey;
import dev.ostiary.config.Setting;
import dev.ostiary.connection.Connections;
import dev.ostiary.consent.ConsentCheck;
import dev.ostiary.customdatabase.ScriptedAccounts;
import dev.ostiary.customdatabase.ScriptedRegistration;
import dev.ostiary.customdatabase.ScriptedSignIn;
import dev.ostiary.customdatabase.Scripts;
import dev.ostiary.db.Database;
import dev.ostiary.db.PostgresDatabase;
import dev.ostiary.db.SlowStatements;
import dev.ostiary.db.SqliteDatabase;
import dev.ostiary.db.Sweeper;
import dev.ostiary.document.DocumentStore;
import dev.ostiary.domain.CustomDomains;
import dev.ostiary.email.EmailTemplates;
import dev.ostiary.email.MailServers;
import dev.ostiary.email.Outbox;
import dev.ostiary.email.Smtp;
import dev.ostiary.exchange.TokenExchange;
import dev.ostiary.exchange.TokenExchangeProfiles;
import dev.ostiary.extension.Extensions;
import dev.ostiary.feed.PermissionFeed;
import dev.ostiary.hostcall.ProgramCalls;
import dev.ostiary.http.Cors;
import dev.ostiary.http.Endpoint;
import dev.ostiary.http.Gateway;
import dev.ostiary.http.OAuthErrors;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import dev.ostiary.http.Router;
import dev.ostiary.interaction.Interactions;
import dev.ostiary.invitation.Invitations;
import dev.ostiary.job.JobWorker;
import dev.ostiary.key.Keys;
import dev.ostiary.lifecycle.Afterwards;
import dev.ostiary.lifecycle.Signups;
import dev.ostiary.log.ApiOperations;
import dev.ostiary.log.AuditLog;
import dev.ostiary.log.DailyStats;
import dev.ostiary.log.LogRetention;
import dev.ostiary.login.Accounts;
import dev.ostiary.login.LegacyErrors;
import dev.ostiary.login.Letters;
import dev.ostiary.management.ApiRoot;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementErrors;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.StoredSettings;
import dev.ostiary.metrics.Metrics;
import dev.ostiary.organization.ForgottenParts;
import dev.ostiary.organization.Organizations;
import dev.ostiary.outgoing.OutgoingHttp;
import dev.ostiary.overload.Gate;
import dev.ostiary.overload.Lane;
import dev.ostiary.overload.Lanes;
import dev.ostiary.page.PageErrors;
import dev.ostiary.page.Screens;
import dev.ostiary.prompt.CustomTexts;
import dev.ostiary.protection.Protection;
import dev.ostiary.reference.OpenApiEndpoint;
import dev.ostiary.reference.ReferenceEndpoint;
import dev.ostiary.resourceserver.ResourceServers;
import dev.ostiary.role.Roles;
import dev.ostiary.sandbox.Sandbox;
import dev.ostiary.session.Sessions;
import dev.ostiary.telemetry.Telemetry;
import dev.ostiary.telemetry.TracedDatabase;
import dev.ostiary.telemetry.TracedExchange;
import dev.ostiary.tenant.Tenant;
import dev.ostiary.tenant.Tenants;
import dev.ostiary.theme.Brands;
import dev.ostiary.token.TokenIssuer;
import dev.ostiary.trace.Trace;
import dev.ostiary.user.PasswordSignIn;
import dev.ostiary.user.Passwords;
import dev.ostiary.user.Registration;
import dev.ostiary.user.UserStore;
import dev.ostiary.verdict.DevelopmentHints;
import dev.ostiary.verdict.MisusedIdTokens;
import dev.ostiary.verification.AccessTokens;
import dev.ostiary.verification.IdTokenHints;
import dev.ostiary.verification.ManagementTokens;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All wiring, by hand and in order; no logic. */
public final class Server implements AutoCloseable {
  final Time time;
  final Database database;
  final DocumentStore documents;
  private final Sweeper sweeper;
  final Tenants tenants;
  final Keys keys;
  final ResourceServers apis;
  final Clients clients;
  final ClientGrants clientGrants;
  final ForgottenParts forgottenParts = new ForgottenParts();
  final Connections connections;
  final Roles roles;
  final Organizations organizations;
  final Invitations invitations;
  final Administrators administrators;
  final StoredSettings settings;
  final Sealer sealer;
  final Passwords passwords;
  final ScriptedAccounts scriptedAccounts;
  final Registration registration;
  final AuditLog log;
  final DailyStats stats;
  final Programs programs;
  private final Sandbox sandbox;
  final Extensions extensions;
  final Afterwards afterwards;
  final Signups signups;
  final TokenExchangeProfiles exchanges;
  final TokenExchange exchange;
  final MailServers mailServers;
  final Outbox outbox;
  final TokenIssuer issuer;
  final Brands brands;
  final Screens screens;
  final Interactions interactions;
  final Sessions sessions;
  final AccessTokens accessTokens;
  final IdTokenHints hints;
  final ClientAuthenticator authenticator;
  final ConsentCheck consent;
  final PasswordSignIn signIn;
  final Accounts accounts;
  final Protection protection;
  final boolean development;
  final boolean trustProxy;
  final OutgoingAddresses outgoing;

  /** What programs of tenants reach; it holds once the constructor is through. */
  final ProgramCalls.Outside outside;

  final DevelopmentHints developmentHints;
  final CustomDomains customDomains;
  final MisusedIdTokens misusedIdTokens;
  final long uploadLimit;
  final Metrics metrics;
  private final Telemetry telemetry;
  final String metricsToken;
  private final JobWorker jobs;
  final PermissionFeed feed;
  final List<ManagementApi> managementApis;
  final List<ManagementApi> ownApis;
  private final Gateway gateway;
  private final Front front;
  final Lanes lanes = new Lanes();
  private volatile boolean started;

  /** Opens the database and wires everything; nothing listens yet. */
  public Server(Config config, Time time) {
    this(config, time, new Front(config, time));
  }

  /** The same behind what may listen already. A database that is away is waited for. */
  Server(Config config, Time time, Front front) {
    this.time = time;
    this.front = front;
    passwords = new Passwords(lanes.hashing());
    sealer = MasterKey.sealer(config);
    telemetry = telemetry(config);
    database = new TracedDatabase(open(config, PostgresDatabase.ALWAYS));
    database.sharing(lanes::atWork);
    documents = new DocumentStore(database, time);
    sweeper =
        new Sweeper(
            database, time, new LogRetention(database, time, config.number(Setting.LOG_RETENTION)));
    tenants = new Tenants(documents);
    keys = new Keys(documents, sealer, time);
    apis = new ResourceServers(documents, sealer);
    clients = new Clients(documents, sealer, id -> tenants.named(id).map(DashboardClient::of));
    clientGrants = new ClientGrants(documents, List.of(forgottenParts));
    connections = new Connections(documents, sealer);
    roles = new Roles(documents);
    organizations = new Organizations(database, connections, time);
    invitations = new Invitations(database, connections, roles, time);
    administrators = new Administrators(database, time);
    settings = new StoredSettings(documents, sealer);
    brands = new Brands(documents, sealer, settings);
    screens = new Screens(brands, new CustomTexts(settings));
    metricsToken = config.text(Setting.METRICS_TOKEN);
    metrics = new Metrics(!metricsToken.isEmpty());
    log = new AuditLog(database, time, new KnownNames(clients, apis), metrics::logged);
    stats = new DailyStats(database, time);
    outgoing = outgoing(config);
    outside =
        new ProgramCalls.Outside(
            new OutgoingHttp(outgoing, config.development(), this::ports), this::answer, tenants);
    mailServers = new MailServers(settings, outgoing, smtp(config));
    outbox = new Outbox(database, time, mailServers, log, telemetry.tracing());
    issuer =
        new TokenIssuer(
            new TokenIssuer.Sources(
                database, apis, clientGrants, roles, connections, organizations, administrators),
            keys,
            time);
    programs = new Programs(database, documents, sealer, settings, time);
    sandbox = sandbox(config);
    extensions = new Extensions(extensionParts());
    var scripts = new Scripts(extensions, connections);
    registration = new Registration(database, passwords, new ScriptedRegistration(scripts), time);
    afterwards = new Afterwards(extensions, tenants, connections, log);
    signups = new Signups(extensions, registration, afterwards);
    interactions = new Interactions(database, time);
    sessions = new Sessions(database, time);
    accessTokens = new AccessTokens(keys, time);
    hints = new IdTokenHints(keys, clients);
    authenticator = new ClientAuthenticator(clients, new ClientAssertions(database, time), time);
    consent = new ConsentCheck(database);
    protection = new Protection(settings);
    exchanges = new TokenExchangeProfiles(documents, sealer, programs.actions());
    exchange = new TokenExchange(exchangeParts());
    signIn =
        new PasswordSignIn(
            database,
            passwords,
            protection,
            new ScriptedSignIn(scripts, database, passwords, time),
            time);
    scriptedAccounts =
        new ScriptedAccounts(
            new ScriptedAccounts.Parts(scripts, database, connections, passwords, log), time);
    accounts =
        new Accounts(
            database,
            passwords,
            outbox,
            new Letters(brands, new EmailTemplates(settings)),
            scriptedAccounts,
            time);
    development = config.development();
    trustProxy = config.flag(Setting.TRUST_PROXY);
    developmentHints = new DevelopmentHints(development, log, time);
    misusedIdTokens = new MisusedIdTokens(tenants, hints, developmentHints);
    customDomains = new CustomDomains(documents, sealer, tenants);
    uploadLimit = (long) config.number(Setting.IMPORT_LIMIT) << 20;
    var management = new ManagementApis(this);
    jobs = management.jobs();
    managementApis = management.all();
    ownApis = management.own();
    feed = new PermissionFeed(tenants, feedParts(config.number(Setting.FEED_LISTENERS)));
    Unavailable.outlast(documents::load);
    Unavailable.outlast(() -> database.unhurried(new UserStore()::fillIndex));
    gateway = gateway();
    metrics.gauge(
        "ostiary_http_connections", "Connections that are open", front.http()::connections);
    metrics.gauges("ostiary_lane_limit", "Requests at once", "lane", lanes.figures(Lane::limit));
    metrics.gauges("ostiary_lane_running", "At work now", "lane", lanes.figures(Lane::running));
    metrics.gauges("ostiary_lane_waiting", "In the queue", "lane", lanes.figures(Lane::waiting));
  }

  private static Database open(Config config, Duration patience) {
    var slow = new SlowStatements(config.number(Setting.SLOW_QUERY_MS));
    return config.has(Setting.DATABASE_URL)
        ? new PostgresDatabase(
            config.text(Setting.DATABASE_URL),
            config.number(Setting.DATABASE_CONNECTIONS),
            new PostgresDatabase.Waiting(patience, slow))
        : new SqliteDatabase(sqlite(config), slow);
  }

  /** For commands: opening makes what is missing, and a new and empty database helps nobody. */
  static Database existing(Config config) {
    if (!config.has(Setting.DATABASE_URL)) {
      existingSqlite(config);
    }
    return open(config, PostgresDatabase.A_MOMENT);
  }

  /** SQLite's file, which must be there. */
  static Path existingSqlite(Config config) {
    var file = sqlite(config);
    if (!Files.exists(file)) {
      throw new Config.BadConfig("No database in " + config.data() + ": name it with --data");
    }
    return file;
  }

  /** Where SQLite's file is, or would be. */
  static Path sqlite(Config config) {
    return config.data().resolve("ostiary.db");
  }

  private static Telemetry telemetry(Config config) {
    try {
      return new Telemetry(
          new Telemetry.Target(
              config.text(Setting.OTLP_ENDPOINT),
              config.text(Setting.OTLP_HEADERS),
              config.number(Setting.TRACE_PERCENT)));
    } catch (IllegalArgumentException e) {
      throw new Config.BadConfig("--otlp-endpoint: " + e.getMessage());
    }
  }

  private static Sandbox sandbox(Config config) {
    var cache = config.text(Setting.PROGRAM_CACHE);
    return new Sandbox(
        cache.isEmpty() ? config.data().resolve("runner") : Path.of(cache),
        config.number(Setting.PROGRAM_PROCESSES),
        config.number(Setting.PROGRAM_MEMORY));
  }

  private Extensions.Parts extensionParts() {
    return new Extensions.Parts(
        sandbox,
        outside,
        programs,
        database,
        sealer,
        connections,
        organizations,
        roles,
        apis,
        log,
        time);
  }

  private TokenExchange.Parts exchangeParts() {
    return new TokenExchange.Parts(
        exchanges, programs, extensions, connections, protection, database, time);
  }

  private static OutgoingAddresses outgoing(Config config) {
    try {
      return new OutgoingAddresses(config.text(Setting.OUTGOING_ALLOW));
    } catch (IllegalArgumentException e) {
      throw new Config.BadConfig("--outgoing-allow: " + e.getMessage());
    }
  }

  private static @Nullable Smtp smtp(Config config) {
    return config.has(Setting.SMTP_URL)
        ? new Smtp(config.text(Setting.SMTP_URL), config.text(Setting.MAIL_FROM))
        : null;
  }

  private PermissionFeed.Parts feedParts(int listeners) {
    return new PermissionFeed.Parts(
        database, accessTokens, clients, apis, roles, issuer, listeners, time);
  }

  private Gateway gateway() {
    var router = new Router();
    var gate = new Gate(router, lanes, r -> tenants.find(r).map(Tenant::id).orElse(""));
    new Endpoints(this).all().forEach(e -> e.routes(gate));
    var management = management(ApiRoot.AUTH0, managementApis, gate);
    new ReferenceEndpoint(tenants, screens, management.registered()).routes(gate);
    management(ApiRoot.OWN, ownApis, gate);
    return new Gateway(
        router,
        request -> tenants.find(request).isPresent(),
        new Cors(
            (request, origin) ->
                tenants
                    .find(request)
                    .filter(t -> clients.registeredOrigin(t.id(), origin))
                    .isPresent()),
        new Gateway.Ends(
            List.of(
                new ManagementErrors(),
                new LegacyErrors(),
                new PageErrors(tenants, screens),
                new OAuthErrors(r -> tenants.find(r).filter(t -> t.rfcBehaviour()).isPresent())),
            TracedExchange.observing(r -> tenants.find(r).map(Tenant::id), metrics)));
  }

  private ManagementRoutes management(
      ApiRoot root, List<ManagementApi> apis, Endpoint.Routes router) {
    var routes =
        new ManagementRoutes(
            root,
            router,
            misusedIdTokens.watching(
                    new ManagementTokens(tenants, accessTokens, administrators, database)::caller)
                ::apply,
            new ApiOperations(log));
    apis.forEach(a -> a.routes(routes));
    new OpenApiEndpoint(tenants, root, routes.registered()).routes(router);
    return routes;
  }

  /** A request of this server to itself. */
  private Response answer(Request request) {
    return Trace.span("own request", () -> gateway.answer(request));
  }

  /** Whether it takes requests. */
  boolean ready() {
    return started && documents.current();
  }

  /** Makes what a first start lacks and starts listening. */
  public Server start(Config config) throws Exception {
    front.listen();
    var first = new FirstStart(this, config);
    Unavailable.outlast(first::run);
    Unavailable.outlast(jobs::start);
    extensions.prepare(tenants.all().stream().map(Tenant::id).toList());
    front.open(new TracedExchange(gateway, telemetry.tracing(), trustProxy), tenants::hasHost);
    started = true;
    return this;
  }

  /** The https port in use, or -1. */
  public int port() {
    return front.http().port();
  }

  /** The http port in use, or -1. */
  public int plainPort() {
    return front.http().plainPort();
  }

  /** Where this server answers: its own ports, and those of its issuers, which may be a proxy's. */
  Set<Integer> ports() {
    var ports = new HashSet<>(List.of(port(), plainPort()));
    tenants.all().forEach(t -> ports.add(URI.create(t.issuer()).getPort()));
    return ports;
  }

  /** Says that it is not ready any more; requests are still answered until it is closed. */
  void stopping() {
    started = false;
    front.http().stopping();
  }

  @Override
  public void close() {
    stopping();
    feed.close();
    front.close();
    afterwards.close();
    sandbox.close();
    jobs.close();
    outbox.close();
    sweeper.close();
    documents.close();
    database.close();
    telemetry.close();
  }
}
