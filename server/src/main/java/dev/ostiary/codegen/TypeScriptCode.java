package dev.ostiary.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * TypeScript, or JavaScript with types in comments: a tree of constants, {@code P.order.cancel}.
 */
final class TypeScriptCode implements Language {
  private final boolean typed;

  /** With types, or for those who run the file as it is. */
  TypeScriptCode(boolean typed) {
    this.typed = typed;
  }

  @Override
  public String name() {
    return typed ? "ts" : "js";
  }

  @Override
  public Set<String> guards() {
    return Set.of("express", "react");
  }

  @Override
  public List<GeneratedFile> files(CodeModel model, Target target) {
    var files = new ArrayList<GeneratedFile>();
    files.add(new GeneratedFile("permissions." + name(), constants(model)));
    for (var guard : List.of("express", "react")) {
      if (target.guards().contains(guard)) {
        var file = guard + "." + name();
        files.add(new GeneratedFile("permissions-" + file, Guard.text(file, "", "")));
      }
    }
    return files;
  }

  private String constants(CodeModel model) {
    var code = new Code("  ");
    code.line("// " + Generator.HEADER).line("");
    code.line("/** The API: the audience of its tokens. */");
    code.line("export const API = " + Literal.JAVASCRIPT.of(model.api()) + ";").line("");
    code.line("/** The permissions of the API, as its tokens carry them. */");
    code.open("export const P = " + begin());
    members(code, model.root());
    code.close(end()).line("");
    type(code, model);
    code.line(typed ? "/** All of them. */" : "/** @type {readonly Permission[]} All of them. */");
    code.open("export const ALL" + (typed ? ": readonly Permission[]" : "") + " = [");
    model.leaves().forEach(leaf -> code.line(Literal.JAVASCRIPT.of(leaf.value()) + ","));
    code.close("];").line("");
    former(code, model);
    allows(code);
    return code.toString();
  }

  private String begin() {
    return typed ? "{" : "/** @type {const} */ ({";
  }

  private String end() {
    return typed ? "} as const;" : "});";
  }

  private static void members(Code code, CodeModel.Group group) {
    var names = new Names(List.of());
    for (var leaf : group.leaves()) {
      if (!leaf.doc().isEmpty()) {
        code.line("/** " + leaf.doc() + " */");
      }
      var name = names.take(Names.camel(leaf.last()));
      code.line(name + ": " + Literal.JAVASCRIPT.of(leaf.value()) + ",");
    }
    for (var inner : group.groups()) {
      code.open(names.take(Names.camel(inner.name())) + ": {");
      members(code, inner);
      code.close("},");
    }
  }

  private void type(Code code, CodeModel model) {
    var values = model.leaves().stream().map(l -> Literal.JAVASCRIPT.of(l.value())).toList();
    if (!typed) {
      var union = values.isEmpty() ? "never" : String.join(" | ", values);
      // A star and a slash in a name would end the comment; without that name it is any text.
      code.line("/** @typedef {" + (union.contains("*/") ? "string" : union) + "} Permission */");
      code.line("");
      return;
    }
    code.line("/** A permission of the API. */");
    if (values.isEmpty()) {
      code.line("export type Permission = never;").line("");
      return;
    }
    code.open("export type Permission =");
    for (int i = 0; i < values.size(); i++) {
      code.line("| " + values.get(i) + (i == values.size() - 1 ? ";" : ""));
    }
    code.close("").line("");
  }

  private void former(Code code, CodeModel model) {
    if (!model.formers().isEmpty()) {
      var names = new Names(List.of());
      code.line("/** Former names that tokens still carry. */");
      code.open("export const Former = " + begin());
      for (var former : model.formers()) {
        code.line("/** @deprecated " + Comments.harmless(former.advice()) + " */");
        var name = names.take(Names.camel(former.value()));
        code.line(name + ": " + Literal.JAVASCRIPT.of(former.value()) + ",");
      }
      code.close(end()).line("");
    }
    if (!typed) {
      code.line("/** @type {ReadonlyMap<string, readonly string[]>} */");
    }
    var type = typed ? ": ReadonlyMap<string, readonly string[]>" : "";
    code.open("const formerNames" + type + " = new Map([");
    for (var leaf : model.leaves()) {
      if (!leaf.former().isEmpty()) {
        var former = "[" + Literal.JAVASCRIPT.all(leaf.former()) + "]";
        code.line("[" + Literal.JAVASCRIPT.of(leaf.value()) + ", " + former + "],");
      }
    }
    code.close("]);").line("");
  }

  private void allows(Code code) {
    code.line("/**");
    code.line(" * Whether what a token grants has the permission, by its name or a former one.");
    if (!typed) {
      code.line(" * @param {Iterable<string>} granted");
      code.line(" * @param {Permission} permission");
      code.line(" * @returns {boolean}");
    }
    code.line(" */");
    code.open(
        typed
            ? "export function allows(granted: Iterable<string>, permission: Permission): boolean {"
            : "export function allows(granted, permission) {");
    code.line("const names = new Set" + (typed ? "<string>" : "") + "(granted);");
    code.line("const former = formerNames.get(permission) ?? [];");
    code.line("return names.has(permission) || former.some((name) => names.has(name));");
    code.close("}");
  }
}
