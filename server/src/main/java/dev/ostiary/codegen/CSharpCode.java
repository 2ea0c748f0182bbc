package dev.ostiary.codegen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** C#: nested static classes of constants, which attributes take too. */
final class CSharpCode implements Language {
  /** Members of every class, which a constant would hide, and our own. */
  private static final List<String> RESERVED =
      List.of(
          "Equals",
          "ReferenceEquals",
          "GetHashCode",
          "GetType",
          "ToString",
          "MemberwiseClone",
          "Finalize",
          "Api",
          "All",
          "Allows",
          "Former",
          "FormerNames");

  @Override
  public String name() {
    return "csharp";
  }

  @Override
  public Set<String> guards() {
    return Set.of("aspnet");
  }

  @Override
  public List<GeneratedFile> files(CodeModel model, Target target) {
    var space =
        Arrays.stream(target.spaceOr("app.authorization").split("\\."))
            .map(Names::pascal)
            .collect(Collectors.joining("."));
    var files = new ArrayList<GeneratedFile>();
    files.add(new GeneratedFile(target.type() + ".cs", constants(model, target.type(), space)));
    if (target.guards().contains("aspnet")) {
      var text = Guard.text("aspnet.cs", target.type(), space);
      files.add(new GeneratedFile("PermissionPolicies.cs", text));
    }
    return files;
  }

  private static String constants(CodeModel model, String type, String space) {
    var code = new Code("    ");
    code.line("// " + Generator.HEADER).line("namespace " + space).open("{");
    summary(code, "The permissions of an API, as its tokens carry them.");
    code.line("public static class " + type).open("{");
    summary(code, "The API: the audience of its tokens.");
    constant(code, "Api", model.api());
    var around = new HashSet<>(RESERVED);
    around.add(type);
    members(code, model.root(), around);
    former(code, model);
    allows(code, model);
    return code.close("}").close("}").toString();
  }

  /** No member may be called as the class around it. */
  private static void members(Code code, CodeModel.Group group, Set<String> around) {
    var names = new Names(around);
    for (var leaf : group.leaves()) {
      if (!leaf.doc().isEmpty()) {
        summary(code, leaf.doc());
      }
      constant(code, names.take(Names.pascal(leaf.last())), leaf.value());
    }
    for (var inner : group.groups()) {
      var name = names.take(Names.pascal(inner.name()));
      var deeper = new HashSet<>(around);
      deeper.add(name);
      code.line("public static class " + name).open("{");
      members(code, inner, deeper);
      code.close("}").line("");
    }
  }

  private static void summary(Code code, String text) {
    code.line("/// <summary>" + text + "</summary>");
  }

  private static void constant(Code code, String name, String value) {
    code.line("public const string " + name + " = " + Literal.CSHARP.of(value) + ";").line("");
  }

  private static void former(Code code, CodeModel model) {
    if (model.formers().isEmpty()) {
      return;
    }
    summary(code, "Former names that tokens still carry.");
    code.line("public static class Former").open("{");
    var names = new Names(RESERVED);
    for (var former : model.formers()) {
      code.line("[global::System.Obsolete(" + Literal.CSHARP.of(former.advice()) + ")]");
      constant(code, names.take(Names.pascal(former.value())), former.value());
    }
    code.close("}").line("");
  }

  private static void allows(Code code, CodeModel model) {
    var generic = "global::System.Collections.Generic.";
    summary(code, "All of them.");
    code.line("public static readonly " + generic + "IReadOnlyList<string> All = new string[]");
    code.open("{");
    model.leaves().forEach(leaf -> code.line(Literal.CSHARP.of(leaf.value()) + ","));
    code.close("};").line("");
    var map = generic + "Dictionary<string, string[]>";
    code.line("private static readonly " + map + " FormerNames = new " + map).open("{");
    for (var leaf : model.leaves()) {
      if (!leaf.former().isEmpty()) {
        var former = "new string[] { " + Literal.CSHARP.all(leaf.former()) + " }";
        code.line("{ " + Literal.CSHARP.of(leaf.value()) + ", " + former + " },");
      }
    }
    code.close("};").line("");
    summary(code, "Whether what a token grants has the permission, by its name or a former one.");
    code.line(
        "public static bool Allows(" + generic + "IEnumerable<string> granted, string permission)");
    code.open("{");
    code.line("var names = new " + generic + "HashSet<string>(granted);");
    code.line("string[] former;");
    code.line("return names.Contains(permission)");
    code.line(
        "    || (FormerNames.TryGetValue(permission, out former) && names.Overlaps(former));");
    code.close("}");
  }
}
