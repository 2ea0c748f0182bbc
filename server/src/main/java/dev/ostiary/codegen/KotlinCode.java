package dev.ostiary.codegen;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Kotlin: nested objects of constants. */
final class KotlinCode implements Language {
  /** What nested objects would hide. */
  private static final List<String> RESERVED =
      List.of("String", "List", "Map", "Collection", "Boolean", "Deprecated", "Former", "Any");

  @Override
  public String name() {
    return "kotlin";
  }

  @Override
  public Set<String> guards() {
    return Set.of("ktor");
  }

  @Override
  public List<GeneratedFile> files(CodeModel model, Target target) {
    var space = target.spaceOr("permissions");
    var files = new ArrayList<GeneratedFile>();
    files.add(new GeneratedFile(target.type() + ".kt", constants(model, target.type(), space)));
    if (target.guards().contains("ktor")) {
      var name = "Ktor" + target.type() + ".kt";
      files.add(new GeneratedFile(name, Guard.text("ktor.kt", target.type(), space)));
    }
    return files;
  }

  private static String constants(CodeModel model, String type, String space) {
    var code = new Code("    ");
    code.line("// " + Generator.HEADER).line("package " + space).line("");
    code.line("/** The permissions of an API, as its tokens carry them. */");
    code.open("object " + type + " {");
    code.line("/** The API: the audience of its tokens. */");
    code.line("const val API: String = " + Literal.KOTLIN.of(model.api())).line("");
    var hidden = new HashSet<>(RESERVED);
    hidden.add(type);
    members(code, model.root(), hidden, new Names(List.of("API", "ALL")));
    former(code, model);
    allows(code, model);
    return code.close("}").toString();
  }

  private static void members(Code code, CodeModel.Group group, Set<String> around, Names names) {
    for (var leaf : group.leaves()) {
      if (!leaf.doc().isEmpty()) {
        code.line("/** " + leaf.doc() + " */");
      }
      constant(code, names.take(Names.upper(leaf.last())), leaf.value());
    }
    var types = new Names(around);
    for (var inner : group.groups()) {
      var name = types.take(Names.pascal(inner.name()));
      var deeper = new HashSet<>(around);
      deeper.add(name);
      code.open("object " + name + " {");
      members(code, inner, deeper, new Names(List.of()));
      code.close("}").line("");
    }
  }

  private static void constant(Code code, String name, String value) {
    code.line("const val " + name + ": String = " + Literal.KOTLIN.of(value)).line("");
  }

  private static void former(Code code, CodeModel model) {
    if (model.formers().isEmpty()) {
      return;
    }
    var names = new Names(List.of());
    code.line("/** Former names that tokens still carry. */").open("object Former {");
    for (var former : model.formers()) {
      code.line("@Deprecated(" + Literal.KOTLIN.of(former.advice()) + ")");
      constant(code, names.take(Names.upper(former.value())), former.value());
    }
    code.close("}").line("");
  }

  private static void allows(Code code, CodeModel model) {
    code.line("/** All of them. */").open("val ALL: List<String> = listOf(");
    model.leaves().forEach(leaf -> code.line(Literal.KOTLIN.of(leaf.value()) + ","));
    code.close(")").line("");
    code.open("private val former: Map<String, List<String>> = mapOf(");
    for (var leaf : model.leaves()) {
      if (!leaf.former().isEmpty()) {
        var names = "listOf(" + Literal.KOTLIN.all(leaf.former()) + ")";
        code.line(Literal.KOTLIN.of(leaf.value()) + " to " + names + ",");
      }
    }
    code.close(")").line("");
    code.line(
        "/** Whether what a token grants has the permission, by its name or a former one. */");
    code.open("fun allows(granted: Collection<String>, permission: String): Boolean =");
    code.line("permission in granted || former[permission].orEmpty().any { it in granted }")
        .close("");
  }
}
