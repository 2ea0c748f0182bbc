package dev.ostiary.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.Golden;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Operation.Effect;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/management/stored-objects.md} names every group that is kept without effect. */
class StoredObjectsPageTest {
  @Test
  void everyGroupThatIsKeptWithoutEffectIsNamed() {
    var page = Golden.read("docs/management/stored-objects.md");
    try (var api = new ApiFixture()) {
      var groups =
          api.routes().stream()
              .filter(o -> o.effect() == Effect.STORED)
              .map(Operation::group)
              .collect(Collectors.toSet());
      assertThat(groups).hasSizeGreaterThan(10);
      assertThat(groups)
          .allSatisfy(group -> assertThat(page).containsPattern("\\|[^|]*`" + group + "`[^|]*\\|"));
    }
  }

  @Test
  void everyParameterOfAPathIsDescribedInWords() {
    try (var api = new ApiFixture()) {
      for (var operation : api.routes()) {
        for (var name : operation.pathParameters()) {
          assertThat(PathParameters.description(operation, name))
              .as(operation + " " + name)
              .matches("[A-Z].{7,}")
              .doesNotContain("{");
        }
      }
    }
  }
}
