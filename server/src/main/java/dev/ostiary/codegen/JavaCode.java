package dev.ostiary.codegen;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Java: nested classes of compile-time constants, which annotations take too. */
final class JavaCode implements Language {
  /** What nested classes would hide. */
  private static final List<String> RESERVED =
      List.of("String", "Object", "List", "Map", "Collection", "Deprecated", "Former", "Override");

  @Override
  public String name() {
    return "java";
  }

  @Override
  public Set<String> guards() {
    return Set.of("spring");
  }

  @Override
  public List<GeneratedFile> files(CodeModel model, Target target) {
    var space = target.spaceOr("permissions");
    var files = new ArrayList<GeneratedFile>();
    files.add(new GeneratedFile(target.type() + ".java", constants(model, target.type(), space)));
    if (target.guards().contains("spring")) {
      var name = "Spring" + target.type();
      files.add(new GeneratedFile(name + ".java", Guard.text("spring.java", target.type(), space)));
    }
    return files;
  }

  private static String constants(CodeModel model, String type, String space) {
    var code = new Code("  ");
    code.line("// " + Generator.HEADER).line("package " + space + ";").line("");
    code.line("import java.util.Collection;");
    code.line("import java.util.List;");
    code.line("import java.util.Map;").line("");
    code.line("/** The permissions of an API, as its tokens carry them. */");
    code.open("public final class " + type + " {");
    code.line("/** The API: the audience of its tokens. */");
    code.line("public static final String API = " + Literal.JAVA.of(model.api()) + ";").line("");
    var hidden = new HashSet<>(RESERVED);
    hidden.add(type);
    members(code, model.root(), hidden, new Names(List.of("API", "ALL", "FORMER")));
    former(code, model);
    allows(code, model);
    code.line("private " + type + "() {}");
    return code.close("}").toString();
  }

  /** A nested class must not be called as one around it (JLS 8.1). */
  private static void members(Code code, CodeModel.Group group, Set<String> around, Names names) {
    for (var leaf : group.leaves()) {
      doc(code, leaf.doc());
      constant(code, names.take(Names.upper(leaf.last())), leaf.value());
    }
    var types = new Names(around);
    for (var inner : group.groups()) {
      var name = types.take(Names.pascal(inner.name()));
      var deeper = new HashSet<>(around);
      deeper.add(name);
      code.line("/** Permissions that begin with " + Comments.harmless(inner.name()) + ". */");
      code.open("public static final class " + name + " {");
      members(code, inner, deeper, new Names(List.of()));
      code.line("private " + name + "() {}").close("}").line("");
    }
  }

  private static void doc(Code code, String doc) {
    if (!doc.isEmpty()) {
      code.line("/** " + doc + " */");
    }
  }

  private static void constant(Code code, String name, String value) {
    code.line("public static final String " + name + " = " + Literal.JAVA.of(value) + ";").line("");
  }

  private static void former(Code code, CodeModel model) {
    if (model.formers().isEmpty()) {
      return;
    }
    var names = new Names(List.of());
    code.line("/** Former names that tokens still carry. */");
    code.open("public static final class Former {");
    for (var former : model.formers()) {
      code.line("/** @deprecated " + Comments.harmless(former.advice()) + " */");
      code.line("@Deprecated");
      constant(code, names.take(Names.upper(former.value())), former.value());
    }
    code.line("private Former() {}").close("}").line("");
  }

  private static void allows(Code code, CodeModel model) {
    code.line("/** All of them. */");
    code.open("public static final List<String> ALL =").open("List.of(");
    lines(code, model.leaves().stream().map(l -> Literal.JAVA.of(l.value())).toList());
    code.close("").close("").line("");
    var former = model.leaves().stream().filter(l -> !l.former().isEmpty()).toList();
    code.open("private static final Map<String, List<String>> FORMER =");
    code.open(former.isEmpty() ? "Map.of(" : "Map.ofEntries(");
    lines(code, former.stream().map(JavaCode::entry).toList());
    code.close("").close("").line("");
    code.line(
        "/** Whether what a token grants has the permission, by its name or a former one. */");
    code.open("public static boolean allows(Collection<String> granted, String permission) {");
    code.open("return granted.contains(permission)");
    code.line(
        "|| FORMER.getOrDefault(permission, List.of()).stream().anyMatch(granted::contains);");
    code.close("").close("}").line("");
  }

  private static String entry(CodeModel.Leaf leaf) {
    var former = "List.of(" + Literal.JAVA.all(leaf.former()) + ")";
    return "Map.entry(" + Literal.JAVA.of(leaf.value()) + ", " + former + ")";
  }

  private static void lines(Code code, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      code.line(values.get(i) + (i == values.size() - 1 ? ");" : ","));
    }
    if (values.isEmpty()) {
      code.line(");");
    }
  }
}
