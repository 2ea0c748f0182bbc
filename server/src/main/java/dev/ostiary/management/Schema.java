package dev.ostiary.management;

import dev.ostiary.common.Json;
import java.util.ArrayList;
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
   * @param writer who may set it, and when
   */
  public record Property(
      String name, Type type, String description, boolean required, Writer writer) {
    /** The same member, required at creation. */
    public Property needed() {
      return new Property(name, type, description, true, writer);
    }

    /** The same member, which answers never show, such as a password. */
    public Property hidden() {
      return new Property(name, type, description, required, Writer.NEVER_SHOWN);
    }

    /** The same member, which cannot be changed later. */
    public Property immutable() {
      return new Property(name, type, description, required, Writer.CREATION);
    }
  }

  /** When a caller may set a member. */
  public enum Writer {
    ALWAYS,
    CREATION,
    SERVER,
    /** A caller may set it at any time, and no answer shows it. */
    NEVER_SHOWN
  }

  private static final int MAX_BYTES = 1 << 20;

  private final String title;
  private final Map<String, Property> properties;

  private Schema(String title, List<Property> properties) {
    this.title = title;
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
    return new Schema("", List.of(properties));
  }

  /** The same under a name by which the OpenAPI document lists it, such as {@code Client}. */
  public Schema titled(String name) {
    return new Schema(name, properties());
  }

  /** The same with more members. */
  public Schema and(Property... more) {
    var all = new ArrayList<>(properties.values());
    all.addAll(List.of(more));
    return new Schema(title, all);
  }

  /** The same without some of its members. */
  public Schema without(String... names) {
    var fewer = new ArrayList<>(properties.values());
    fewer.removeIf(p -> List.of(names).contains(p.name()));
    return new Schema(title, fewer);
  }

  /** The name in the OpenAPI document; empty when it stands where it is used. */
  public String title() {
    return title;
  }

  /** An optional member; the description ends up in messages and documentation. */
  public static Property property(String name, Type type, String description) {
    return new Property(name, type, description, false, Writer.ALWAYS);
  }

  /** A member that only this server sets; a caller who sends it is told so. */
  public static Property readOnly(String name, String description) {
    return readOnly(name, Type.any(), description);
  }

  /** A member of this type that only this server sets; a caller who sends it is told so. */
  public static Property readOnly(String name, Type type, String description) {
    return new Property(name, type, description, false, Writer.SERVER);
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
    refuse(object, Writer.SERVER);
    for (var property : properties.values()) {
      if (property.required() && object.get(property.name()) == null) {
        throw ManagementError.invalidBody("'Missing required property: " + property.name() + "'.");
      }
    }
    check(object, Type.Place.body(), false);
    return object;
  }

  /**
   * A change of an object.
   *
   * @throws ManagementError 400 with Auth0's text when it does not fit
   */
  public ObjectNode patch(JsonNode body) {
    var object = object(body);
    refuse(object, Writer.SERVER, Writer.CREATION);
    check(object, Type.Place.body(), true);
    return object;
  }

  /** Names with a dollar sign are this server's own notes within a stored object. */
  private void refuse(ObjectNode object, Writer... writers) {
    for (var name : object.propertyNames()) {
      var property = properties.get(name);
      boolean foreign = property != null && List.of(writers).contains(property.writer());
      if (foreign || name.startsWith("$")) {
        throw ManagementError.invalidBody("'Additional properties not allowed: " + name + "'.");
      }
    }
  }

  /** Checks the members that it names; {@code place} is where the object stands. */
  void check(ObjectNode object, Type.Place place, boolean nullRemoves) {
    for (var member : object.properties()) {
      var property = properties.get(member.getKey());
      var value = member.getValue();
      if (property != null && !(nullRemoves && value.isNull() && !property.required())) {
        property.type().check(value, place.member(member.getKey(), property.description()));
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

  /**
   * Lays a change over an object: members replace, null removes.
   *
   * @throws ManagementError 413 when many changes together have made it too large to keep
   */
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
    if (Json.write(after).length() > MAX_BYTES) {
      throw new ManagementError(413, "payload_too_large", "The object is larger than 1 MiB");
    }
    return after;
  }

  /**
   * The same, but this member, if the change has it, is laid over its own former value: so change
   * names and values that are a tenant's own. An empty object empties it, null removes it.
   */
  public static ObjectNode merge(ObjectNode before, ObjectNode change, String metadata) {
    if (change.get(metadata) instanceof ObjectNode part && !part.isEmpty()) {
      var laid = change.deepCopy();
      laid.set(metadata, merge(Json.child(before, metadata), part));
      return merge(before, laid);
    }
    return merge(before, change);
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
