package dev.ostiary.badrequest;

import dev.ostiary.common.Json;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A request that is still being made: mutations change it until it is sent. */
final class Draft {
  /** A parameter; a raw one goes out as it is, without encoding. */
  record Param(String name, String value, boolean raw) {}

  /** What the answer must be, when the fault alone decides it. */
  record Expected(int status, String text) {}

  String method;
  String path;
  final List<Param> query = new ArrayList<>();
  final List<Param> form = new ArrayList<>();
  final Map<String, String> headers = new LinkedHashMap<>();
  @Nullable ObjectNode json;
  byte @Nullable [] rawBody;
  @Nullable Expected expected;

  /** Whether HTTP itself is broken: then closing the connection is an answer too. */
  boolean broken;

  Draft(String method, String path) {
    this.method = method;
    this.path = path;
    headers.put("Host", "localhost");
  }

  Draft query(String name, String value) {
    query.add(new Param(name, value, false));
    return this;
  }

  Draft form(String name, String value) {
    form.add(new Param(name, value, false));
    headers.put("Content-Type", "application/x-www-form-urlencoded");
    return this;
  }

  Draft json(String text) {
    json = Json.own(text);
    headers.put("Content-Type", "application/json");
    return this;
  }

  Draft header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  Draft body(String contentType, byte[] body) {
    rawBody = body;
    json = null;
    form.clear();
    headers.put("Content-Type", contentType);
    return this;
  }

  Draft expect(int status, String text) {
    expected = new Expected(status, text);
    return this;
  }

  /** Turns the form into a JSON body with the same members. */
  Draft asJson() {
    var object = Json.object();
    form.forEach(p -> object.put(p.name(), p.value()));
    form.clear();
    json = object;
    headers.put("Content-Type", "application/json");
    return this;
  }

  /** The parameters that a mutation may touch: those of the form, else those of the query. */
  List<Param> params() {
    return form.isEmpty() ? query : form;
  }

  boolean head() {
    return method.equals("HEAD");
  }

  /** The beginning of the request, for reports. */
  String shown() {
    var text = new String(bytes(), StandardCharsets.ISO_8859_1);
    var shorter = text.replaceAll("(.)\\1{60,}", "$1…").replaceAll("[^\\x20-\\x7e\\n…]", "?");
    return shorter.length() > 1_500 ? shorter.substring(0, 1_500) + "…" : shorter;
  }

  byte[] bytes() {
    var body = body();
    var head = new StringBuilder(method).append(' ').append(path);
    if (!query.isEmpty()) {
      head.append('?').append(encode(query));
    }
    head.append(" HTTP/1.1\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    boolean counted = headers.containsKey("Content-Length");
    if (!counted && (body.length > 0 || method.startsWith("P"))) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    head.append("\r\n");
    var out = new ByteArrayOutputStream();
    out.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
    out.writeBytes(body);
    return out.toByteArray();
  }

  private byte[] body() {
    if (rawBody != null) {
      return rawBody;
    }
    if (json != null) {
      return Json.bytes(json);
    }
    return encode(form).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String encode(List<Param> params) {
    return String.join("&", params.stream().map(Draft::encode).toList());
  }

  private static String encode(Param param) {
    return param.raw()
        ? param.name() + "=" + param.value()
        : URLEncoder.encode(param.name(), StandardCharsets.UTF_8)
            + "="
            + URLEncoder.encode(param.value(), StandardCharsets.UTF_8);
  }
}
