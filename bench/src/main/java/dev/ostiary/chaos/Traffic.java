package dev.ostiary.chaos;

import dev.ostiary.chaos.Calls.Answer;
import dev.ostiary.chaos.Recorder.Deed;
import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Clients of every kind, all at once and without a pause: they sign up, change configuration, get
 * tokens, redeem codes, renew and revoke. Each goes to whatever node it finds.
 */
final class Traffic {
  private static final int FAMILY_STEPS = 12;
  private final World world;
  private final Supplier<String> node;
  private final Recorder recorder;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final List<Thread> threads = new ArrayList<>();

  /** Codes that were presented, to be presented again when all is calm. */
  final Queue<World.Code> presented = new ConcurrentLinkedQueue<>();

  /** What a worker does once. */
  private interface Turn {
    void take(Random random) throws InterruptedException;
  }

  Traffic(World world, Supplier<String> node, History history) {
    this.world = world;
    this.node = node;
    this.recorder = new Recorder(history);
  }

  /** Starts the workers. */
  void start(long seed) {
    stopped.set(false);
    var turns =
        List.<Turn>of(
            r -> signUp(),
            r -> configure(),
            r -> token(),
            r -> replay(),
            this::family,
            this::family,
            this::family);
    for (int i = 0; i < turns.size(); i++) {
      var turn = turns.get(i);
      var random = new Random(seed * 31 + i);
      threads.add(Thread.ofVirtual().name("traffic-" + i).start(() -> run(turn, random)));
    }
  }

  private void run(Turn turn, Random random) {
    try {
      while (!stopped.get()) {
        turn.take(random);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets all of them finish what they have begun. */
  void stop() throws InterruptedException {
    stopped.set(true);
    for (var thread : threads) {
      thread.join();
    }
    threads.clear();
  }

  /** Presents every code of this traffic once more: none may give tokens a second time. */
  void presentAgain() throws InterruptedException {
    for (var code = presented.poll(); code != null; code = presented.poll()) {
      redeem(code);
    }
  }

  private @Nullable Answer attempt(Deed deed, Recorder.Call call) throws InterruptedException {
    return calm(recorder.attempt(deed, call));
  }

  /** A client whose connection broke waits a moment before it goes on. */
  private static @Nullable Answer calm(@Nullable Answer answer) throws InterruptedException {
    if (answer == null || answer.status() == 503) {
      Thread.sleep(20);
    }
    return answer;
  }

  private void signUp() throws InterruptedException {
    var email = world.newEmail();
    attempt(Deed.of("sign-up", email, 200), () -> world.signUp(node.get(), email));
  }

  private void configure() throws InterruptedException {
    var identifier = "https://" + Ids.alphanumeric(16) + ".example/";
    var body = Json.object().put("name", "Chaos").put("identifier", identifier);
    attempt(
        Deed.of("api", identifier, 201),
        () ->
            Calls.json(
                "POST",
                node.get() + "/api/v2/resource-servers",
                body,
                World.bearer(world.administration())));
  }

  /** The log row of a token is found again by the user agent. */
  private void token() throws InterruptedException {
    var agent = "chaos/" + Ids.alphanumeric(16);
    attempt(
        Deed.of("token", agent, 200),
        () ->
            Calls.form(
                node.get() + "/oauth/token", World.administrationRequest(), "User-Agent", agent));
  }

  private void replay() throws InterruptedException {
    var code = code();
    if (code != null) {
      presented.add(code);
      redeem(code);
    }
  }

  private World.@Nullable Code code() throws InterruptedException {
    var verifier = Ids.secret();
    var answer =
        attempt(Deed.of("authorize", verifier, 302), () -> world.code(node.get(), verifier));
    if (answer == null || answer.status() != 302) {
      return null;
    }
    return new World.Code(World.codeOf(answer), verifier);
  }

  private @Nullable Answer redeem(World.Code code) throws InterruptedException {
    return attempt(Deed.of("redeem", code.code(), 200, 403), () -> world.redeem(node.get(), code));
  }

  /** An owner who renews some times; some then revoke, some are robbed by a copy of a token. */
  private void family(Random random) throws InterruptedException {
    var code = code();
    var first = code == null ? null : redeem(code);
    if (code == null || first == null || first.status() != 200) {
      return;
    }
    var family = code.code();
    var tokens = new ArrayList<>(List.of(first.text("refresh_token")));
    int steps = 1 + random.nextInt(FAMILY_STEPS);
    for (int i = 0; i < steps && !stopped.get(); i++) {
      var next = renew(family, tokens.getLast());
      if (next.isEmpty()) {
        return;
      }
      tokens.add(next);
    }
    if (random.nextInt(3) == 0) {
      var last = tokens.getLast();
      attempt(Deed.of("revoke", family, 200), () -> world.revoke(node.get(), last));
      renew(family, last);
    } else if (random.nextBoolean()) {
      renew(family, tokens.get(random.nextInt(tokens.size())));
      renew(family, tokens.getLast());
    }
  }

  /** The successor, or nothing when there is none or nobody knows. */
  private String renew(String family, String token) throws InterruptedException {
    var answer =
        calm(
            recorder.attempt(
                Deed.of("refresh", family, 200, 403).giving(token),
                () -> world.refresh(node.get(), token),
                a -> a.text("refresh_token")));
    return answer == null || answer.status() != 200 ? "" : answer.text("refresh_token");
  }

  /** Checkers for what this traffic promises, beside what is found in the database. */
  static List<Checker> checkers() {
    return List.of(
        Checker.noWrongAnswers(),
        Checker.atMostOnce("redeem"),
        Checker.endedForGood("revoke", "refresh"),
        new Families());
  }

  /** Where what was acknowledged stands, by the kind of step. */
  static Map<String, String> columns() {
    return Map.of(
        "sign-up", "SELECT email FROM users",
        "api", "SELECT name FROM document WHERE kind = 'resource-server'",
        "token", "SELECT body FROM log WHERE body LIKE '%\"chaos/%'");
  }
}
