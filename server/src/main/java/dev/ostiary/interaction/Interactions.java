package dev.ostiary.interaction;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.common.Time;
import dev.ostiary.db.Database;
import dev.ostiary.http.Request;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Starts, finds and finishes sign-ins. They end by themselves after an hour. */
public final class Interactions {
  private static final Duration LIFETIME = Duration.ofHours(1);
  private final Database database;
  private final Time time;
  private final InteractionStore store = new InteractionStore();

  /** Interactions in this database. */
  public Interactions(Database database, Time time) {
    this.database = database;
    this.time = time;
  }

  /** Starts one for the browser. */
  public Interaction start(String tenant, AuthorizationRequest request, Browser browser) {
    var interaction =
        new Interaction(
            Ids.secret(), tenant, request, browser.hash(), null, Set.of(), false, Json.object());
    database.write(
        tx -> {
          store.insert(tx, interaction, time.millis() + LIFETIME.toMillis());
          return true;
        });
    return interaction;
  }

  /** The interaction that {@code state} names, when this very browser started it. */
  public Optional<Interaction> find(String tenant, @Nullable String state, Request request) {
    if (state == null || state.length() != 43) {
      return Optional.empty();
    }
    var browser = Browser.of(request).hash();
    return database
        .read(tx -> store.find(tx, tenant, state, time.millis()))
        .filter(i -> i.browser().equals(browser));
  }

  /** Keeps a new state. */
  public Interaction save(Interaction interaction) {
    database.write(
        tx -> {
          store.update(tx, interaction);
          return true;
        });
    return interaction;
  }

  /** Takes the interaction away; true for exactly one caller. */
  public boolean finish(Interaction interaction) {
    return database.write(tx -> store.finish(tx, interaction));
  }
}
