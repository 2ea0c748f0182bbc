package dev.ostiary.selfservice;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Schema.readOnly;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.mapOf;
import static dev.ostiary.management.Type.nullable;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.time;
import static dev.ostiary.management.Type.unsupported;
import static dev.ostiary.management.Type.url;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.common.Sealer;
import dev.ostiary.document.DocumentStore;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Paging;
import dev.ostiary.management.Schema;
import dev.ostiary.management.StoredObjects;
import dev.ostiary.management.StoredObjects.Kind;
import dev.ostiary.management.StoredObjects.Stored;
import dev.ostiary.management.Type;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v2/self-service-profiles} and their texts. */
public final class SelfServiceProfilesApi implements ManagementApi {
  private static final String PATH = "/self-service-profiles";
  private static final String TEXTS = PATH + "/{id}/custom-text/{language}/{page}";
  private static final String KEPT_TEXTS = "$texts";
  private static final Type TEXT = mapOf(text().atMost(2_000)).atMost(100);
  private static final Schema ATTRIBUTE =
      Schema.of(
          property("name", text().atLeast(1).atMost(250), "Name of the attribute").needed(),
          property("description", text().atMost(250), "What it is for").needed(),
          property("is_optional", flag(), "Whether it may be missing").needed());
  private static final Schema BRANDING =
      Schema.of(
          property("logo_url", url(), "Logo"),
          property(
              "colors",
              object(
                  Schema.of(
                      property(
                              "primary",
                              text().matching("#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})"),
                              "Colour of buttons")
                          .needed())),
              "Colours"));
  private static final Type STRATEGY =
      oneOf(
          "oidc",
          "samlp",
          "waad",
          "google-apps",
          "adfs",
          "okta",
          "auth0-samlp",
          "okta-samlp",
          "keycloak-samlp",
          "pingfederate");
  private static final Schema SCHEMA =
      Schema.of(
              readOnly("id", text(), "Id made by this server"),
              property("name", text().atLeast(1).atMost(100), "Name of the profile").needed(),
              property("description", nullable(text().atMost(140)), "What it is for"),
              property("user_attributes", listOf(object(ATTRIBUTE)).atMost(20), "What to map"),
              property("allowed_strategies", listOf(STRATEGY), "Identity providers to choose"),
              property("branding", object(BRANDING), "Look"),
              property("user_attribute_profile_id", unsupported(), "A profile of attributes"),
              readOnly("created_at", time(), "When it was made"),
              readOnly("updated_at", time(), "When it changed"))
          .titled("SelfServiceProfile");

  private final StoredObjects profiles;

  /** The resource; registers the kind. */
  public SelfServiceProfilesApi(DocumentStore documents, Sealer sealer) {
    profiles =
        new StoredObjects(
            documents,
            sealer,
            Kind.of(
                    "self-service-profile",
                    () -> "ssp_" + Ids.base58(22),
                    SelfServiceProfilesApi::missing)
                .uniqueBy("name"));
  }

  private static ManagementError missing() {
    return ManagementError.notFound(null, "The self-service profile does not exist.");
  }

  @Override
  public void routes(ManagementRoutes routes) {
    routes
        .add(
            Operation.get(PATH, "read:self_service_profiles")
                .summary("List self-service profiles")
                .totals("self_service_profiles", SCHEMA)
                .stored(),
            this::list)
        .add(
            Operation.post(PATH, "create:self_service_profiles")
                .summary("Create a self-service profile")
                .creates(SCHEMA)
                .answers(201, SCHEMA)
                .stored(),
            call -> Response.json(201, shown(profiles.create(call.tenant(), call.body()))))
        .add(
            Operation.get(PATH + "/{id}", "read:self_service_profiles")
                .summary("Get a self-service profile")
                .answers(200, SCHEMA)
                .stored(),
            call -> Response.json(200, shown(find(call))))
        .add(
            Operation.patch(PATH + "/{id}", "update:self_service_profiles")
                .summary("Update a self-service profile")
                .changes(SCHEMA)
                .answers(200, SCHEMA)
                .stored(),
            this::patch)
        .add(
            Operation.delete(PATH + "/{id}", "delete:self_service_profiles")
                .summary("Delete a self-service profile and its texts")
                .answers(204)
                .stored(),
            profiles::delete)
        .add(
            Operation.get(TEXTS, "read:self_service_profile_custom_texts")
                .summary("Get the texts of a page of a self-service profile")
                .answers(200, TEXT)
                .stored(),
            this::texts)
        .add(
            Operation.put(TEXTS, "update:self_service_profile_custom_texts")
                .summary("Replace the texts of a page of a self-service profile")
                .takes(TEXT)
                .answers(200, TEXT)
                .stored(),
            this::putTexts);
  }

  private Stored find(Call call) {
    return profiles
        .find(call.tenant(), call.path("id"))
        .orElseThrow(SelfServiceProfilesApi::missing);
  }

  private ObjectNode shown(Stored profile) {
    return profiles.dated(profile).without(KEPT_TEXTS);
  }

  private Response list(Call call) {
    return Paging.of(call.query(), 50)
        .asTotals()
        .respond("self_service_profiles", profiles.all(call.tenant()), this::shown);
  }

  private Response patch(Call call) {
    var change = call.body();
    return Response.json(
        200,
        shown(
            profiles.update(
                call.tenant(), call.path("id"), before -> Schema.merge(before, change))));
  }

  /** The one page and language that there is. */
  private static String page(Call call) {
    var page = call.path("language") + "/" + call.path("page");
    if (!page.equals("en/get-started")) {
      throw ManagementError.notFound(null, "There is no such page in this language.");
    }
    return page;
  }

  private Response texts(Call call) {
    var texts = Json.child(find(call).body(), KEPT_TEXTS);
    return Response.json(200, Json.child(texts, page(call)));
  }

  private Response putTexts(Call call) {
    var id = find(call).id();
    var page = page(call);
    profiles.update(
        call.tenant(),
        id,
        before -> {
          var texts = Json.child(before, KEPT_TEXTS).deepCopy();
          texts.set(page, call.body());
          var change = Json.object();
          change.set(KEPT_TEXTS, texts);
          return Schema.merge(before, change);
        });
    return Response.json(200, call.body());
  }
}
