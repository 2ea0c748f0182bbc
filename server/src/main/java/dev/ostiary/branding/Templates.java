package dev.ostiary.branding;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The templates of {@code src/main/jte}, which the build turns into classes. Values are escaped by
 * where they stand: in a text, or in an attribute.
 */
final class Templates {

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          Templates.class.getClassLoader(),
          "dev.ostiary.branding.templates");

  String render(String template, String name, Object value) {
    return render(template, Map.of(name, value));
  }

  /** A value that is null reaches the template as null: it has to be a nullable parameter there. */
  String render(String template, Map<String, ? extends @Nullable Object> values) {
    var output = new StringOutput();
    engine.render(template, new HashMap<String, Object>(values), output);
    return output.toString();
  }
}
