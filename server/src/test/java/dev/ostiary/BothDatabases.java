package dev.ostiary;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One server on SQLite and one on PostgreSQL, started when a test class first asks for them. */
final class BothDatabases implements AutoCloseable {
  private final Map<String, TestServer> servers = new ConcurrentHashMap<>();

  /** The server on {@code sqlite} or {@code postgresql}. */
  TestServer on(String database) {
    return servers.computeIfAbsent(
        database, d -> d.equals("sqlite") ? TestServer.start() : TestServer.startPostgres());
  }

  @Override
  public void close() {
    servers.values().forEach(TestServer::close);
  }
}
