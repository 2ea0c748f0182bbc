package dev.ostiary.reference;

import dev.ostiary.ApiFixture;
import dev.ostiary.Golden;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The document from which the dashboard's types are made, and changes of the API are reviewed. */
class OpenApiGoldenTest {
  @Test
  void theDocumentOfTheManagementApiIsTheOneThatIsKept() {
    try (var api = new ApiFixture()) {
      var document = OpenApi.of(api.routes(), "https://tenant.example/");
      var text = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(document);
      Golden.check("docs/generated/openapi.json", text + "\n");
    }
  }
}
