package dev.ostiary.codegen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** PHP: constants of one class, {@code Permissions::ORDER_CANCEL}. */
final class PhpCode implements Language {
  @Override
  public String name() {
    return "php";
  }

  @Override
  public Set<String> guards() {
    return Set.of("laravel");
  }

  @Override
  public List<GeneratedFile> files(CodeModel model, Target target) {
    var space =
        Arrays.stream(target.spaceOr("app.permissions").split("\\."))
            .map(Names::pascal)
            .collect(Collectors.joining("\\"));
    var files = new ArrayList<GeneratedFile>();
    files.add(new GeneratedFile(target.type() + ".php", constants(model, target.type(), space)));
    if (target.guards().contains("laravel")) {
      for (var guard : List.of("PermissionGates", "RequirePermission")) {
        var text = Guard.text(guard + ".php", target.type(), space);
        files.add(new GeneratedFile(guard + ".php", text));
      }
    }
    return files;
  }

  private static String constants(CodeModel model, String type, String space) {
    var code = new Code("    ");
    code.line("<?php // " + Generator.HEADER).line("").line("declare(strict_types=1);").line("");
    code.line("namespace " + space + ";").line("");
    code.line("/** The permissions of an API, as its tokens carry them. */");
    code.line("final class " + type).open("{");
    code.line("/** The API: the audience of its tokens. */");
    constant(code, "API", model.api());
    // Every class has a constant 'class' already.
    var names = new Names(List.of("API", "ALL", "FORMER", "CLASS"));
    for (var leaf : model.leaves()) {
      if (!leaf.doc().isEmpty()) {
        code.line("/** " + leaf.doc() + " */");
      }
      constant(code, names.take(Names.upper(String.join("-", leaf.words()))), leaf.value());
    }
    for (var former : model.formers()) {
      code.line("/** @deprecated " + Comments.harmless(former.advice()) + " */");
      constant(code, names.take("FORMER_" + Names.upper(former.value())), former.value());
    }
    allows(code, model);
    return code.close("}").toString();
  }

  private static void constant(Code code, String name, String value) {
    code.line("public const " + name + " = " + Literal.PHP.of(value) + ";").line("");
  }

  private static void allows(Code code, CodeModel model) {
    code.line("/** All of them. */").open("public const ALL = [");
    model.leaves().forEach(leaf -> code.line(Literal.PHP.of(leaf.value()) + ","));
    code.close("];").line("").open("private const FORMER = [");
    for (var leaf : model.leaves()) {
      if (!leaf.former().isEmpty()) {
        var former = "[" + Literal.PHP.all(leaf.former()) + "]";
        code.line(Literal.PHP.of(leaf.value()) + " => " + former + ",");
      }
    }
    code.close("];").line("").line("/**");
    code.line(" * Whether what a token grants has the permission, by its name or a former one.");
    code.line(" *").line(" * @param iterable<string> $granted").line(" */");
    code.line("public static function allows(iterable $granted, string $permission): bool");
    code.open("{").line("$names = [$permission, ...(self::FORMER[$permission] ?? [])];");
    code.open("foreach ($granted as $name) {").open("if (in_array($name, $names, true)) {");
    code.line("return true;").close("}").close("}").line("").line("return false;").close("}");
  }
}
