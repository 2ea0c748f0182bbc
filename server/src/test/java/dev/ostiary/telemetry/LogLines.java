package dev.ostiary.telemetry;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What the server logs meanwhile: {@code [REQUEST ID] MESSAGE}. */
final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<String> traces = new CopyOnWriteArrayList<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger("dev.ostiary");

  LogLines() {
    setContext(logger.getLoggerContext());
    start();
    logger.addAppender(this);
  }

  @Override
  protected void append(ILoggingEvent event) {
    var id = event.getMDCPropertyMap().getOrDefault("request", "");
    lines.add("[" + id + "] " + event.getFormattedMessage());
    if (event.getThrowableProxy() != null) {
      traces.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
    }
  }

  /** So far. */
  List<String> lines() {
    return lines;
  }

  /** All of it, with stack traces. */
  String text() {
    return String.join("\n", lines) + "\n" + String.join("\n", traces);
  }

  @Override
  public void close() {
    logger.detachAppender(this);
    stop();
  }
}
