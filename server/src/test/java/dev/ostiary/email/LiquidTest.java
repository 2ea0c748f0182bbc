package dev.ostiary.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.common.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiquidTest {
  private static String html(String template) {
    return Liquid.parse(template)
        .html(
            Json.own(
                """
                {"url":"https://a.example/?a=1&b=2","n":3,"yes":true,"no":false,"none":null,
                 "user":{"name":"<b>Al</b>","tags":["x","y","z"],"a b":"c"}}
                """));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '`',
      value = {
        "plain { text }@plain { text }",
        "{{ user.name }}@&lt;b&gt;Al&lt;/b&gt;",
        "{{ user.name | escape }}@&lt;b&gt;Al&lt;/b&gt;",
        "{{ user.name | upcase }}@&lt;B&gt;AL&lt;/B&gt;",
        "<a href='{{url}}'>@<a href='https://a.example/?a=1&amp;b=2'>",
        "{{ url | url_encode }}@https%3A%2F%2Fa.example%2F%3Fa%3D1%26b%3D2",
        "{{ user['a b'] }}{{ user.tags[1] }}{{ user.tags[-1] }}@cyz",
        "{{ user.tags.size }}{{ user.tags | join: '-' }}{{ user.tags.first }}@3x-y-zx",
        "{{ missing }}{{ none }}{{ user.missing.deep }}@``",
        "{{ missing | default: 'friend' }}@friend",
        "{{ 'a,b' | split: ',' | last | append: 'c' | prepend: '>' }}@&gt;bc",
        "{{ 'hello' | capitalize | truncate: 4 | replace: 'H', 'J' }}@J...",
        "{% if yes %}a{% else %}b{% endif %}@a",
        "{% if no %}a{% elsif n > 2 %}b{% else %}c{% endif %}@b",
        "{% if n == 3 and user.tags contains 'y' or no %}a{% endif %}@a",
        "{% if missing == nil %}a{% endif %}{% if n != 3.0 %}b{% endif %}@a",
        "{% unless yes %}a{% else %}b{% endunless %}@b",
        "{% case n %}{% when 1, 2 %}a{% when 3 or 4 %}b{% else %}c{% endcase %}@b",
        "{% for t in user.tags %}[{{ t }}]{% endfor %}{{ t }}@[x][y][z]",
        "{% assign m = n | append: '!' %}{{ m }}@3!",
        "a {%- if yes -%} b {%- endif -%} c@abc",
        "{% comment %}{{ hidden }}{% endcomment %}a@a",
        "{% raw %}{{ n }}{% endraw %}@{{ n }}"
      })
  void aTemplateBecomesText(String template, String expected) {
    assertThat(html(template)).isEqualTo(expected);
  }

  @Test
  void aSubjectIsNotEscaped() {
    var values = Json.object().put("name", "A & B");
    assertThat(Liquid.parse("Hi {{ name }}").text(values)).isEqualTo("Hi A & B");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ a",
        "{% if a %}",
        "{% endif %}",
        "{% include 'x' %}",
        "{{ a | system }}",
        "{{ a b }}",
        "{{ }}",
        "{% for a %}{% endfor %}",
        "{% raw %}",
        "{{ 'a }}",
        "{{ . }}",
        "{% if a == %}{% endif %}",
        "{{-}}",
        "{%-%}",
        "{{ a[ }}"
      })
  void whatCannotBeReadIsRefused(String template) {
    assertThatThrownBy(() -> html(template)).isInstanceOf(Liquid.Unreadable.class);
  }

  @ParameterizedTest
  @DisplayName("no template takes more than its share")
  @ValueSource(
      strings = {
        "{% for a in user.tags %}{% for b in user.tags %}{% for c in user.tags %}{% for d in"
            + " user.tags %}{% for e in user.tags %}{% for f in user.tags %}{% for g in user.tags"
            + " %}{% for h in user.tags %}{% endfor %}{% endfor %}{% endfor %}{% endfor %}{% endfor"
            + " %}{% endfor %}{% endfor %}{% endfor %}",
        "{% assign s = 'xxxxxxxxxxxxxxxx' %}{% for a in user.tags %}{% for b in user.tags %}{% for"
            + " c in user.tags %}{% assign s = s | append: s %}{% endfor %}{% endfor %}{% endfor %}"
      })
  void workIsBounded(String template) {
    assertThatThrownBy(() -> html(template)).isInstanceOf(Liquid.Unreadable.class);
  }

  @Test
  void nestingIsBounded() {
    var deep = "{% if yes %}".repeat(40) + "{% endif %}".repeat(40);
    assertThatThrownBy(() -> html(deep)).hasMessage("Tags are nested too deeply");
    var chain = "{% if yes" + " and yes".repeat(50) + " %}{% endif %}";
    assertThatThrownBy(() -> html(chain)).hasMessage("A condition is too long");
    var filters = "{{ n" + " | upcase".repeat(20) + " }}";
    assertThatThrownBy(() -> html(filters)).hasMessageContaining("more than 8 filters");
  }

  @Test
  void theWordsOfAMailAreReadWithoutMarkup() {
    var html =
        "<head><title>T</title></head><style>p{}</style><p>Hi&nbsp;&lt;you&gt;</p><br/>go <a"
            + " href=\"x\">there</a> &amp; back<script>no()</script><h1>End</h1>";
    assertThat(PlainText.of(html)).isEqualTo("Hi <you>\ngo there & back End\n");
    assertThat(PlainText.of("<".repeat(100_000))).isNotNull();
    assertThat(PlainText.of("<style".repeat(50_000) + ">")).isNotNull();
  }
}
