package dev.ostiary.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ostiary.common.Json;
import dev.ostiary.http.Response;
import dev.ostiary.oauth.Params;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PagingTest {
  private static final List<Integer> ALL = IntStream.range(0, 7).boxed().toList();

  private static JsonNode page(String query) {
    return body(
        Paging.of(Params.parse(query), 50).respond("items", ALL, i -> Json.object().put("i", i)));
  }

  private static JsonNode body(Response response) {
    try {
      return Json.parse(response.body());
    } catch (Json.MalformedJson e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Integer> numbers(JsonNode items) {
    return items.valueStream().map(i -> (int) Json.number(i, "i", -1)).toList();
  }

  @Test
  void withoutTotalsAPageIsABareArray() {
    assertThat(numbers(page("page=1&per_page=3"))).containsExactly(3, 4, 5);
    assertThat(numbers(page(""))).hasSize(7);
    assertThat(page("page=9&per_page=3")).isEmpty();
  }

  @Test
  void totalsSayWhereThePageStandsAndHowManyThereAre() {
    var page = page("page=2&per_page=3&include_totals=true");
    assertThat(numbers(page.get("items"))).containsExactly(6);
    assertThat(Json.number(page, "start", -1)).isEqualTo(6);
    assertThat(Json.number(page, "limit", -1)).isEqualTo(3);
    assertThat(Json.number(page, "length", -1)).isEqualTo(1);
    assertThat(Json.number(page, "total", -1)).isEqualTo(7);
  }

  @Test
  void aCheckpointLeadsThroughEveryItemOnceAndEndsWithoutNext() {
    var first = page("take=3");
    var second = page("take=3&from=" + Json.text(first, "next", ""));
    var third = page("take=3&from=" + Json.text(second, "next", ""));
    assertThat(numbers(first.get("items"))).containsExactly(0, 1, 2);
    assertThat(numbers(second.get("items"))).containsExactly(3, 4, 5);
    assertThat(numbers(third.get("items"))).containsExactly(6);
    assertThat(third.has("next")).isFalse();
  }

  @Test
  void aCheckpointWinsOverPagesAndTotals() {
    assertThat(page("take=2&per_page=5&include_totals=true").has("total")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "per_page=101",
        "per_page=-1",
        "per_page=x",
        "page=99999999999999999999",
        "page=1.5",
        "take=0",
        "take=101",
        "from=***",
        "from=b2FiYw",
        "from=LTE",
        "include_totals=yes"
      })
  void whatIsNoPageIsRefused(String query) {
    var error = catchThrowableOfType(ManagementError.class, () -> page(query));
    assertThat(error.status()).isEqualTo(400);
    assertThat(error.errorCode()).isEqualTo("invalid_query_string");
  }
}
