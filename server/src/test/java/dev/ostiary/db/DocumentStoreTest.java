package dev.ostiary.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.document.Document;
import dev.ostiary.document.DocumentStore;
import dev.ostiary.document.Documents;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects of configuration: unique keys, deletion, and what another node sees. */
class DocumentStoreTest {
  private static final String TENANT = "t";
  @TempDir Path directory;

  private record Node(DocumentStore store, Documents<String> things) implements AutoCloseable {
    static Node on(Database database) {
      var store = new DocumentStore(database, new Time());
      var node = new Node(store, store.kind("thing", d -> d.id() + "=" + d.key()));
      store.refresh();
      return node;
    }

    void insert(String id, String key) {
      store.write(
          tx -> {
            things.insert(tx, new Document(TENANT, id, key, Json.object(), 1, 1));
            return true;
          });
    }

    void rename(Tx tx, String id, String key) {
      things.update(tx, TENANT, id, d -> new Document(TENANT, id, key, d.body(), d.created(), 2));
    }

    boolean delete(String id) {
      return store.write(tx -> things.delete(tx, TENANT, id));
    }

    @Override
    public void close() {
      store.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void anIdAndAKeyAreTakenOnce(String kind) {
    try (var database = TestDatabases.open(kind, directory);
        var node = Node.on(database)) {
      node.insert("1", "a");
      assertThatThrownBy(() -> node.insert("1", "b")).isInstanceOf(DuplicateKey.class);
      assertThatThrownBy(() -> node.insert("2", "a")).isInstanceOf(DuplicateKey.class);
      node.insert("2", "b");
      assertThatThrownBy(
              () ->
                  node.store.write(
                      tx -> {
                        node.rename(tx, "2", "a");
                        return true;
                      }))
          .isInstanceOf(DuplicateKey.class);
      assertThat(node.things.all(TENANT)).containsExactly("1=a", "2=b");
      assertThat(node.things.byKey(TENANT, "a")).contains("1=a");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void manyWhoWantOneKeyAtOnceGetItOnce(String kind) throws Exception {
    try (var database = TestDatabases.open(kind, directory);
        var node = Node.on(database);
        var threads = Executors.newFixedThreadPool(16)) {
      var callers =
          IntStream.range(0, 16)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            try {
                              node.insert("id" + i, "key");
                              return 1;
                            } catch (DuplicateKey e) {
                              return 0;
                            }
                          }))
              .toList();
      int winners = 0;
      for (var caller : callers) {
        winners += caller.get();
      }
      assertThat(winners).isEqualTo(1);
      assertThat(node.things.all(TENANT)).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aKeyIsFreeAfterDeletionAndAnotherNodeFollows(String kind) {
    try (var database = TestDatabases.open(kind, directory);
        var one = Node.on(database);
        var other = Node.on(database)) {
      one.insert("1", "a");
      assertThat(other.things.byKey(TENANT, "a")).isEmpty();
      other.store.refresh();
      assertThat(other.things.byKey(TENANT, "a")).contains("1=a");
      assertThat(one.delete("1")).isTrue();
      assertThat(one.delete("1")).isFalse();
      one.insert("2", "a");
      other.store.refresh();
      assertThat(other.things.byId(TENANT, "1")).isEmpty();
      assertThat(other.things.byKey(TENANT, "a")).contains("2=a");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void aKeyThatChangesHandsInOneTransactionIsFoundEverywhere(String kind) {
    try (var database = TestDatabases.open(kind, directory);
        var one = Node.on(database);
        var other = Node.on(database)) {
      one.insert("1", "a");
      one.insert("2", "b");
      other.store.refresh();
      one.store.write(
          tx -> {
            one.rename(tx, "1", "c");
            one.rename(tx, "2", "a");
            one.rename(tx, "1", "b");
            return true;
          });
      other.store.refresh();
      for (var node : new Node[] {one, other}) {
        assertThat(node.things.byKey(TENANT, "a")).contains("2=a");
        assertThat(node.things.byKey(TENANT, "b")).contains("1=b");
        assertThat(node.things.byKey(TENANT, "c")).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void onlyAKeyThatExistsAlreadyIsADuplicate(String kind) {
    try (var database = TestDatabases.probed(kind, directory)) {
      database.append(tx -> TestDatabases.insert(tx, "a"));
      assertThatThrownBy(() -> database.append(tx -> TestDatabases.insert(tx, "a")))
          .matches(e -> DuplicateKey.isCauseOf(e));
      assertThatThrownBy(() -> database.append(tx -> tx.sql().execute("SELECT * FROM nothing")))
          .matches(e -> !DuplicateKey.isCauseOf(e));
    }
  }
}
