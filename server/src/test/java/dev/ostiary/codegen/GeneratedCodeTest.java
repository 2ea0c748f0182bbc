package dev.ostiary.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.common.Json;
import dev.ostiary.manifest.Manifest;
import dev.ostiary.manifest.Manifest.Permission;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The generated code is given to each language's own tool. Names and descriptions are hostile; what
 * the code says must be what the manifest said.
 */
class GeneratedCodeTest {
  private static final int MANY = 20;

  /** For slow compilers. */
  private static final int FEW = 3;

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** See tools/guards. */
  private static final Path JARS = Path.of("target/guards").toAbsolutePath();

  @TempDir Path directory;

  private final List<Manifest> manifests = new ArrayList<>();

  /** Writes the code of many manifests, each in a directory of its own; the names of these. */
  private List<String> write(String language, int many, String... guards) throws IOException {
    var hostile = new HostileManifests(language.hashCode());
    var names = new ArrayList<String>();
    for (int i = 0; i < many; i++) {
      var manifest = hostile.next();
      assertThat(manifest.permissions()).hasSizeGreaterThan(3);
      manifests.add(manifest);
      var target = new Target(Target.TYPE, "acme.of" + i, Set.of(guards));
      var subject = new Generator.Subject(manifest, HostileManifests.TODAY);
      for (var file : Generator.files(subject, List.of(language), target)) {
        var path = directory.resolve("of" + i).resolve(file.name());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.text());
      }
      names.add("of" + i);
    }
    return names;
  }

  private List<String> files(String suffix) throws IOException {
    try (var all = Files.walk(directory)) {
      return all.map(Path::toString).filter(p -> p.endsWith(suffix)).sorted().toList();
    }
  }

  private static String classpath() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(JARS), "tools/guards/fetch was not run");
    try (var jars = Files.list(JARS)) {
      return String.join(":", jars.map(Path::toString).toList());
    }
  }

  /** An array with api, all values and, for each, whether its first former name counts. */
  private void assertSaid(int i, String json) throws Json.MalformedJson {
    JsonNode said = Json.parse(json.getBytes(StandardCharsets.UTF_8));
    var manifest = manifests.get(i);
    assertThat(said.get(0).stringValue()).isEqualTo(manifest.api());
    var values = manifest.permissions().stream().map(Permission::value).toList();
    assertThat(said.get(1)).isEqualTo(Json.array(values));
  }

  private static void javac(String classpath, Path out, List<String> files) {
    var arguments =
        new ArrayList<>(
            List.of("-d", out.toString(), "-Xlint:all,-classfile,-processing,-dep-ann", "-Werror"));
    arguments.addAll(List.of("-proc:none", "-cp", classpath));
    arguments.addAll(files);
    var errors = new java.io.ByteArrayOutputStream();
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, errors, errors, arguments.toArray(String[]::new));
    assertThat(code).as(errors.toString(StandardCharsets.UTF_8)).isZero();
  }

  @Test
  void javaCompilesAndSaysWhatTheManifestSays() throws Exception {
    var names = write("java", MANY);
    var out = directory.resolve("classes");
    javac("", out, files(".java"));
    try (var loader = new URLClassLoader(new URL[] {out.toUri().toURL()})) {
      for (var name : names) {
        var type = loader.loadClass("acme." + name + ".Permissions");
        var manifest = manifests.get(names.indexOf(name));
        assertThat(type.getField("API").get(null)).isEqualTo(manifest.api());
        var values = manifest.permissions().stream().map(Permission::value).toList();
        assertThat(type.getField("ALL").get(null)).isEqualTo(values);
        var allows = type.getMethod("allows", java.util.Collection.class, String.class);
        for (var permission : manifest.permissions()) {
          for (var former : permission.was()) {
            assertThat(allows.invoke(null, Set.of(former), permission.value())).isEqualTo(true);
          }
          assertThat(allows.invoke(null, Set.of("none"), permission.value())).isEqualTo(false);
        }
      }
    }
  }

  @Test
  void theGuardForSpringCompiles() throws Exception {
    var classpath = classpath();
    write("java", MANY, "spring");
    javac(classpath, directory.resolve("classes"), files(".java"));
  }

  @Test
  void kotlinCompilesWithTheGuardForKtor() throws Exception {
    var classpath = classpath();
    write("kotlin", FEW, "ktor");
    var arguments =
        new ArrayList<>(List.of("-cp", classpath, "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler"));
    arguments.addAll(List.of("-no-stdlib", "-no-reflect", "-cp", classpath));
    arguments.addAll(List.of("-d", directory.resolve("classes").toString()));
    arguments.addAll(files(".kt"));
    Tool.at(Path.of(System.getProperty("java.home"), "bin", "java")).run(directory, arguments);
  }

  @Test
  void typeScriptIsAcceptedByItsCompiler() throws Exception {
    var modules = ROOT.resolve("examples/spa/node_modules");
    var tsc = Tool.at(modules.resolve(".bin/tsc"));
    write("ts", MANY, "express", "react");
    declare();
    var arguments =
        new ArrayList<>(List.of("--strict", "--target", "es2022", "--module", "nodenext"));
    arguments.addAll(List.of("--noEmit", "--noUnusedLocals", "--skipLibCheck"));
    arguments.add("libraries.d.ts");
    arguments.addAll(files(".ts").stream().filter(f -> !f.endsWith(".d.ts")).toList());
    tsc.run(directory, arguments);
  }

  /** What the guards use of the two packages. */
  private void declare() throws IOException {
    Files.writeString(
        directory.resolve("libraries.d.ts"),
        """
        declare module "express-oauth2-jwt-bearer" {
          export class InsufficientScopeError extends Error {
            constructor(scopes?: string[], message?: string);
          }
          export class UnauthorizedError extends Error {}
        }
        declare module "ostiary-permissions/react" {
          export interface TypedPermissions<P extends string> {
            PermissionsProvider(props: object): unknown;
            usePermissions(): { readonly permissions: readonly P[] };
            useCan(permission: P): boolean;
            Can(props: { permission: P }): unknown;
          }
          export function createTyped<P extends string>(): TypedPermissions<P>;
        }
        """);
  }

  @Test
  void javaScriptRunsAndItsTypesAreAccepted() throws Exception {
    var node = Tool.named("node");
    var names = write("js", MANY, "express", "react");
    Files.writeString(directory.resolve("package.json"), "{\"type\":\"module\"}");
    for (var name : names) {
      var script =
          "import {API, ALL} from './%s/permissions.js'; console.log(JSON.stringify([API, ALL]))"
              .formatted(name);
      assertSaid(
          names.indexOf(name), node.run(directory, List.of("--input-type=module", "-e", script)));
    }
    var tsc = Tool.at(ROOT.resolve("examples/spa/node_modules/.bin/tsc"));
    declare();
    var arguments =
        new ArrayList<>(List.of("--strict", "--target", "es2022", "--module", "nodenext"));
    arguments.addAll(List.of("--noEmit", "--allowJs", "--checkJs", "--skipLibCheck"));
    arguments.add("libraries.d.ts");
    arguments.addAll(files(".js"));
    tsc.run(directory, arguments);
  }

  @Test
  void pythonRuns() throws Exception {
    var python = Tool.named("python3");
    var names = write("python", MANY, "fastapi", "flask");
    var compile = new ArrayList<>(List.of("-m", "py_compile"));
    compile.addAll(files(".py"));
    python.run(directory, compile);
    var script =
        "import json, importlib; print(json.dumps([[m.API, m.ALL] for m in"
            + " [importlib.import_module(f'of{i}.permissions') for i in range(%d)]]))"
                .formatted(MANY);
    var said =
        Json.parse(python.run(directory, List.of("-c", script)).getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < names.size(); i++) {
      assertSaid(i, Json.write(said.get(i)));
    }
  }

  @Test
  void phpRuns() throws Exception {
    var php = Tool.named("php");
    var names = write("php", MANY, "laravel");
    for (var file : files(".php")) {
      php.run(directory, List.of("-l", file));
    }
    for (var name : names) {
      var script =
          "require '%s/Permissions.php'; $c = 'Acme\\\\%s\\\\Permissions'; echo json_encode([$c::API,"
                  .formatted(name, Names.pascal(name))
              + " $c::ALL]);";
      assertSaid(names.indexOf(name), php.run(directory, List.of("-r", script)));
    }
  }

  @Test
  void goIsFormattedAndVetted() throws Exception {
    var gofmt = Tool.named("gofmt");
    write("go", MANY, "nethttp");
    assertThat(gofmt.run(directory, List.of("-d", "."))).isEmpty();
    var go = Tool.named("go");
    var packages = IntStream.range(0, MANY).mapToObj(i -> "./of" + i).toList();
    var arguments = new ArrayList<>(List.of("vet"));
    arguments.addAll(packages);
    go.run(directory, arguments);
    Files.writeString(
        directory.resolve("main.go"),
        """
        package main
        import ("encoding/json"; "os"; p "./of0")
        func main() { json.NewEncoder(os.Stdout).Encode([]interface{}{p.API, p.All}) }
        """);
    assertSaid(0, go.run(directory, List.of("run", "main.go")));
  }

  @Test
  void csharpCompiles() throws Exception {
    var mcs = Tool.named("mcs");
    write("csharp", MANY);
    var arguments = new ArrayList<>(List.of("-target:library", "-warnaserror", "-out:p.dll"));
    arguments.addAll(files(".cs"));
    mcs.run(directory, arguments);
  }
}
