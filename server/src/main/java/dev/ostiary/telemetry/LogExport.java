package dev.ostiary.telemetry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import dev.ostiary.trace.Trace;
import io.opentelemetry.api.logs.LogRecordBuilder;
import io.opentelemetry.api.logs.LoggerProvider;
import io.opentelemetry.api.logs.Severity;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** Every line of the server's log as a record of OpenTelemetry, with request and trace. */
final class LogExport extends UnsynchronizedAppenderBase<ILoggingEvent> implements AutoCloseable {
  private final LoggerProvider records;

  private LogExport(LoggerProvider records) {
    this.records = records;
  }

  /** Takes what is logged from now on. */
  static LogExport into(LoggerProvider records) {
    var export = new LogExport(records);
    export.setContext(root().getLoggerContext());
    export.start();
    root().addAppender(export);
    return export;
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  @Override
  protected void append(ILoggingEvent event) {
    var record =
        records
            .get(event.getLoggerName())
            .logRecordBuilder()
            .setTimestamp(event.getTimeStamp(), TimeUnit.MILLISECONDS)
            .setSeverity(severity(event.getLevel()))
            .setSeverityText(event.getLevel().toString())
            .setBody(event.getFormattedMessage());
    Trace.context().ifPresent(record::setContext);
    Trace.request().ifPresent(id -> record.setAttribute("ostiary.request.id", id));
    failure(event, record);
    record.emit();
  }

  private static void failure(ILoggingEvent event, LogRecordBuilder record) {
    var failure = event.getThrowableProxy();
    if (failure != null) {
      record.setAttribute("exception.type", failure.getClassName());
      record.setAttribute("exception.stacktrace", ThrowableProxyUtil.asString(failure));
    }
  }

  private static Severity severity(Level level) {
    return switch (level.toInt()) {
      case Level.ERROR_INT -> Severity.ERROR;
      case Level.WARN_INT -> Severity.WARN;
      case Level.INFO_INT -> Severity.INFO;
      case Level.DEBUG_INT -> Severity.DEBUG;
      default -> Severity.TRACE;
    };
  }

  @Override
  public void close() {
    root().detachAppender(this);
    stop();
  }
}
