package dev.ostiary.e2e;

import com.auth0.client.mgmt.core.RequestOptions;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Every method of the SDK that makes a request, by name. */
final class SdkMethods {
  private final Map<String, SdkMethod> methods = new TreeMap<>();

  /** Walks from the root client through all clients below it. */
  SdkMethods(Object root) throws ReflectiveOperationException {
    walk(root, "");
  }

  Iterable<SdkMethod> all() {
    return methods.values();
  }

  SdkMethod named(String name) {
    var method = methods.get(name);
    if (method == null) {
      throw new IllegalArgumentException("The SDK has no " + name);
    }
    return method;
  }

  private void walk(Object client, String prefix) throws ReflectiveOperationException {
    for (Method method : client.getClass().getMethods()) {
      var name = prefix + method.getName();
      if (method.getDeclaringClass() == Object.class || Modifier.isStatic(method.getModifiers())) {
        continue;
      }
      if (isClient(method.getReturnType())) {
        // "withRawResponse" leads to the same operations once more.
        if (!method.getReturnType().getSimpleName().startsWith("Raw")) {
          walk(method.invoke(client), name + ".");
        }
      } else if (isForUs(method)) {
        methods.merge(name, new SdkMethod(name, client, method), SdkMethods::longer);
      }
    }
  }

  private static boolean isClient(Class<?> type) {
    return type.getSimpleName().endsWith("Client")
        && type.getName().startsWith("com.auth0.client.mgmt");
  }

  /** Of a method's overloads those that take what a caller says, without transport options. */
  private static boolean isForUs(Method method) {
    return Stream.of(method.getParameterTypes())
        .noneMatch(type -> List.of(RequestOptions.class, InputStream.class).contains(type));
  }

  private static SdkMethod longer(SdkMethod one, SdkMethod other) {
    return Stream.of(one, other)
        .max(Comparator.comparingInt(found -> found.method().getParameterCount()))
        .orElseThrow();
  }
}
