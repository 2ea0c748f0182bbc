package dev.ostiary.reference;

import dev.ostiary.common.Json;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Schema;
import dev.ostiary.management.Type;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns the schemas that validate into JSON Schema (draft 2020-12, as OpenAPI 3.1 uses it). Schemas
 * with a title become components, of which there are up to three forms: what creates, what changes
 * and what is answered.
 */
final class JsonSchemas {
  /** Which of the three forms. */
  enum Form {
    CREATE,
    PATCH,
    ANSWER;

    static Form of(Operation.Use use) {
      return use == Operation.Use.PATCH ? PATCH : CREATE;
    }

    private String suffix() {
      return this == ANSWER ? "" : name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
  }

  private final ObjectNode components = Json.object();

  /** Every component that was referred to so far, by name. */
  ObjectNode components() {
    return components;
  }

  /** The JSON Schema of a type. */
  ObjectNode of(Type type, Form form) {
    var json = Json.object();
    switch (type) {
      case Type.Text t -> text(json, t, form);
      case Type.Format f -> {
        text(json, f.text(), form);
        json.put("format", f.name());
      }
      case Type.Whole w ->
          json.put("type", "integer").put("minimum", w.min()).put("maximum", w.max());
      case Type.Numeric n -> json.put("type", "number");
      case Type.Bool b -> json.put("type", "boolean");
      case Type.Null n -> json.put("type", "null");
      case Type.ListOf l -> list(json, l, form);
      case Type.MapOf m -> {
        json.put("type", "object");
        json.set("additionalProperties", of(m.value(), form));
      }
      case Type.Obj o -> {
        return object(o.schema(), form);
      }
      case Type.AnyOf a -> {
        var all = json.putArray("anyOf");
        a.types().forEach(t -> all.add(of(t, form)));
      }
      case Type.Unsupported u ->
          json.put("description", "Not supported by this server yet: only false, null or nothing.");
      case Type.Any a -> {}
    }
    return json;
  }

  /** Lengths and patterns bind callers; what this server made itself may differ. */
  private static void text(ObjectNode json, Type.Text text, Form form) {
    json.put("type", "string");
    if (!text.values().isEmpty()) {
      json.set("enum", Json.array(text.values()));
    }
    if (form == Form.ANSWER) {
      return;
    }
    if (text.min() > 0) {
      json.put("minLength", text.min());
    }
    json.put("maxLength", text.max());
    if (text.pattern() != null) {
      json.put("pattern", "^(?:" + text.pattern() + ")$");
    }
  }

  private void list(ObjectNode json, Type.ListOf list, Form form) {
    json.put("type", "array");
    json.set("items", of(list.item(), form));
    if (form != Form.ANSWER) {
      json.put("minItems", list.min()).put("maxItems", list.max());
    }
  }

  private ObjectNode object(Schema schema, Form form) {
    if (schema.title().isEmpty()) {
      return members(schema, form);
    }
    var name = schema.title() + form.suffix();
    if (!components.has(name)) {
      components.set(name, Json.object());
      components.set(name, members(schema, form));
    }
    return Json.object().put("$ref", "#/components/schemas/" + name);
  }

  private ObjectNode members(Schema schema, Form form) {
    var json = Json.object().put("type", "object");
    var properties = Json.object();
    var required = Json.array();
    for (var property : schema.properties()) {
      if (shown(property, form)) {
        var member = of(nullable(property, form), form);
        member.put("description", property.description());
        if (property.writer() == Schema.Writer.SERVER) {
          member.put("readOnly", true);
        }
        properties.set(property.name(), member);
        if (property.required() && form == Form.CREATE) {
          required.add(property.name());
        }
      }
    }
    json.set("properties", properties);
    if (!required.isEmpty()) {
      json.set("required", required);
    }
    return json;
  }

  /** Whether this form of an object has the member. */
  static boolean shown(Schema.Property property, Form form) {
    return switch (property.writer()) {
      case ALWAYS -> true;
      case CREATION -> form != Form.PATCH;
      case SERVER -> form == Form.ANSWER;
      case NEVER_SHOWN -> form != Form.ANSWER;
    };
  }

  /** In a change, null removes what is not required. */
  private static Type nullable(Schema.Property property, Form form) {
    boolean removable = form == Form.PATCH && !property.required();
    return removable && !(property.type() instanceof Type.Any)
        ? Type.nullable(property.type())
        : property.type();
  }
}
