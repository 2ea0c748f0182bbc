package dev.ostiary.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/** Parts of a multipart/form-data body while they arrive; Jetty finds the boundaries. */
final class Multipart implements MultiPart.Parser.Listener {
  private static final int BUFFER = 64 * 1024;
  private static final int MAX_FIELDS = 20;
  private static final int MAX_FIELD_BYTES = 8 * 1024;
  private static final int MAX_HEADER_BYTES = 8 * 1024;
  private static final Pattern NAME =
      Pattern.compile("(?i)form-data\\s*;(?:.*;)?\\s*name=(?:\"([^\"]*)\"|([^\\s;\"]+)).*");
  private final Upload upload;
  private final Map<String, String> fields = new LinkedHashMap<>();
  private final ByteArrayOutputStream value = new ByteArrayOutputStream();
  private String name = "";
  private boolean file;
  private boolean complete;
  private boolean malformed;
  private @Nullable RuntimeException refusal;

  private Multipart(Upload upload) {
    this.upload = upload;
  }

  static Map<String, String> read(InputStream in, String contentType, Upload upload)
      throws IOException {
    var boundary = MultiPart.extractBoundary(contentType);
    if (boundary == null || boundary.isEmpty() || boundary.length() > 70) {
      throw HttpError.badRequest("The form has no boundary");
    }
    var parts = new Multipart(upload);
    var parser = new MultiPart.Parser(boundary, parts);
    parser.setMaxParts(MAX_FIELDS);
    parser.setPartHeadersMaxLength(MAX_HEADER_BYTES);
    var buffer = new byte[BUFFER];
    long all = 0;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      all += n;
      if (all > upload.limit()) {
        throw tooLarge(upload.limit());
      }
      parser.parse(Content.Chunk.from(ByteBuffer.wrap(buffer, 0, n), false));
      parts.check();
    }
    parser.parse(Content.Chunk.EOF);
    parts.check();
    if (!parts.complete) {
      throw HttpError.badRequest("The form is not complete");
    }
    return parts.fields;
  }

  static HttpError tooLarge(long limit) {
    return new HttpError(
        413, "invalid_request", "The body is larger than " + limit / 1024 + " KiB");
  }

  private void check() {
    if (refusal != null) {
      throw refusal;
    }
    if (malformed) {
      throw HttpError.badRequest("The form is malformed");
    }
  }

  /** Keeps what is thrown: Jetty's parser only logs it and goes on. */
  private void keep(Runnable step) {
    if (refusal == null) {
      try {
        step.run();
      } catch (RuntimeException e) {
        refusal = e;
      }
    }
  }

  @Override
  public void onPartBegin() {
    name = "";
    file = false;
    value.reset();
  }

  @Override
  public void onPartHeader(String header, String content) {
    var found = NAME.matcher(content);
    if (header.equalsIgnoreCase("Content-Disposition") && found.matches()) {
      name = found.group(1) == null ? found.group(2) : found.group(1);
    }
  }

  @Override
  public void onPartHeaders() {
    file = name.equals(upload.file());
    keep(this::begin);
  }

  private void begin() {
    if (name.isEmpty() || fields.putIfAbsent(name, "") != null) {
      throw HttpError.badRequest("A part of the form has no name, or one that was there before");
    }
  }

  @Override
  public void onPartContent(Content.Chunk chunk) {
    keep(() -> take(chunk.getByteBuffer()));
  }

  private void take(ByteBuffer bytes) {
    if (file) {
      upload.sink().accept(bytes);
    } else if (value.size() + bytes.remaining() > MAX_FIELD_BYTES) {
      throw new HttpError(413, "invalid_request", "The field " + name + " is too long");
    } else {
      var copy = new byte[bytes.remaining()];
      bytes.get(copy);
      value.writeBytes(copy);
    }
  }

  @Override
  public void onPartEnd() {
    if (!file) {
      fields.put(name, value.toString(StandardCharsets.UTF_8));
    }
  }

  @Override
  public void onComplete() {
    complete = true;
  }

  @Override
  public void onFailure(Throwable found) {
    malformed = true;
  }
}
