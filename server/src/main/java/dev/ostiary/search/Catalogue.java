package dev.ostiary.search;

import java.util.List;

/** The fields that queries of one kind of objects may name. */
public interface Catalogue {
  /** The field of this name. */
  Field field(String name);

  /** The fields that a term without a field is looked for in. */
  List<Field> standard();
}
