package dev.ostiary.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Python: nested classes of constants; whoever reads a former name is warned. */
final class PythonCode implements Language {
  private static final List<String> KEYWORDS = List.of("None", "True", "False");

  @Override
  public String name() {
    return "python";
  }

  @Override
  public Set<String> guards() {
    return Set.of("fastapi", "flask");
  }

  @Override
  public List<GeneratedFile> files(CodeModel model, Target target) {
    var files = new ArrayList<GeneratedFile>();
    files.add(new GeneratedFile("permissions.py", constants(model, target.type())));
    for (var guard : List.of("fastapi", "flask")) {
      if (target.guards().contains(guard)) {
        var text = Guard.text(guard + ".py", target.type(), "");
        files.add(new GeneratedFile("permissions_" + guard + ".py", text));
      }
    }
    return files;
  }

  private static String constants(CodeModel model, String type) {
    var code = new Code("    ");
    code.line("# " + Generator.HEADER).line("from __future__ import annotations").line("");
    code.line("import warnings").line("from typing import Final, Iterable").line("");
    code.line("#: The API: the audience of its tokens.");
    code.line("API: Final = " + Literal.PYTHON.of(model.api())).line("").line("");
    code.open("class " + type + ":");
    code.line("\"\"\"The permissions of the API, as its tokens carry them.\"\"\"").line("");
    members(code, model.root());
    code.close("").line("");
    code.line("#: All of them.").open("ALL: Final = (");
    model.leaves().forEach(leaf -> code.line(Literal.PYTHON.of(leaf.value()) + ","));
    code.close(")").line("");
    former(code, model);
    code.line("").open("def allows(granted: Iterable[str], permission: str) -> bool:");
    code.line(
        "\"\"\"Whether what a token grants has the permission, or a former name of it.\"\"\"");
    code.line("names = {permission, *_FORMER.get(permission, ())}");
    return code.line("return any(name in names for name in granted)").close("").toString();
  }

  private static void members(Code code, CodeModel.Group group) {
    var names = new Names(KEYWORDS);
    for (var leaf : group.leaves()) {
      if (!leaf.doc().isEmpty()) {
        code.line("#: " + leaf.doc());
      }
      var name = names.take(Names.upper(leaf.last()));
      code.line(name + ": Final = " + Literal.PYTHON.of(leaf.value()));
    }
    for (var inner : group.groups()) {
      code.line("").open("class " + names.take(Names.pascal(inner.name())) + ":");
      members(code, inner);
      code.close("");
    }
  }

  private static void former(Code code, CodeModel model) {
    code.open("_FORMER = {");
    for (var leaf : model.leaves()) {
      if (!leaf.former().isEmpty()) {
        var former = "(" + Literal.PYTHON.all(leaf.former()) + ",)";
        code.line(Literal.PYTHON.of(leaf.value()) + ": " + former + ",");
      }
    }
    code.close("}").line("");
    code.line("# Former names that tokens still carry: reading one of them here is deprecated.");
    code.open("_DEPRECATED = {");
    var names = new Names(List.of("API", "ALL"));
    for (var former : model.formers()) {
      var name = Literal.PYTHON.of(names.take(Names.upper(former.value())));
      var advice = Literal.PYTHON.of(former.advice());
      code.line(name + ": (" + Literal.PYTHON.of(former.value()) + ", " + advice + "),");
    }
    code.close("}").line("").line("");
    code.open("def __getattr__(name: str) -> str:").open("if name not in _DEPRECATED:");
    code.line("raise AttributeError(name)").close("");
    code.line("value, advice = _DEPRECATED[name]");
    code.line("warnings.warn(f\"{name} is {advice}\", DeprecationWarning, stacklevel=2)");
    code.line("return value").close("").line("");
  }
}
