package dev.ostiary.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.ApiFixture;
import dev.ostiary.branding.Brand;
import dev.ostiary.branding.Html;
import dev.ostiary.branding.Languages;
import dev.ostiary.branding.Pages;
import dev.ostiary.branding.ReferenceView.Frame;
import dev.ostiary.branding.ReferenceView.Page;
import dev.ostiary.branding.Shell;
import dev.ostiary.common.Json;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Operation.Use;
import dev.ostiary.management.Schema;
import dev.ostiary.management.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The calls that the reference shows, and what it does with strange declarations. */
class SampleCallsTest {
  private static final Pattern DATA = Pattern.compile("(?s).* -d '(.*)'");

  @Test
  void everyBodyFitsTheSchemaThatIsDeclared() {
    try (var api = new ApiFixture()) {
      var check = api.check();
      var empty = new ArrayList<String>();
      int bodies = 0;
      for (var operation : check.operations()) {
        var body = operation.body();
        if (body == null || body.use() == Use.UPLOAD) {
          continue;
        }
        var json = data(operation);
        assertThat(check.bodyFaults(operation, json)).as(operation + " " + json).isEmpty();
        accept(body, json);
        if (json.isEmpty()) {
          empty.add(operation.toString());
        }
        bodies++;
      }
      assertThat(bodies).isGreaterThan(100);
      assertThat(empty).as("bodies that say nothing").isEmpty();
      assertThat(check.operations().stream().map(Operation::toString))
          .containsAll(SampleBody.byHand());
    }
  }

  private static JsonNode data(Operation operation) {
    var data = DATA.matcher(Curl.of(operation));
    assertThat(data.matches()).as(operation.toString()).isTrue();
    try {
      return Json.parse(data.group(1).replace("'\\''", "'").getBytes(StandardCharsets.UTF_8));
    } catch (Json.MalformedJson e) {
      throw new AssertionError(operation + ": " + data.group(1), e);
    }
  }

  /** The server's own validation is stricter than JSON Schema can say. */
  private static void accept(Operation.Body body, JsonNode json) {
    if (!(body.type() instanceof Type.Obj object)) {
      body.type().check(json, Type.Place.of("body", ""));
    } else if (body.use() == Use.PATCH) {
      object.schema().patch(json);
    } else {
      object.schema().create(json);
    }
  }

  @Test
  void aQuoteDoesNotEndTheArgument() {
    var schema = Schema.of(Schema.property("name", Type.oneOf("it's"), "").needed());
    assertThat(Curl.of(Operation.post("/things", "a").creates(schema)))
        .endsWith("-d '{\n  \"name\": \"it'\\''s\"\n}'");
  }

  @Test
  void whatMustBeInTheQueryIs() {
    assertThat(Curl.of(Operation.get("/users-by-email", "a").needs("email", Type.text(), "")))
        .startsWith("api/v2/users-by-email?email=EMAIL' \\\n");
  }

  @Test
  @DisplayName("WEB-02: no text of a declaration changes the tags of a page")
  void declarationsStayText() {
    var harmless = new Html(page("harmless")).shape();
    for (var hostile :
        List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "</code></pre><b onclick=x>",
            "</title><style>*{}</style>",
            "'-alert(1)-'")) {
      assertThat(new Html(page(hostile)).shape()).as(hostile).isEqualTo(harmless);
    }
  }

  private static String page(String text) {
    var inner = Schema.of(Schema.property("in " + text, Type.oneOf(text), text));
    var schema =
        Schema.of(
                Schema.property("name " + text, Type.object(inner), text + " `" + text + "`"),
                Schema.readOnly("id", text))
            .titled(text);
    var operation =
        Operation.post("/things/{id}", "scope " + text)
            .summary(text)
            .note(text + " `" + text + "`")
            .own(text)
            .query(text, Type.text().matching(Pattern.quote(text)), text)
            .creates(schema)
            .answers(200, schema);
    var catalog = new Catalog(List.of(operation, Operation.get("/things", text).unavailable()));
    var group = catalog.groups().getFirst();
    var frame = new Frame("https://" + text + "/", catalog.groups());
    var shell = new Shell(Languages.english(), Brand.plain(text), "");
    return new Pages().reference(shell, new Page(frame, group, catalog.articles(group)));
  }
}
