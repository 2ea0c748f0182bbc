package dev.ostiary.management;

import dev.ostiary.common.Json;
import dev.ostiary.oauth.Params;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Checks the text of a query's parameter against its declared type. */
final class QueryValues {
  private QueryValues() {}

  static void check(Operation.Parameter parameter, Params query) {
    var place = Type.Place.query(parameter.name(), parameter.description());
    if (parameter.type() instanceof Type.ListOf list) {
      var items = Json.array();
      query.all(parameter.name()).stream()
          .flatMap(text -> java.util.Arrays.stream(text.split(",", -1)))
          .forEach(text -> items.add(value(list.item(), text)));
      list.check(items, place);
    } else {
      var text = query.value(parameter.name());
      if (text != null) {
        parameter.type().check(value(parameter.type(), text), place);
      }
    }
  }

  private static JsonNode value(Type type, String text) {
    if (type instanceof Type.Whole && text.matches("-?\\d{1,18}")) {
      return JsonNodeFactory.instance.numberNode(Long.parseLong(text));
    }
    if (type instanceof Type.Bool && (text.equals("true") || text.equals("false"))) {
      return JsonNodeFactory.instance.booleanNode(text.equals("true"));
    }
    return JsonNodeFactory.instance.stringNode(text);
  }
}
