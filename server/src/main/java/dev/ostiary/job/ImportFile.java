package dev.ostiary.job;

import dev.ostiary.db.Database;
import java.io.ByteArrayInputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The array of users in an uploaded file, one at a time, from any user on. */
final class ImportFile implements AutoCloseable {
  /** A user of a file, in bytes of JSON. */
  static final int MAX_USER = 1 << 20;

  private static final int READ_AHEAD = 16 * 1024;

  /** What stands before the rest of a file so that it is an array again. */
  private static final byte[] RESUMED = "[0".getBytes(StandardCharsets.US_ASCII);

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(64)
                          .maxStringLength(MAX_USER)
                          .maxNumberLength(100)
                          .maxNameLength(2048)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .build();

  private final StoredFile bytes;
  private final JsonParser parser;
  private final long shift;
  private boolean ended;

  /**
   * Opens the file.
   *
   * @param position 0, or where a user ended, as {@link #position} said
   */
  ImportFile(Database database, String jobId, long position) {
    bytes = new StoredFile(database, jobId, position);
    boolean resumed = position > 0;
    shift = resumed ? position - RESUMED.length : 0;
    parser =
        MAPPER.createParser(
            resumed ? new SequenceInputStream(new ByteArrayInputStream(RESUMED), bytes) : bytes);
    begin(resumed);
  }

  private void begin(boolean resumed) {
    if (token() != JsonToken.START_ARRAY) {
      throw new JobWork.Failed("The file must be a JSON array of users");
    }
    if (resumed) {
      token();
    } else if (parser.currentLocation().getByteOffset() < 0) {
      throw new JobWork.Failed("The file must be in UTF-8");
    }
  }

  /** Where the user that was read last ends, in bytes. */
  long position() {
    return shift + parser.currentLocation().getByteOffset();
  }

  /**
   * The next user; empty at the end.
   *
   * @throws JobWork.Failed when the rest is not readable
   */
  Optional<JsonNode> next() {
    if (ended) {
      return Optional.empty();
    }
    var token = token();
    if (token == null) {
      throw new JobWork.Failed("The file ends before its array does");
    }
    if (token == JsonToken.END_ARRAY) {
      if (token() != null) {
        throw new JobWork.Failed("There is something after the end of the array");
      }
      ended = true;
      return Optional.empty();
    }
    try {
      return Optional.of(parser.readValueAsTree());
    } catch (JacksonException e) {
      throw unreadable(e);
    }
  }

  private @Nullable JsonToken token() {
    bytes.allow(MAX_USER + READ_AHEAD);
    try {
      return parser.nextToken();
    } catch (JacksonException e) {
      throw unreadable(e);
    }
  }

  private JobWork.Failed unreadable(JacksonException error) {
    return new JobWork.Failed(
        "The JSON is malformed, or a user larger than 1 MiB, after byte "
            + Math.max(0, shift + parser.currentLocation().getByteOffset())
            + ": "
            + error.getClass().getSimpleName());
  }

  @Override
  public void close() {
    parser.close();
  }
}
