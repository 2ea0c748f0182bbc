package dev.ostiary.search;

import dev.ostiary.TestPostgres;
import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import dev.ostiary.db.PostgresDatabase;
import dev.ostiary.db.SqliteDatabase;
import dev.ostiary.search.UserSearch.Found;
import dev.ostiary.search.UserSearch.Search;
import dev.ostiary.search.UserSearch.Window;
import dev.ostiary.user.User;
import dev.ostiary.user.UserStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A database of users who are made from what the API would show of them. */
final class People implements AutoCloseable {
  static final String TENANT = "t1";
  private static final List<String> NOT_IN_BODY =
      List.of(
          "user_id",
          "email",
          "email_verified",
          "blocked",
          "identities",
          "created_at",
          "updated_at",
          "logins_count",
          "last_login",
          "last_ip",
          "organizations");

  private final Database database;
  private final UserStore users = new UserStore();

  private People(Database database) {
    this.database = database;
  }

  static People on(String kind, Path directory) {
    return on(
        kind.equals("sqlite")
            ? new SqliteDatabase(directory.resolve("people.db"))
            : new PostgresDatabase(TestPostgres.newDatabase(), 4));
  }

  static People on(Database database) {
    return new People(database);
  }

  Database database() {
    return database;
  }

  UserStore users() {
    return users;
  }

  /** Adds users; the text is a JSON array. */
  People add(String json) {
    Json.own("{\"all\":" + json + "}").get("all").forEach(u -> add(TENANT, (ObjectNode) u));
    return this;
  }

  /** Adds a user. */
  void add(String tenant, ObjectNode json) {
    var user = user(tenant, json);
    database.write(
        tx -> {
          users.insert(tx, user, null);
          long login = millis(json, "last_login");
          for (long i = 0; i < Json.number(json, "logins_count", 0); i++) {
            users.countLogin(tx, user, login, Json.text(json, "last_ip", ""));
          }
          for (var organization : Json.strings(json, "organizations")) {
            tx.sql()
                .execute(
                    "INSERT INTO organization_member VALUES (?, ?, ?, 0)",
                    tenant,
                    organization,
                    user.id());
          }
          return true;
        });
  }

  private static User user(String tenant, ObjectNode json) {
    var id = Json.text(json, "user_id", "");
    var body = json.deepCopy();
    body.remove(NOT_IN_BODY);
    long created = millis(json, "created_at");
    return new User(
        tenant,
        id,
        Json.text(json, "email"),
        Json.flag(json, "email_verified", false),
        Json.flag(json, "blocked", false),
        body,
        new User.Activity(created, created, 0, 0, null),
        List.of(identity(id, json.get("identities"))));
  }

  private static User.Identity identity(String id, JsonNode identities) {
    var connection = identities == null ? "Users" : Json.text(identities.get(0), "connection", "");
    int bar = id.indexOf('|');
    return new User.Identity(connection, id.substring(0, bar), id.substring(bar + 1));
  }

  private static long millis(ObjectNode json, String name) {
    var text = Json.text(json, name);
    return text == null ? 0 : Instant.parse(text).toEpochMilli();
  }

  /** A user as the API shows it. */
  ObjectNode shown(String id) {
    return database.read(tx -> users.find(tx, TENANT, id)).orElseThrow().toJson();
  }

  /** The short ids of the users a query finds, oldest first. */
  List<String> ask(String q) {
    return ask(UserQueries.parse(q), "created_at:1").ids().stream().map(People::brief).toList();
  }

  static String brief(String id) {
    return id.substring(id.indexOf('|') + 1);
  }

  Found ask(Predicate predicate, String sort) {
    return ask(
        new UserSearch(database.dialect(), new Time()), predicate, sort, new Window(0, 1_000));
  }

  Found ask(UserSearch store, Predicate predicate, String sort, Window window) {
    var search = new Search(predicate, UserQueries.order(sort), window, true);
    return database.read(tx -> store.find(tx, TENANT, search));
  }

  @Override
  public void close() {
    database.close();
  }
}
