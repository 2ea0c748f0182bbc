package dev.ostiary.management;

import dev.ostiary.common.Json;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an object of the Management API looks like. One statement gives the validation with Auth0's
 * messages; members that it does not name are kept as they are.
 */
public final class Schema {
  /**
   * One member.
   *
   * @param fixed set at creation and refused in a change
   */
  public record Property(
      String name, Type type, String description, boolean required, boolean fixed) {
    /** The same member, required at creation. */
    public Property needed() {
      return new Property(name, type, description, true, fixed);
    }

    /** The same member, which cannot be changed later. */
    public Property immutable() {
      return new Property(name, type, description, required, true);
    }
  }

  private final Map<String, Property> properties;

  private Schema(List<Property> properties) {
    this.properties =
        properties.stream()
            .collect(
                Collectors.toMap(
                    Property::name,
                    Function.identity(),
                    (a, b) -> {
                      throw new IllegalArgumentException("Twice: " + a.name());
                    },
                    java.util.LinkedHashMap::new));
  }

  /** A schema with these members. */
  public static Schema of(Property... properties) {
    return new Schema(List.of(properties));
  }

  /** An optional member; the description ends up in messages and documentation. */
  public static Property property(String name, Type type, String description) {
    return new Property(name, type, description, false, false);
  }

  /** The members, in order. */
  public List<Property> properties() {
    return List.copyOf(properties.values());
  }

  /**
   * A new object.
   *
   * @throws ManagementError 400 with Auth0's text when it does not fit
   */
  public ObjectNode create(JsonNode body) {
    var object = object(body);
    for (var property : properties.values()) {
      if (property.required() && object.get(property.name()) == null) {
        throw ManagementError.invalidBody("'Missing required property: " + property.name() + "'.");
      }
    }
    check(object, "", false);
    return object;
  }

  /**
   * A change of an object.
   *
   * @throws ManagementError 400 with Auth0's text when it does not fit
   */
  public ObjectNode patch(JsonNode body) {
    var object = object(body);
    for (var name : object.propertyNames()) {
      var property = properties.get(name);
      if (property != null && property.fixed()) {
        throw ManagementError.invalidBody("'Additional properties not allowed: " + name + "'.");
      }
    }
    check(object, "", true);
    return object;
  }

  /** Checks a nested object; {@code path} is what messages call it. */
  void check(ObjectNode object, String path, boolean nullRemoves) {
    for (var member : object.properties()) {
      var property = properties.get(member.getKey());
      var value = member.getValue();
      if (property != null && !(nullRemoves && value.isNull() && !property.required())) {
        var name = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
        property.type().check(value, new Type.Place(name, property.description()));
      }
    }
  }

  private static ObjectNode object(JsonNode body) {
    if (body instanceof ObjectNode object) {
      return object.deepCopy();
    }
    throw ManagementError.invalidBody(
        "'Expected type object but found type " + Type.nameOf(body) + "'.");
  }

  /** Lays a change over an object: members replace, null removes. */
  public static ObjectNode merge(ObjectNode before, ObjectNode change) {
    var after = before.deepCopy();
    change
        .properties()
        .forEach(
            member -> {
              if (member.getValue().isNull()) {
                after.remove(member.getKey());
              } else {
                after.set(member.getKey(), member.getValue());
              }
            });
    return after;
  }

  /** Lays an object over its defaults, member by member. */
  public static ObjectNode withDefaults(ObjectNode object, ObjectNode defaults) {
    var all = Json.object();
    object.properties().forEach(m -> all.set(m.getKey(), m.getValue()));
    defaults
        .properties()
        .forEach(
            member -> {
              if (!all.has(member.getKey())) {
                all.set(member.getKey(), member.getValue());
              }
            });
    return all;
  }
}
