package dev.ostiary.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.common.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Manifests as files: what is read, what is refused with which words, what is written. */
class ManifestFileTest {
  private static final String ORDERS =
      """
      # the one list
      api: https://orders.example.com
      permissions:
        order.read:   {value: read:orders,  description: Read orders}
        order.cancel:
          value: cancel:orders
          was: [delete:orders]
          alias_until: 2027-03-31
      roles: {Clerk: [order.read], Manager: [order.read, order.cancel]}
      ignore: ["menu:*"]
      """;

  @TempDir Path directory;

  private static List<String> problems(String text) {
    try {
      ManifestFile.parse("p.yaml", text);
      return List.of();
    } catch (BadManifest e) {
      return e.problems().stream().map(p -> p.line() + " " + p.message()).toList();
    }
  }

  @Test
  void everyMemberIsRead() {
    var manifest = ManifestFile.parse("p.yaml", ORDERS);
    assertThat(manifest.api()).isEqualTo("https://orders.example.com");
    var cancel = manifest.named("order.cancel").orElseThrow();
    assertThat(cancel.value()).isEqualTo("cancel:orders");
    assertThat(cancel.was()).containsExactly("delete:orders");
    assertThat(cancel.aliasUntil()).isEqualTo("2027-03-31");
    assertThat(cancel.words()).containsExactly("order", "cancel");
    assertThat(manifest.permissions().getFirst().description()).isEqualTo("Read orders");
    assertThat(manifest.withValue("read:orders").orElseThrow().key()).isEqualTo("order.read");
    assertThat(manifest.formerly("delete:orders")).contains(cancel);
    assertThat(manifest.rolesWith(cancel)).containsExactly("Manager");
    assertThat(manifest.ignore()).containsExactly("menu:*");
  }

  @Test
  void theLastDayOfAnAliasCounts() {
    var cancel = ManifestFile.parse("p.yaml", ORDERS).named("order.cancel").orElseThrow();
    assertThat(cancel.aliased(LocalDate.parse("2027-03-31"))).isTrue();
    assertThat(cancel.aliased(LocalDate.parse("2027-04-01"))).isFalse();
  }

  @Test
  void aFileIsReadAndWrittenInBothFormats() throws IOException {
    var manifest = ManifestFile.parse("p.yaml", ORDERS);
    for (var name : List.of("permissions.yaml", "permissions.json")) {
      var file = directory.resolve(name);
      ManifestFile.write(file, manifest);
      assertThat(ManifestFile.read(file)).isEqualTo(manifest);
    }
    assertThat(Files.readString(directory.resolve("permissions.yaml")))
        .contains("  order.read:\n    value: read:orders\n    description: Read orders\n")
        .contains("  Manager: [order.read, order.cancel]\n");
    assertThat(Files.readString(directory.resolve("permissions.json"))).startsWith("{\"api\":");
  }

  @Test
  void whatIsWrittenIsReadBackWhateverItSays() {
    var random = new Random(5);
    for (int i = 0; i < 500; i++) {
      var manifest =
          new Manifest(
              "https://" + i,
              List.of(
                  new Manifest.Permission(
                      "a.b", "v'#:{}&*!|>%@`?-,[]~" + i, hostile(random), List.of("w:" + i), null)),
              new LinkedHashMap<>(),
              List.of("x" + hostile(random)));
      assertThat(ManifestFile.parse("p", ManifestFile.yaml(manifest))).isEqualTo(manifest);
      var json = Json.write(ManifestFile.json(manifest));
      assertThat(ManifestFile.parse("p", json)).isEqualTo(manifest);
    }
  }

  private static String hostile(Random random) {
    var pieces =
        List.of(
            "\n",
            "\r",
            "\t",
            "\"",
            "'",
            "\\",
            ": ",
            " #",
            "- ",
            "\u0085",
            "\u2028",
            "\uFEFF",
            "\u007F",
            "\u0001",
            "é",
            "\uD83D\uDE00",
            "*/",
            "<?php",
            "${x}",
            "no",
            "{",
            "]",
            "%",
            "&");
    var text = new StringBuilder();
    for (int i = random.nextInt(8); i >= 0; i--) {
      text.append(pieces.get(random.nextInt(pieces.size())));
    }
    return text.toString();
  }

  @Test
  void everythingWrongIsNamedWithItsLine() {
    var text =
        """
        api: https://orders.example.com
        permissons: {}
        permissions:
          order.read: {value: read:orders, descripton: Read}
          order.cancel: {value: 7}
          Order.Read: {value: "with space"}
          order: {value: read:orders}
          9: {value: x}
          stop: {value: stop:orders, was: [stop:orders, read:orders, 7], alias_until: soon}
          late: {value: late, alias_until: 2027-01-01}
          list: [a]
        roles: {Clerk: [order.raed, order.read, order.read]}
        """;
    assertThat(problems(text))
        .containsExactly(
            "2 'permissons' is no member of the manifest, did you mean permissions?",
            "4 'descripton' is no member of order.read, did you mean description?",
            "5 'value' must be a text, not a number: put it in quotes",
            "6 Order.Read cannot stand beside order.read",
            "6 'with space' is no name for tokens: no spaces, quotes, backslashes or accents",
            "7 order cannot stand beside Order.Read",
            "7 'read:orders' of order is the name of order.read already",
            "8 '9' is no key: " + KeyRules.WORDS,
            "9 'was' must be a text, not a number: put it in quotes",
            "9 'soon' is no day: write it as 2027-03-31",
            "9 'stop:orders' of stop is the name of stop already",
            "9 'read:orders' of stop is the name of order.read already",
            "10 'alias_until' of late needs former names in 'was'",
            "11 list must be an object, not a list",
            "11 'value' is missing",
            "12 role 'Clerk' holds 'order.read' twice",
            "12 role 'Clerk' names 'order.raed', which is no key, did you mean order.read?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "text",
        "{",
        "{}",
        "{\"api\":1}",
        "a: &x {}\nb: *x",
        "api: *x",
        "*x : y",
        "<<: {}",
        "? [a]\n: b",
        "api: x\n---\napi: y",
        "a: b: c",
        "\t",
        "api: !!binary abcd",
        "api: !foo bar",
        "%YAML 9\n---",
        "{\"api\":\"\\ud800\",\"permissions\":{}}",
        "\u0000",
        "'",
        "api: |\n  x\npermissions: 5"
      })
  void whatIsNoManifestIsRefusedInWords(String text) {
    assertThatThrownBy(() -> ManifestFile.parse("p.yaml", text))
        .isInstanceOf(BadManifest.class)
        .hasMessageStartingWith("p.yaml:");
  }

  @Test
  void filesAreBounded() throws IOException {
    assertThatThrownBy(() -> ManifestFile.parse("p", "#".repeat(2_000_000)))
        .hasMessage("p:1: the file has more than 1 MiB");
    var file = directory.resolve("big.yaml");
    Files.writeString(file, "#".repeat(2_000_000));
    assertThatThrownBy(() -> ManifestFile.read(file)).hasMessageEndingWith("more than 1 MiB");
    assertThat(problems("[".repeat(1_000))).isNotEmpty();
    assertThat(problems("{\"a\":".repeat(1_000))).isNotEmpty();
    var many = new StringBuilder("api: x\npermissions:\n");
    IntStream.range(0, 1_001).forEach(i -> many.append("  p" + i + ": {value: v" + i + "}\n"));
    assertThat(problems(many.toString()))
        .containsExactly("2 'permissions' has more than 1000 members");
  }

  @Test
  void aFileThatIsMissingOrNoTextIsSaidSo() throws IOException {
    assertThatThrownBy(() -> ManifestFile.read(directory.resolve("none.yaml")))
        .isInstanceOf(NoSuchFileException.class);
    var file = directory.resolve("latin1.yaml");
    Files.write(file, new byte[] {'a', ':', ' ', (byte) 0xE9});
    assertThatThrownBy(() -> ManifestFile.read(file)).hasMessageEndingWith("is not UTF-8");
  }

  @Test
  void keysAreMadeOfNames() {
    var taken = new ArrayList<String>();
    for (var value : List.of("read:orders", "read:Orders", "admin", "a b:c", "https://x/y", "!")) {
      taken.add(Manifest.keyFor(value, taken));
    }
    assertThat(taken)
        .containsExactly(
            "orders.read", "orders.read-2", "admin", "c.a-b", "x-y.https", "permission");
    assertThat(taken).allMatch(KeyRules::valid);
  }
}
