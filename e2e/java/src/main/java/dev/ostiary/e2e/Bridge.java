package dev.ostiary.e2e;

import com.auth0.client.mgmt.ManagementApi;
import com.auth0.client.mgmt.core.ManagementApiException;
import com.auth0.client.mgmt.core.ObjectMappers;
import com.auth0.client.mgmt.core.SyncPagingIterable;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.stream.IntStream;

/**
 * Calls {@code com.auth0:auth0} for the tests: a line of JSON in, a line of JSON out.
 *
 * <ul>
 *   <li>{@code {"describe":true}}: every method with the request that it makes
 *   <li>{@code {"method":"roles.users.list","path":["rol_1"],"request":{…}}}: {@code {"result":…}},
 *       or {@code {"status":404,"body":…}} where the server refused
 * </ul>
 *
 * Arguments: domain, client id, client secret.
 */
final class Bridge {
  private static final ObjectMapper JSON = ObjectMappers.JSON_MAPPER;

  private final SdkMethods methods;

  private Bridge(ManagementApi sdk) throws ReflectiveOperationException {
    methods = new SdkMethods(sdk);
  }

  public static void main(String[] args) throws IOException, ReflectiveOperationException {
    var sdk = ManagementApi.builder().domain(args[0]).clientCredentials(args[1], args[2]).build();
    var bridge = new Bridge(sdk);
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      out.println(JSON.writeValueAsString(bridge.answer(JSON.readTree(line))));
    }
  }

  private ObjectNode answer(JsonNode order) {
    var answer = JSON.createObjectNode();
    try {
      if (order.has("describe")) {
        answer.set("methods", Description.of(methods.all()));
      } else {
        answer.set("result", JSON.valueToTree(call(order)));
      }
    } catch (ManagementApiException refused) {
      answer.put("status", refused.statusCode()).set("body", JSON.valueToTree(refused.body()));
    } catch (IOException | ReflectiveOperationException | RuntimeException failed) {
      answer.put("failure", failed + (failed.getCause() == null ? "" : ": " + failed.getCause()));
    }
    return answer;
  }

  private Object call(JsonNode order) throws IOException, ReflectiveOperationException {
    var path = order.path("path");
    var parameters =
        IntStream.range(0, path.size()).mapToObj(index -> path.get(index).asText()).toList();
    var result =
        methods.named(order.path("method").asText()).call(parameters, order.path("request"));
    if (result instanceof SyncPagingIterable<?> pages) {
      var items = new ArrayList<Object>();
      pages.forEach(items::add);
      return items;
    }
    return result;
  }
}
