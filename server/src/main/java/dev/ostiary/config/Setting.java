package dev.ostiary.config;

/** Every setting of the server: its name, its default and what it is for. */
public enum Setting {
  DATA("data", "./data", "Directory of the database, the local CA, keys and logs"),
  HOST("host", "", "Address to listen on; empty for all"),
  PORT("port", "8443", "Port for https; -1 for none, 0 for any free one"),
  HTTP_PORT(
      "http-port",
      "-1",
      "Port for plain http behind a proxy that ends TLS; -1 for none, 0 for any"),
  ISSUER(
      "issuer",
      "",
      "URL that tokens name as their issuer, with a slash at the end; empty for"
          + " https://localhost:PORT/"),
  DATABASE_URL(
      "database-url",
      "",
      "jdbc:postgresql://HOST/NAME?user=...; empty for SQLite in the data directory"),
  DATABASE_CONNECTIONS("database-connections", "10", "Connections to PostgreSQL, at most"),
  CONNECTIONS("connections", "10000", "Connections of clients at once; more wait to be taken"),
  CONNECTIONS_PER_ADDRESS(
      "connections-per-address",
      "500",
      "Connections at once from one IP address (IPv6: one /64); more are closed. Not counted with"
          + " trust-proxy"),
  STOP_DELAY(
      "stop-delay",
      "1",
      "Seconds in which requests are still taken after SIGTERM, while /health/ready says 503: more"
          + " than your load balancer needs to notice"),
  TLS_KEYSTORE(
      "tls-keystore", "", "PKCS12 file with a certificate of your own; empty for the local CA's"),
  TLS_KEYSTORE_PASSWORD("tls-keystore-password", "", "Password of that file"),
  TRUST_PROXY(
      "trust-proxy", "false", "Whether X-Forwarded-For names the client; only behind a proxy"),
  MASTER_KEY(
      "master-key",
      "",
      "32 bytes in base64 that seal keys and secrets in the database; empty for DATA/master.key."
          + " Several nodes share one"),
  BOOTSTRAP_CLIENT_ID(
      "bootstrap-client-id",
      "",
      "client_id of an application with every scope of the Management API, made at first start"),
  BOOTSTRAP_CLIENT_SECRET("bootstrap-client-secret", "", "Secret of that application"),
  SMTP_URL(
      "smtp-url",
      "",
      "smtp://USER:PASSWORD@HOST:PORT or smtps://...; empty keeps mail in the mailbox of the"
          + " development mode"),
  MAIL_FROM("mail-from", "Ostiary <no-reply@localhost>", "Sender of mail"),
  IMPORT_LIMIT("import-limit", "1024", "MiB that a file of an import may have"),
  OUTGOING_ALLOW(
      "outgoing-allow",
      "",
      "Internal address ranges (CIDR, separated by commas) that a server named by a tenant may be"
          + " in, such as 10.1.0.0/16; empty for none"),
  FEED_LISTENERS(
      "feed-listeners",
      "2000",
      "Streams of permission changes that this node keeps open at once; who is one too many asks"
          + " again and again instead"),
  PROGRAM_PROCESSES(
      "program-processes",
      "4",
      "Processes for Actions, rules and scripts of tenants, at most; the first starts when there is"
          + " something to run"),
  PROGRAM_CACHE(
      "program-cache",
      "",
      "Directory for what lets their processes start fast, made at their first use; by default"
          + " runner in the data directory"),
  PROGRAM_MEMORY("program-memory", "64", "MiB that one of their programs may use"),
  METRICS_TOKEN(
      "metrics-token",
      "",
      "Bearer token that opens /metrics for Prometheus; without it there is no such page"),
  LOG_RETENTION(
      "log-retention",
      "90",
      "Days that events are kept in the log, besides today; 0 keeps all of them"),
  SLOW_QUERY_MS(
      "slow-query-ms",
      "500",
      "Milliseconds from which on the log names a statement of the database, without its values; 0"
          + " for none"),
  OTLP_ENDPOINT(
      "otlp-endpoint",
      "",
      "Where traces and logs go by OTLP over HTTP, such as http://localhost:4318; empty for"
          + " nowhere"),
  OTLP_HEADERS(
      "otlp-headers", "", "Header fields for that receiver: name=value, separated by commas"),
  TRACE_PERCENT(
      "trace-percent",
      "100",
      "Share of requests that are traced, 0 to 100; the decision of a trusted proxy stands"),
  DEV(
      "dev",
      "false",
      "Development mode: the mailbox at /dev/mail, hints at wrong tokens. Never where strangers"
          + " reach the server"),
  SAMPLE("sample", "false", "Make the sample tenant at first start; implies the development mode"),
  SAMPLE_SPA_URL("sample-spa-url", "https://localhost:3000", "Where the example SPA runs"),
  SAMPLE_ORDERS_URL(
      "sample-orders-url", "https://localhost:3001", "Where the example API in Node runs"),
  SAMPLE_REPORTS_URL(
      "sample-reports-url", "https://localhost:3002", "Where the example API in Java runs");

  private final String flag;
  private final String standard;
  private final String meaning;

  Setting(String flag, String standard, String meaning) {
    this.flag = flag;
    this.standard = standard;
    this.meaning = meaning;
  }

  /** The name in a file, and with two dashes before it on the command line. */
  public String flag() {
    return flag;
  }

  /** The environment variable. */
  public String variable() {
    return "OSTIARY_" + name();
  }

  /** OpenTelemetry's own name for the setting, read where ours is not set; empty for none. */
  String commonVariable() {
    return switch (this) {
      case OTLP_ENDPOINT -> "OTEL_EXPORTER_OTLP_ENDPOINT";
      case OTLP_HEADERS -> "OTEL_EXPORTER_OTLP_HEADERS";
      default -> "";
    };
  }

  /** The default. */
  public String standard() {
    return standard;
  }

  /** Whether it is on or off, so that its flag may stand alone. */
  public boolean isSwitch() {
    return standard.equals("true") || standard.equals("false");
  }

  /** One line for people. */
  public String meaning() {
    return meaning;
  }

  /** Whether reports must not show the value. */
  public boolean secret() {
    return this == MASTER_KEY
        || this == BOOTSTRAP_CLIENT_SECRET
        || this == TLS_KEYSTORE_PASSWORD
        || this == METRICS_TOKEN
        || this == OTLP_HEADERS
        || this == DATABASE_URL
        || this == SMTP_URL;
  }
}
