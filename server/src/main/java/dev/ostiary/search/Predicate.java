package dev.ostiary.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a query asks of an object, free of syntax: the same for SQL and for a look at one object.
 */
public sealed interface Predicate {
  /** Every object. */
  record All() implements Predicate {}

  /** All of them; without parts, every object. */
  record And(List<Predicate> parts) implements Predicate {}

  /** Any of them; without parts, no object. */
  record Or(List<Predicate> parts) implements Predicate {}

  /** The opposite. */
  record Not(Predicate part) implements Predicate {}

  /** A statement about one field. Where the object has no value there, it is false. */
  sealed interface Leaf extends Predicate {
    /** What it is about. */
    Field field();
  }

  /** The value is one of these, compared as the field compares. */
  record Is(Field field, Set<String> values) implements Leaf {}

  /** The text begins so. */
  record Starts(Field field, String prefix) implements Leaf {}

  /** The text has these parts in this order, with anything between them; empty parts are ends. */
  record Like(Field field, List<String> parts) implements Leaf {}

  /** A number, date or flag (0 or 1) lies between two bounds, both included. */
  record Numbers(Field field, long low, long high) implements Leaf {}

  /** A number among terms lies between two bounds, both included. */
  record Decimals(Field field, double low, double high) implements Leaf {}

  /** A text lies between two bounds, in the order of its UTF-8 bytes. */
  record Texts(Field field, @Nullable Bound low, @Nullable Bound high) implements Leaf {}

  /** There is a value. */
  record Exists(Field field) implements Leaf {}

  /** One end of a range of texts. */
  record Bound(String value, boolean included) {}

  /** All of these, flat. */
  static Predicate and(Collection<Predicate> parts) {
    var flat = new ArrayList<Predicate>();
    for (var part : parts) {
      if (part instanceof And and) {
        flat.addAll(and.parts());
      } else if (!(part instanceof All)) {
        flat.add(part);
      }
    }
    return flat.size() == 1 ? flat.getFirst() : flat.isEmpty() ? new All() : new And(flat);
  }

  /** Any of these, flat, and with one list of values for each field. */
  static Predicate or(Collection<Predicate> parts) {
    var values = new LinkedHashMap<Field, Set<String>>();
    var others = new ArrayList<Predicate>();
    for (var part : parts) {
      for (var each : part instanceof Or or ? or.parts() : List.of(part)) {
        if (each instanceof Is is) {
          values.computeIfAbsent(is.field(), f -> new LinkedHashSet<>()).addAll(is.values());
        } else {
          others.add(each);
        }
      }
    }
    var flat = new ArrayList<Predicate>();
    for (Map.Entry<Field, Set<String>> entry : values.entrySet()) {
      flat.add(new Is(entry.getKey(), entry.getValue()));
    }
    flat.addAll(others);
    return flat.size() == 1 ? flat.getFirst() : new Or(flat);
  }
}
