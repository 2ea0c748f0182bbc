package dev.ostiary.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What routes ask for, by the rules of OpenAPI. */
class OpenApiDocumentTest {
  private static final String DOCUMENT =
      """
      openapi: 3.1.0
      info: {title: Orders, version: 1.0.0}
      security: [{login: [read:orders]}]
      paths:
        /orders:
          get: {operationId: list}
          post: {security: [{login: [read:orders, "write:orders"]}]}
          parameters: []
        /public: {get: {security: []}}
        /maybe: {get: {security: [{}, {login: [read:orders]}]}}
        /either: {get: {security: [{login: [admin]}, {login: [audit, openid]}]}}
        /any: {get: {security: [{bearer: []}]}}
        /roles: {get: {security: [{bearer: [role:x]}]}}
        /key: {get: {security: [{key: []}]}}
        /both: {get: {security: [{key: [], login: [audit]}]}}
        /shared: {$ref: "#/components/pathItems/shared"}
        /with~tilde: {delete: {security: [{oidc: [erase]}]}}
      components:
        pathItems:
          shared: {put: {security: [{again: [read:orders]}]}}
        securitySchemes:
          login:
            type: oauth2
            flows:
              authorizationCode:
                authorizationUrl: https://id.example/authorize
                tokenUrl: https://id.example/oauth/token
                scopes: {"read:orders": Read orders, "write:orders": Write them, admin: ""}
              clientCredentials:
                tokenUrl: https://id.example/oauth/token
                scopes: {audit: Look at everything}
          again: {$ref: "#/components/securitySchemes/login"}
          oidc: {type: openIdConnect, openIdConnectUrl: https://id.example/x}
          bearer: {type: http, scheme: Bearer}
          key: {type: apiKey, in: header, name: X-Key}
      """;

  private static Requirement of(String route) {
    return OpenApiDocument.read(DOCUMENT).routes().stream()
        .filter(r -> r.toString().equals(route))
        .findFirst()
        .orElseThrow()
        .requirement();
  }

  @Test
  void anOperationsOwnRuleReplacesTheGeneralOne() {
    assertThat(of("GET /orders").alternatives()).containsExactly(Set.of("read:orders"));
    assertThat(of("POST /orders").alternatives())
        .containsExactly(Set.of("read:orders", "write:orders"));
    assertThat(of("GET /public").missing()).isTrue();
    assertThat(of("GET /public").text()).isEqualTo("nothing");
    assertThat(of("PUT /shared").alternatives()).containsExactly(Set.of("read:orders"));
  }

  @Test
  void anEmptyAlternativeMakesItOptional() {
    assertThat(of("GET /maybe").optional()).isTrue();
    assertThat(of("GET /maybe").missing()).isFalse();
    assertThat(of("GET /maybe").text()).isEqualTo("read:orders or nobody");
  }

  @Test
  void alternativesAreAlternativesAndOpenIdScopesAreNoPermissions() {
    assertThat(of("GET /either").alternatives()).containsExactly(Set.of("admin"), Set.of("audit"));
    assertThat(of("GET /either").text()).isEqualTo("admin or audit");
    assertThat(of("DELETE /with~tilde").permissions()).containsExactly("erase");
  }

  @Test
  void otherSchemesAskForSomethingElse() {
    assertThat(of("GET /any").text()).isEqualTo("any token");
    assertThat(of("GET /roles").permissions()).containsExactly("role:x");
    assertThat(of("GET /key").text()).isEqualTo("another scheme");
    assertThat(of("GET /key").missing()).isFalse();
    assertThat(of("GET /both").alternatives()).containsExactly(Set.of("audit"));
  }

  @Test
  void permissionsHaveTheDescriptionsOfTheScheme() {
    assertThat(OpenApiDocument.read(DOCUMENT).permissions())
        .containsExactly(
            Map.entry("read:orders", "Read orders"),
            Map.entry("write:orders", "Write them"),
            Map.entry("admin", ""),
            Map.entry("audit", "Look at everything"),
            Map.entry("role:x", ""),
            Map.entry("erase", ""));
  }

  @Test
  void jsonIsReadAsWell() {
    var json =
        """
        {"openapi":"3.0.3","paths":{"/a":{"get":{"security":[{"s":["x"]}]}}},
        "components":{"securitySchemes":{"s":{"type":"oauth2","flows":{}}}}}""";
    assertThat(OpenApiDocument.read(json).permissions()).containsOnlyKeys("x");
  }

  @Test
  void anchorsOfYamlAreUnderstood() {
    var document =
        OpenApiDocument.read(
            """
            openapi: 3.0.0
            x-read: &read {security: [{s: [x]}]}
            paths:
              /a: {get: *read, post: {<<: *read, operationId: b}}
            components: {securitySchemes: {s: {type: oauth2}}}
            """);
    assertThat(document.routes()).hasSize(2);
    assertThat(document.permissions()).containsOnlyKeys("x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "text",
        "{",
        "{}",
        "swagger: '2.0'",
        "openapi: 4.0.0",
        "openapi: 3.0.0\nopenapi: 3.0.0",
        "openapi: 3.0.0\npaths: {/a: {$ref: 'other.yaml#/a'}}",
        "openapi: 3.0.0\npaths: {/a: {$ref: 'https://evil.example/a.yaml'}}",
        "openapi: 3.0.0\npaths: {/a: {$ref: 'file:///etc/passwd'}}",
        "openapi: 3.0.0\npaths: {/a: {$ref: '#/paths/~1a'}}",
        "openapi: 3.0.0\npaths: {/a: {$ref: '#/nowhere'}}",
        "openapi: 3.0.0\npaths: {/a: {get: {security: [{nobody: []}]}}}",
        "openapi: 3.0.0\nx: *nothing",
        "openapi: 3.0.0\nx: &x [*x]",
        "openapi: !!java.lang.ProcessBuilder [ls]",
        "\u0000"
      })
  void whatCannotBeReadIsRefused(String text) {
    assertThatThrownBy(() -> OpenApiDocument.read(text)).isInstanceOf(BadOpenApi.class);
  }

  @Test
  @Timeout(20)
  @DisplayName("DOS-01 depth, size and aliases of aliases are bounded")
  void largeDocumentsComeToAnEnd() {
    var deep = "{\"openapi\":\"3.0.0\",\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
    assertThatThrownBy(() -> OpenApiDocument.read(deep)).isInstanceOf(BadOpenApi.class);
    var flow = "openapi: 3.0.0\nx: " + "[".repeat(5_000);
    assertThatThrownBy(() -> OpenApiDocument.read(flow)).isInstanceOf(BadOpenApi.class);
    var line = "openapi: 3.0.0\nx: " + "a".repeat(17 << 20);
    assertThatThrownBy(() -> OpenApiDocument.read(line)).isInstanceOf(BadOpenApi.class);
    var laughs = new StringBuilder("openapi: 3.0.0\na0: &a0 [ha, ha]\n");
    for (int i = 1; i < 100; i++) {
      laughs.append("a%d: &a%d [*a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1));
    }
    laughs.append("paths: {/a: {get: {security: *a99}}}\n");
    assertThat(OpenApiDocument.read(laughs.toString()).routes()).hasSize(1);
    var many = new StringBuilder("openapi: 3.0.0\npaths:\n");
    for (int i = 0; i <= 10_000; i++) {
      many.append("  /p").append(i).append(": {get: {}}\n");
    }
    assertThatThrownBy(() -> OpenApiDocument.read(many.toString()))
        .hasMessageContaining("More than 10000 routes");
  }

  @Test
  void aMatrixSaysWhoMayCallWhat() {
    var routes = OpenApiDocument.read(DOCUMENT).routes();
    var roles =
        Map.of("=Clerk|1", Set.of("read:orders"), "Auditor", Set.of("audit", "write:orders"));
    var matrix = Matrix.of(routes, Set.of("read:orders", "write:orders", "audit", "admin"), roles);
    assertThat(matrix.problems().stream().map(r -> r.route() + " " + r.problem()))
        .containsExactly(
            "GET /public asks for nothing",
            "GET /roles the API does not define role:x",
            "DELETE /with~tilde the API does not define erase");
    var table = MatrixFormat.TABLE.write(matrix);
    assertThat(table.lines().toList().get(1))
        .matches("GET\\s+/orders\\s+read:orders\\s+=Clerk\\|1");
    assertThat(table).containsPattern("POST\\s+/orders\\s+read:orders \\+ write:orders\\s+-");
    assertThat(table).containsPattern("GET\\s+/any\\s+any token\\s+\\(any\\)");
    assertThat(MatrixFormat.MARKDOWN.write(matrix))
        .contains("| GET | /orders | read:orders | =Clerk\\|1 |  |");
    assertThat(MatrixFormat.CSV.write(matrix))
        .contains("\"GET\",\"/orders\",\"read:orders\",\"'=Clerk|1\",\"\"\r\n");
    assertThat(MatrixFormat.JSON.write(matrix))
        .contains("\"path\":\"/either\"", "\"permissions\":[[\"admin\"],[\"audit\"]]");
    assertThat(List.of(MatrixFormat.values())).allMatch(f -> MatrixFormat.of(f.text()).isPresent());
  }
}
