package dev.ostiary.http;

import dev.ostiary.oauth.Params;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the handler of a request: a tree of path segments, literal before parameter. */
public final class Router implements Endpoint.Routes {
  private static final int MAX_SEGMENTS = 16;
  private final Node root = new Node();

  private static final class Node {
    final Map<String, Node> literals = new HashMap<>();
    final Map<String, Endpoint.Handler> handlers = new HashMap<>();
    final List<String> names = new ArrayList<>();
    @Nullable Node parameter;

    /** The path as it was registered. */
    String route = "";
  }

  /** A handler, the path it was registered with, and the request with its path parameters. */
  public record Match(Endpoint.Handler handler, String route, Request request) {
    /** Runs the handler. */
    public Response handle() throws Exception {
      return handler.handle(request);
    }
  }

  @Override
  public Router add(String method, String path, Endpoint.Handler handler) {
    var node = root;
    var names = new ArrayList<String>();
    for (var segment : segments(path)) {
      if (segment.startsWith("{")) {
        names.add(segment.substring(1, segment.length() - 1));
        var next = node.parameter;
        if (next == null) {
          next = new Node();
          node.parameter = next;
        }
        node = next;
      } else {
        node = node.literals.computeIfAbsent(segment, s -> new Node());
      }
    }
    node.route = path;
    if (node.handlers.putIfAbsent(method, handler) != null) {
      throw new IllegalStateException("Two routes for " + method + " " + path);
    }
    if (node.names.isEmpty()) {
      node.names.addAll(names);
    } else if (!node.names.equals(names)) {
      throw new IllegalStateException("Parameters are named differently: " + path);
    }
    return this;
  }

  /**
   * The handler of the request.
   *
   * @throws HttpError 404 when no route has this path, 405 when none of them has this method
   */
  public Match match(Request request) {
    var method = request.method().equals("HEAD") ? "GET" : request.method();
    var segments = segments(request.path());
    if (segments.size() > MAX_SEGMENTS) {
      throw notFound();
    }
    var values = new ArrayList<String>();
    // DELETE /themes/default is no method of the literal route, but of /themes/{id}.
    var node = find(root, segments, values, n -> n.handlers.containsKey(method));
    if (node == null) {
      throw refused(find(root, segments, values, n -> !n.handlers.isEmpty()));
    }
    var params = new HashMap<String, String>();
    for (int i = 0; i < values.size(); i++) {
      params.put(node.names.get(i), Params.decodeSegment(values.get(i)));
    }
    var handler = Objects.requireNonNull(node.handlers.get(method));
    return new Match(handler, node.route, request.withPathParams(params));
  }

  private static HttpError refused(@Nullable Node other) {
    return other == null
        ? notFound()
        : new HttpError(
            405,
            "method_not_allowed",
            "Allowed: " + String.join(", ", new TreeSet<>(other.handlers.keySet())));
  }

  private static HttpError notFound() {
    return new HttpError(404, "not_found", "Not Found");
  }

  private static @Nullable Node find(
      Node node, List<String> path, List<String> values, Predicate<Node> fits) {
    if (path.isEmpty()) {
      return fits.test(node) ? node : null;
    }
    var segment = path.getFirst();
    var rest = path.subList(1, path.size());
    var literal = node.literals.get(segment);
    var found = literal == null ? null : find(literal, rest, values, fits);
    if (found != null || node.parameter == null || segment.isEmpty()) {
      return found;
    }
    values.add(segment);
    found = find(node.parameter, rest, values, fits);
    if (found == null) {
      values.removeLast();
    }
    return found;
  }

  /** Segments between slashes; one slash at the end makes no difference. */
  private static List<String> segments(String path) {
    var segments = new ArrayList<String>();
    int start = 1;
    while (start < path.length()) {
      int end = path.indexOf('/', start);
      if (end < 0) {
        end = path.length();
      }
      segments.add(path.substring(start, end));
      start = end + 1;
    }
    return segments;
  }
}
