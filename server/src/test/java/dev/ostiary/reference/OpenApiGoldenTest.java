package dev.ostiary.reference;

import dev.ostiary.ApiFixture;
import dev.ostiary.Golden;
import dev.ostiary.management.ApiRoot;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The document from which the dashboard's types are made, and changes of the API are reviewed. */
class OpenApiGoldenTest {
  @Test
  void theDocumentOfTheManagementApiIsTheOneThatIsKept() {
    try (var api = new ApiFixture()) {
      var document = OpenApi.of(ApiRoot.AUTH0, api.routes(), "https://tenant.example/");
      var text = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(document);
      Golden.check("docs/generated/openapi.json", text + "\n");
    }
  }

  @Test
  void theDocumentOfTheApiBesideAuth0sIsKept() {
    try (var api = new ApiFixture()) {
      var document = OpenApi.of(ApiRoot.OWN, api.ownRoutes(), "https://tenant.example/");
      var text = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(document);
      Golden.check("docs/generated/ostiary-openapi.json", text + "\n");
    }
  }
}
