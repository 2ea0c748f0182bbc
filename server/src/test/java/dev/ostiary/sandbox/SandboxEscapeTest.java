package dev.ostiary.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.common.Json;
import dev.ostiary.sandbox.Corpus.Attack;
import dev.ostiary.sandbox.RunResult.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Programs that try to get out of the sandbox: none reads a file, the environment, a port, another
 * tenant's secret or another Action's, and none is noticed by the run after it (SBX-01, SBX-02,
 * SBX-05). What they are up against is in {@link Treasures}, what they are is in {@link Corpus}.
 */
class SandboxEscapeTest {
  static final String[] FAMILIES = {
    "constructors",
    "reflection",
    "asynchronous",
    "hooks",
    "makers",
    "wrappers",
    "specials",
    "modules",
    "poisoning",
    "forging",
    "leftovers",
    "kinds"
  };
  private static final Limits LIMITS = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(60));
  private static final Sandbox SANDBOX = new Sandbox(Path.of("target/runner"), 3, 64);
  private static Treasures treasures;
  private static Corpus corpus;

  @BeforeAll
  static void hide() throws IOException {
    treasures = new Treasures();
    corpus = new Corpus(treasures.where());
    assertThat(System.getenv(Treasures.ENVIRONMENT)).isNotBlank();
    // Its secret stays in the memory of its own process.
    var other = Corpus.login(Treasures.OTHER_TENANT);
    var told = SANDBOX.run(neighbour("other"), other, LIMITS, HostCalls.NONE);
    assertThat(told.error()).isNull();
  }

  @AfterAll
  static void close() throws IOException {
    SANDBOX.close();
    treasures.close();
  }

  /**
   * An Action with a secret, which it puts wherever something might stay; and it notices whatever
   * the one before it left.
   */
  private static Program neighbour(String tenant) {
    return Corpus.action(
        tenant,
        "neighbour",
        "",
        """
              const left = [globalThis.left, Object.prototype.left, RegExp.$1, Symbol.for('left').left,
                Array.left, api.left, console.left, Math.left, require.left].join('');
              const sum = [3, 1, 2].sort().map((x) => x * 2).join('-') + /b+/.exec('abbb')[0]
                + JSON.stringify({ a: new Map([[1, 2]]).get(1) }) + 'a-b'.split('-').length
                + (await Promise.all([1, Promise.resolve(2)])).join();
              api.idToken.setCustomClaim('sum', sum + left);
              const secret = event.secrets.KEY;
              globalThis.left = Object.prototype.left = Array.left = console.left = Math.left = secret;
              require.left = api.left = secret;
              /(.*)/.exec(secret);
              Symbol.for(secret);
              Error.prepareStackTrace = () => secret;
              globalThis.kept = new Function('return ' + JSON.stringify(secret));
              RegExp.prototype.source1 = secret;
              new Intl.DateTimeFormat('en', { timeZone: 'UTC' }).left = secret;
              Object.defineProperty(Array.prototype, '0', { get: () => secret, configurable: true });
              Promise.prototype.then.left = secret;
              setTimeout(() => { globalThis.later = secret; }, 0);
              new FinalizationRegistry(() => { globalThis.gone = secret; }).register({}, secret);
              ((strings) => { new WeakMap().set(strings, secret); })`one text`;
              """);
  }

  private static final String SUM = "2-4-6bbb{\"a\":2}21,2";

  static boolean right(RunResult result) {
    return result.ok()
        && result.commands().size() == 1
        && result.commands().getFirst().argument(1).asString().equals(SUM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "constructors",
        "reflection",
        "asynchronous",
        "hooks",
        "makers",
        "wrappers",
        "specials",
        "modules",
        "poisoning",
        "forging",
        "leftovers",
        "kinds"
      })
  void noProgramGetsOut(String family) throws IOException {
    var soft = new SoftAssertions();
    for (var attack : Corpus.family(family)) {
      var before = neighbour();
      soft.assertThat(right(before)).as("run before %s: %s", attack, before).isTrue();
      Queue<String> calls = new ConcurrentLinkedQueue<>();
      HostCalls refusing =
          (name, arguments) -> {
            calls.add(name + arguments);
            throw new HostCalls.Refused("blocked");
          };
      var result =
          SANDBOX.run(corpus.program("tenant", attack), corpus.input(attack), LIMITS, refusing);
      var all = everything(result) + calls;
      soft.assertThat(result.status()).as(attack + ": " + all).isNotEqualTo(Status.BUSY);
      soft.assertThat(all).as(attack.toString()).doesNotContain(Treasures.texts());
      soft.assertThat(all).as(attack.toString()).doesNotContain("ESCAPED");
    }
    soft.assertThat(right(neighbour())).isTrue();
    soft.assertThat(treasures.knocks()).isZero();
    soft.assertThat(treasures.untouched()).isTrue();
    soft.assertAll();
  }

  private static RunResult neighbour() {
    var input = Corpus.login(Treasures.NEIGHBOUR);
    return SANDBOX.run(neighbour("tenant"), input, LIMITS, HostCalls.NONE);
  }

  private static String everything(RunResult result) {
    var error = result.error();
    return Json.write(result.value())
        + result.commands()
        + Json.write(result.logs())
        + (error == null ? "" : Json.write(error.toJson()));
  }

  @Test
  void thereAreMoreThanThreeHundred() {
    var names = Stream.of(FAMILIES).flatMap(f -> Corpus.family(f).stream()).map(Attack::toString);
    var all = names.toList();
    assertThat(all).doesNotHaveDuplicates().hasSizeGreaterThan(300);
  }
}
