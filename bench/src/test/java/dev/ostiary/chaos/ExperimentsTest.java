package dev.ostiary.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Short versions of the experiments, with real servers and a real PostgreSQL. {@code make chaos}
 * runs the full ones; {@code -Dchaos.seed} repeats a run.
 */
class ExperimentsTest {
  private static final long SEED = Long.getLong("chaos.seed", System.nanoTime());
  private static final Path JAR = Path.of("../server/target/ostiary.jar");
  private static Rig rig;

  @BeforeAll
  static void prepare(@TempDir Path data) {
    rig = new Rig(JAR.toAbsolutePath().normalize(), data, 1);
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  static List<Experiment> experiments() {
    return Chaos.all();
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void thePromisesHold(Experiment experiment) throws Exception {
    var result = experiment.run(new Experiment.Scale(rig, SEED, false));
    System.out.println(
        experiment.id() + ", seed " + SEED + ": " + result.did() + "; " + result.figures());
    assertThat(result.violations()).as("seed " + SEED).isEmpty();
  }
}
