package dev.ostiary.doctor;

import java.util.List;

/** Looks at one thing, and changes nothing. */
@FunctionalInterface
public interface Check {
  /** What it saw, in order. */
  List<Finding> look();
}
