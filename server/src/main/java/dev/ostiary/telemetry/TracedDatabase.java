package dev.ostiary.telemetry;

import dev.ostiary.db.Changes;
import dev.ostiary.db.Database;
import dev.ostiary.db.Dialect;
import dev.ostiary.db.Tx;
import dev.ostiary.trace.Trace;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;

/**
 * A span for each transaction, with the time it waited for a connection and for its group. Work
 * that another thread does keeps the id of its request, so that the log names it.
 */
public final class TracedDatabase implements Database {
  private final Database inner;

  /** Around a database, which it closes. */
  public TracedDatabase(Database inner) {
    this.inner = inner;
  }

  @Override
  public <T> T read(Function<Tx, T> work) {
    return Trace.call("db read", () -> noted(() -> inner.read(work)));
  }

  @Override
  public <T> T write(Function<Tx, T> work) {
    var here = Trace.here();
    return Trace.call(
        "db write", () -> noted(() -> inner.write(tx -> here.call(() -> work.apply(tx)))));
  }

  @Override
  public <T> Optional<T> write(Function<Tx, Optional<T>> work, Consumer<Tx> rows) {
    var here = Trace.here();
    return Trace.call(
        "db write",
        () ->
            noted(
                () ->
                    inner.write(
                        tx -> here.call(() -> work.apply(tx)),
                        tx -> here.run(() -> rows.accept(tx)))));
  }

  @Override
  public <T> T unhurried(Function<Tx, T> work) {
    var here = Trace.here();
    return Trace.call(
        "db write", () -> noted(() -> inner.unhurried(tx -> here.call(() -> work.apply(tx)))));
  }

  @Override
  public void append(Consumer<Tx> work) {
    var here = Trace.here();
    Trace.call(
        "db append",
        () ->
            noted(
                () -> {
                  inner.append(tx -> here.run(() -> work.accept(tx)));
                  return true;
                }));
  }

  private <T> T noted(Trace.Work<T, RuntimeException> work) {
    Trace.note("db.system.name", inner.dialect() == Dialect.SQLITE ? "sqlite" : "postgresql");
    return work.call();
  }

  @Override
  public void listen(Runnable heard) {
    inner.listen(heard);
  }

  @Override
  public Optional<Changes> changes() {
    return inner.changes();
  }

  @Override
  public void sharing(IntSupplier requests) {
    inner.sharing(requests);
  }

  @Override
  public Dialect dialect() {
    return inner.dialect();
  }

  @Override
  public void close() {
    inner.close();
  }
}
