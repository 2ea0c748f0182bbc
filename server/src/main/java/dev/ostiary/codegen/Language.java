package dev.ostiary.codegen;

import java.util.List;
import java.util.Set;

/** A language that permissions are written in. */
interface Language {
  /** As people ask for it. */
  String name();

  /** The frameworks that it has guards for. */
  Set<String> guards();

  /** Constants, and the guards that are asked for. */
  List<GeneratedFile> files(CodeModel model, Target target);
}
