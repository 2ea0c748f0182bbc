package dev.ostiary.manifest;

import java.util.List;
import java.util.Map;

/** A value of a file, with the line on which it begins. */
sealed interface Located {
  int line();

  /** What people call such a value. */
  String kind();

  /** A text. */
  record Words(int line, String text) implements Located {
    @Override
    public String kind() {
      return "a text";
    }
  }

  /** A list. */
  record Items(int line, List<Located> all) implements Located {
    @Override
    public String kind() {
      return "a list";
    }
  }

  /** Members by name, in the order of the file. */
  record Members(int line, Map<String, Member> all) implements Located {
    @Override
    public String kind() {
      return "an object";
    }
  }

  /** A member, with the line of its name. */
  record Member(int line, Located value) {}

  /** Nothing. */
  record Nothing(int line) implements Located {
    @Override
    public String kind() {
      return "nothing";
    }
  }

  /** A number or a truth value. */
  record Other(int line, String kind) implements Located {}
}
