package dev.ostiary.reference;

import dev.ostiary.common.Hashes;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Large answers that seldom change and are the same for everybody: caches keep them and ask whether
 * they still hold (RFC 9110 section 13), and they travel compressed. They hold no secret that the
 * length of a compressed answer could tell.
 */
final class Revalidated {
  private Revalidated() {}

  /** The answer, or only 304 when the caller has it already. */
  static Response of(Request request, Response response) {
    var hash = Hashes.sha256(response.body());
    // Weak: the compressed form has other bytes and the same meaning.
    var tag = "W/\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + "\"";
    if (request.headers("if-none-match").stream().anyMatch(h -> names(h, tag))) {
      return marked(Response.empty(304), tag);
    }
    boolean gzip =
        request.header("accept-encoding").orElse("").matches("(?i).*\\bgzip\\b(?!;q=0).*");
    return marked(gzip ? compressed(response) : response, tag);
  }

  private static boolean names(String header, String tag) {
    return header.strip().equals("*") || List.of(header.split("\\s*,\\s*")).contains(tag);
  }

  private static Response marked(Response response, String tag) {
    return response
        .with("ETag", tag)
        .with("Cache-Control", "public, no-cache")
        .with("Vary", "Accept-Encoding");
  }

  private static Response compressed(Response response) {
    var bytes = new ByteArrayOutputStream(response.body().length / 4);
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Response(response.status(), response.headers(), bytes.toByteArray())
        .with("Content-Encoding", "gzip");
  }
}
