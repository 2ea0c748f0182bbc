package dev.ostiary.management;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Schema.readOnly;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.unsupported;
import static dev.ostiary.management.Type.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ostiary.common.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SchemaTest {
  private static final Schema SCHEMA =
      Schema.of(
          readOnly("id", "Id"),
          property("name", text().atLeast(2).atMost(5).matching("[^<>]*"), "Name").needed(),
          property("kind", oneOf("a", "b"), "Kind").immutable(),
          property("age", whole(1, 9), "Age"),
          property("on", flag(), "On"),
          property("list", listOf(text()).atMost(2), "List"),
          property("part", object(Schema.of(property("x", whole(0, 1), "X").needed())), "Part"),
          property("mail", Type.format("email", 10, t -> t.contains("@")), "Mail"),
          property("later", unsupported(), "Later"));

  private static JsonNode json(String text) {
    try {
      return Json.parse(text.replace('\'', '"').getBytes(java.nio.charset.StandardCharsets.UTF_8));
    } catch (Json.MalformedJson e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String refusal(Runnable work) {
    var error = catchThrowableOfType(ManagementError.class, work::run);
    assertThat(error).isNotNull();
    assertThat(error.status()).isEqualTo(400);
    assertThat(error.errorCode()).isEqualTo("invalid_body");
    return error.message();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'name':1}            | 'Expected type string but found type integer' on property name (Name).
          {'name':null}         | 'Expected type string but found type null' on property name (Name).
          {'name':['ab']}       | 'Expected type string but found type array' on property name (Name).
          {'name':'x'}          | 'String is too short (1 chars), minimum 2' on property name (Name).
          {'name':'xxxxxx'}     | 'String is too long (6 chars), maximum 5' on property name (Name).
          {'name':'<b>'}        | 'String does not match pattern [^<>]*: <b>' on property name (Name).
          {'name':'ab','kind':'c'} | 'No enum match for: "c"' on property kind (Kind).
          {'name':'ab','age':0} | 'Value 0 is less than minimum 1' on property age (Age).
          {'name':'ab','age':99999999999999999999} | 'Value 99999999999999999999 is greater than maximum 9' on property age (Age).
          {'name':'ab','age':1.5} | 'Expected type integer but found type number' on property age (Age).
          {'name':'ab','on':'true'} | 'Expected type boolean but found type string' on property on (On).
          {'name':'ab','list':['a','b','c']} | 'Array is too long (3), maximum 2' on property list (List).
          {'name':'ab','list':[{}]} | 'Expected type string but found type object' on property list[0] (List).
          {'name':'ab','part':{}} | 'Missing required property: x' on property part (Part).
          {'name':'ab','part':{'x':2}} | 'Value 2 is greater than maximum 1' on property part.x (X).
          {'name':'ab','mail':'nobody'} | 'Object didn't pass validation for format email: nobody' on property mail (Mail).
          {'name':'ab','later':true} | 'This server does not support it yet' on property later (Later).
          {'kind':'a'}          | 'Missing required property: name'.
          {'name':'ab','id':'x'} | 'Additional properties not allowed: id'.
          {'name':'ab','$x':1}  | 'Additional properties not allowed: $x'.
          []                    | 'Expected type object but found type array'.
          """)
  void aNewObjectThatDoesNotFitIsRefusedInAuth0sWords(String body, String message) {
    assertThat(refusal(() -> SCHEMA.create(json(body))))
        .isEqualTo("Payload validation error: " + message);
  }

  @Test
  void aWholeNumberMayBeWrittenWithAPoint() {
    var body = SCHEMA.create(json("{'name':'ab','age':2.0}"));
    assertThat(Json.number(body, "age", 0)).isEqualTo(2);
    for (var huge : List.of("1e19", "-1e30", "1e400")) {
      assertThat(refusal(() -> SCHEMA.create(json("{'name':'ab','age':" + huge + "}"))))
          .contains("greater than maximum");
    }
  }

  @Test
  void membersThatTheSchemaDoesNotNameAreKept() {
    assertThat(SCHEMA.create(json("{'name':'ab','colour':{'r':[1,null]}}")))
        .isEqualTo(json("{'name':'ab','colour':{'r':[1,null]}}"));
  }

  @Test
  void aChangeNeedsNothingAndNullRemoves() {
    assertThat(SCHEMA.patch(json("{'age':null}"))).isEqualTo(json("{'age':null}"));
    assertThat(
            Schema.merge(Json.object().put("age", 3).put("on", true), Json.object().putNull("age")))
        .isEqualTo(json("{'on':true}"));
  }

  @Test
  void aChangeCannotRemoveWhatIsNeededNorTouchWhatIsFixed() {
    assertThat(refusal(() -> SCHEMA.patch(json("{'name':null}")))).contains("found type null");
    assertThat(refusal(() -> SCHEMA.patch(json("{'kind':'a'}")))).contains("not allowed: kind");
    assertThat(refusal(() -> SCHEMA.patch(json("{'id':'a'}")))).contains("not allowed: id");
  }

  @Test
  void whatIsOffMayBeSaidOfAFeatureThatIsNotThere() {
    for (var off : new String[] {"null", "false", "{}", "[]"}) {
      assertThat(SCHEMA.create(json("{'name':'ab','later':" + off + "}"))).isNotNull();
    }
  }

  @Test
  void anObjectThatManyChangesMadeTooLargeIsRefused() {
    var half = Json.object().put("a", "x".repeat(600_000));
    var other = Json.object().put("b", "x".repeat(600_000));
    var error = catchThrowableOfType(ManagementError.class, () -> Schema.merge(half, other));
    assertThat(error.status()).isEqualTo(413);
  }

  @Test
  void defaultsFillOnlyWhatIsMissing() {
    var all = Schema.withDefaults(Json.object().put("a", 1), Json.object().put("a", 2).put("b", 3));
    assertThat(all).isEqualTo(json("{'a':1,'b':3}"));
  }

  @Test
  void aSchemaNamesAMemberOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Schema.of(property("a", flag(), "A"), property("a", flag(), "A again")));
  }
}
