package ai.lynx.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates come from files that anybody may have written. */
class HostileTemplateTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
        "{% macro f() %}{{ f() }}{{ f() }}{% endmacro %}{{ f() }}",
        "{{ 'a' * 999999999 }}",
        "{{ [0] * 999999999 * 999999999 }}",
        "{{ range(99999999) }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ 9999999999999999999999 }}",
        "{{ 'a'.center(999999999) }}{{ 'a'.zfill(999999999) }}",
        "{{ 'a'|indent(999999999) }}",
        "{{ '%999999999d' % 5 }}",
        "{% set ns = namespace(s='a') %}{% for i in range(99) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}",
        "{% set ns = namespace(s=['a']) %}{% for i in range(99) %}{% set ns.s = [ns.s, ns.s] %}{% endfor %}{{ ns.s }}",
        "{% set ns = namespace(s=['a'],t=['a']) %}{% for i in range(99) %}{% set ns.s = [ns.s, ns.s] %}{% set ns.t = [ns.t, ns.t] %}{% endfor %}{{ ns.s == ns.t }}",
        "{% set ns = namespace(s=[]) %}{% for i in range(99999) %}{% set ns.s = [ns.s] %}{% endfor %}{{ ns.s }}",
        "{% set ns = namespace(s=[]) %}{% for i in range(99999) %}{% set ns.s = [ns.s] %}{% endfor %}{{ ns.s | tojson }}",
        "{{ 'aaaaaaaaaaaaaaaaaaaa'.replace('', 'b' * 9000000) }}",
        "{% for a in range(99999) %}{{ 'x' * 9999 }}{% endfor %}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ messages.append(1) }}",
        "{% include 'file' %}",
        "{% import 'file' as f %}"
      })
  void isRefusedInGoodTime(String template) {
    Assertions.assertTimeout(
        Duration.ofSeconds(30),
        () ->
            assertThatThrownBy(() -> Template.parse(template).render(Map.of()))
                .isInstanceOf(TemplateException.class));
  }

  @Test
  void isRefusedWhereItNestsTooDeep() {
    for (String[] nesting :
        new String[][] {
          {"(", "1", ")"},
          {"[", "1", "]"},
          {"{1:", "1", "}"},
          {"not ", "1", ""},
          {"-", "1", ""},
          {"a[", "1", "]"},
          {"1 if ", "1", " else 1"}
        }) {
      String expression = nesting[0].repeat(5000) + nesting[1] + nesting[2].repeat(5000);
      assertThatThrownBy(() -> Template.parse("{{ " + expression + " }}"))
          .isInstanceOf(TemplateException.class);
    }
    assertThatThrownBy(() -> Template.parse("{% if 1 %}".repeat(5000)))
        .isInstanceOf(TemplateException.class);
    assertThatThrownBy(() -> Template.parse("{% if 1 %}" + "{% elif 1 %}".repeat(5000)))
        .isInstanceOf(TemplateException.class);
  }

  /** Long is not deep: what is written one after the other needs no nesting. */
  @Test
  void mayBeLong() {
    assertThat(Template.parse("{{ 1" + " + 1".repeat(1000) + " }}").render(Map.of()))
        .isEqualTo("1001");
    assertThat(Template.parse("{% if 0 %}{% endif %}a".repeat(5000)).render(Map.of()))
        .hasSize(5000);
  }

  @Test
  void failsWithItsOwnExceptionWhateverIsWritten() {
    String[] parts = {
      "{{",
      "}}",
      "{%",
      "%}",
      "{#",
      "#}",
      "-",
      "+",
      " ",
      "\n",
      "if",
      "for",
      "in",
      "x",
      "endif",
      "endfor",
      "else",
      "set",
      "=",
      "'",
      "\"",
      "\\",
      "(",
      ")",
      "[",
      "]",
      "{",
      "}",
      "|",
      ".",
      ",",
      ":",
      "1",
      "1.5",
      "e",
      "upper",
      "is",
      "not",
      "macro",
      "endmacro",
      "call",
      "raw",
      "endraw",
      "*",
      "**",
      "%",
      "~",
      "loop",
      "é",
      "\ud83d",
      "namespace",
      "range(3)",
      "'ab'",
      "join",
      "filter"
    };
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder template = new StringBuilder();
      for (int n = random.nextInt(20); n >= 0; n--) {
        template.append(parts[random.nextInt(parts.length)]);
      }
      try {
        Template.parse(template.toString()).render(Map.of("x", "abc"));
      } catch (TemplateException e) {
        assertThat(e).hasMessageNotContaining("null");
      }
    }
  }
}
