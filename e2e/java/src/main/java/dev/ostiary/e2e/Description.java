package dev.ostiary.e2e;

import com.auth0.client.mgmt.ManagementApi;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * Which request each method makes: each is called once with made-up arguments on a client that
 * sends nothing.
 */
final class Description {
  private final AtomicReference<Request> last = new AtomicReference<>();
  private final SdkMethods methods;

  private Description() throws ReflectiveOperationException {
    var http =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  last.set(chain.request());
                  throw new IOException("this request is only looked at");
                });
    methods =
        new SdkMethods(
            ManagementApi.builder()
                .domain("probe.invalid")
                .token("t")
                .maxRetries(0)
                .httpClient(http.build())
                .build());
  }

  static ArrayNode of(Iterable<SdkMethod> all) throws ReflectiveOperationException {
    var description = new Description();
    var list = JsonNodeFactory.instance.arrayNode();
    for (var method : all) {
      list.add(description.describe(description.methods.named(method.name())));
    }
    return list;
  }

  private ObjectNode describe(SdkMethod method) throws ReflectiveOperationException {
    var path =
        IntStream.range(0, method.pathParameters()).mapToObj(index -> "p" + index + "x").toList();
    last.set(null);
    attempt(method, path);
    var request =
        Objects.requireNonNull(last.get(), () -> "What does " + method.name() + " ask for?");
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", method.name())
        .put("method", request.method())
        .put("path", request.url().encodedPath().replaceFirst("^/api/v2", ""));
  }

  private static void attempt(SdkMethod method, List<String> path)
      throws ReflectiveOperationException {
    try {
      method.call(path, madeUp(method.method()));
    } catch (IOException | RuntimeException expected) {
      // The client without a network ends every call so.
      Objects.requireNonNull(expected);
    }
  }

  /**
   * A request whose texts are filled in, for the SDK does without none of those that it requires.
   */
  private static JsonNode madeUp(Method method) {
    var request = JsonNodeFactory.instance.objectNode();
    var types = method.getParameterTypes();
    if (types.length == 0 || List.class.isAssignableFrom(types[types.length - 1])) {
      return JsonNodeFactory.instance.arrayNode();
    }
    for (var getter : types[types.length - 1].getMethods()) {
      var property = getter.getAnnotation(JsonProperty.class);
      if (property != null && getter.getReturnType() == String.class) {
        request.put(property.value(), "x");
      }
    }
    return request;
  }
}
