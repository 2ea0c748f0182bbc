package dev.ostiary.mfa;

import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Schema;
import dev.ostiary.management.StoredSettings;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * One object of settings of the second factors.
 *
 * @param paths where it is found below {@code /guardian}; Auth0 has two paths for some
 * @param methods those of GET, PUT and PATCH that there are
 * @param schema what it looks like
 * @param initial how it begins
 * @param concealed members that no answer shows
 */
record Sheet(
    List<String> paths,
    List<String> methods,
    Schema schema,
    ObjectNode initial,
    List<String> concealed) {
  /** What the reference says of every one. */
  static final String NOTE =
      "Kept and returned, without any effect: this server does not ask for a second factor yet.";

  static Sheet of(String paths, String methods, Schema schema, ObjectNode initial) {
    var concealed =
        schema.properties().stream()
            .filter(p -> p.writer() == Schema.Writer.NEVER_SHOWN)
            .map(Schema.Property::name)
            .toList();
    return new Sheet(
        Arrays.asList(paths.split(",")),
        Arrays.asList(methods.split(",")),
        schema,
        initial,
        concealed);
  }

  private String key() {
    return "guardian" + paths.getFirst();
  }

  void routes(ManagementRoutes routes, StoredSettings settings) {
    for (var path : paths) {
      for (var method : methods) {
        routes.add(operation(method, path), call -> answer(method, call, settings));
      }
    }
  }

  private Operation operation(String method, String path) {
    var words = path.substring(path.indexOf('/', 1) + 1).replace('/', ' ');
    var read = "read:guardian_factors";
    var update = "update:guardian_factors";
    var operation =
        switch (method) {
          case "GET" -> Operation.get("/guardian" + path, read).summary("Get: " + words);
          case "PUT" ->
              Operation.put("/guardian" + path, update)
                  .summary("Replace: " + words)
                  .creates(schema);
          default ->
              Operation.patch("/guardian" + path, update)
                  .summary("Update: " + words)
                  .changes(schema);
        };
    return operation.note(NOTE).stored().answers(200, schema);
  }

  private Response answer(String method, Call call, StoredSettings settings) {
    var tenant = call.tenant();
    return Response.json(
        200,
        shown(
            switch (method) {
              case "GET" -> settings.get(tenant, key(), initial);
              case "PUT" -> {
                var whole = Schema.withDefaults(call.body(), initial);
                yield settings.update(tenant, key(), initial, before -> whole);
              }
              default -> {
                var change = call.body();
                yield settings.update(
                    tenant, key(), initial, before -> Schema.merge(before, change));
              }
            }));
  }

  private ObjectNode shown(ObjectNode stored) {
    return stored.remove(concealed);
  }
}
