package dev.ostiary.runner;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.SandboxPolicy;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Fresh realms, one of them ready ahead of time, and the programs that were parsed already. Realms
 * share nothing but the parsed text.
 */
final class Realms {
  private static final int PROGRAMS = 200;
  private static final Pattern MODULE = Pattern.compile("(vendor/)?[a-z][a-z0-9_-]*");
  private final Engine engine;
  private final Source prelude = resource("prelude");
  private final Map<String, Source> programs = new Recent();
  private @Nullable Realm ready;

  /** A context and what its prelude returned: the function that begins a run. */
  record Realm(Context context, Value begin) {}

  private static final class Recent extends LinkedHashMap<String, Source> {
    Recent() {
      super(64, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Source> eldest) {
      return size() > PROGRAMS;
    }
  }

  Realms() {
    engine =
        Engine.newBuilder("js")
            .sandbox(SandboxPolicy.CONSTRAINED)
            .option("engine.WarnInterpreterOnly", "false")
            .out(OutputStream.nullOutputStream())
            .err(OutputStream.nullOutputStream())
            .build();
  }

  /** Makes the next one. */
  void prepare() {
    if (ready == null) {
      var context =
          Context.newBuilder("js").engine(engine).sandbox(SandboxPolicy.CONSTRAINED).build();
      ready = new Realm(context, context.eval(prelude));
    }
  }

  /** One that nobody has used. */
  Realm take() {
    prepare();
    var taken = Objects.requireNonNull(ready);
    ready = null;
    return taken;
  }

  /** The program of a job, parsed once. */
  Source program(Job job) {
    return programs.computeIfAbsent(
        job.name() + '\n' + job.shape() + '\n' + job.code(),
        key -> Source.newBuilder("js", job.wrapped(), job.name()).buildLiteral());
  }

  /** A file below {@code modules/}, or null; names with a way up are none. */
  @Nullable Source module(String name) {
    if (!MODULE.matcher(name).matches()) {
      return null;
    }
    return programs.computeIfAbsent(
        "module " + name,
        key -> {
          var text = text("modules/" + name + ".js");
          return text == null
              ? null
              : Source.newBuilder(
                      "js", "(function (module, exports, require, host) {" + text + "\n})", name)
                  .buildLiteral();
        });
  }

  private static Source resource(String name) {
    var text = Objects.requireNonNull(text(name + ".js"));
    return Source.newBuilder("js", text, name).buildLiteral();
  }

  private static @Nullable String text(String file) {
    try (var in = Realms.class.getResourceAsStream(file)) {
      return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
