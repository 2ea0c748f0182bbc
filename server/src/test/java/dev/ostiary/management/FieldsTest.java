package dev.ostiary.management;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.common.Json;
import dev.ostiary.oauth.Params;
import org.junit.jupiter.api.Test;

class FieldsTest {
  private static Iterable<String> names(String query) {
    var object = Json.object().put("a", 1).put("b", 2).put("c", 3);
    return Fields.of(Params.parse(query)).of(object).propertyNames();
  }

  @Test
  void fieldsAreIncludedUnlessTheyAreToBeLeftOut() {
    assertThat(names("")).containsExactly("a", "b", "c");
    assertThat(names("fields=a,c")).containsExactly("a", "c");
    assertThat(names("fields=a,c&include_fields=true")).containsExactly("a", "c");
    assertThat(names("fields=a,c&include_fields=false")).containsExactly("b");
    assertThat(names("fields=zzz")).isEmpty();
  }
}
