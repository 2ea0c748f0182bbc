package dev.ostiary.e2e;

import com.auth0.client.mgmt.core.ObjectMappers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A method of one of the SDK's clients, such as {@code roles.users.list}: path parameters as
 * strings, then sometimes a request.
 *
 * @param name the way to it from the root client
 * @param owner the client that has it
 * @param method what is called
 */
record SdkMethod(String name, Object owner, Method method) {
  private static final ObjectMapper JSON = ObjectMappers.JSON_MAPPER;

  int pathParameters() {
    return (int) Stream.of(method.getParameterTypes()).filter(SdkMethod::isText).count();
  }

  /** Calls it with the request read into the SDK's own types. */
  Object call(List<String> path, JsonNode request)
      throws IOException, ReflectiveOperationException {
    var arguments = new ArrayList<>();
    var rest = path.iterator();
    for (Type type : method.getGenericParameterTypes()) {
      if (type instanceof Class<?> plain && isText(plain)) {
        arguments.add(JSON.convertValue(rest.next(), plain));
      } else if (type == File.class) {
        arguments.add(file(request.path("users").asText("[]")));
      } else {
        arguments.add(JSON.readValue(JSON.treeAsTokens(request), JSON.constructType(type)));
      }
    }
    try {
      return method.invoke(owner, arguments.toArray());
    } catch (InvocationTargetException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failed;
    }
  }

  /**
   * Names that Auth0 fixes, of prompts for example, have types of their own; they are made from
   * text too.
   */
  private static boolean isText(Class<?> type) {
    return type == String.class || type.getSimpleName().endsWith("Enum");
  }

  /** Uploads are files for this SDK, texts for the tests. */
  private static File file(String text) throws IOException {
    var file = Files.createTempFile("e2e", ".json");
    Files.writeString(file, text);
    file.toFile().deleteOnExit();
    return file.toFile();
  }
}
