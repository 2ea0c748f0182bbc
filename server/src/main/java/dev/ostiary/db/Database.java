package dev.ostiary.db;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntSupplier;

/** A SQL database. What a write returns is durable. */
public interface Database extends AutoCloseable {
  /** Runs a function that only reads; it sees one consistent state. */
  <T> T read(Function<Tx, T> work);

  /**
   * Runs a function in a transaction and returns when it is committed to disk. An exception rolls
   * back what this function did and nothing else.
   */
  <T> T write(Function<Tx, T> work);

  /**
   * The same, and if it gave anything, rows of {@link #append}. Where one thread writes for all
   * they are one transaction; elsewhere they follow, as callers who count in the same row would
   * wait for each other.
   */
  default <T> Optional<T> write(Function<Tx, Optional<T>> work, Consumer<Tx> rows) {
    var made = write(work);
    if (made.isPresent()) {
      append(rows);
    }
    return made;
  }

  /**
   * The same for work that may take as long as it takes: a step of the start, a command. Never for
   * a request, which holds a connection meanwhile.
   */
  default <T> T unhurried(Function<Tx, T> work) {
    return write(work);
  }

  /**
   * Appends rows that depend on nothing and that nothing conflicts with. Returns when they are
   * durable; many callers share one commit.
   */
  void append(Consumer<Tx> work);

  /**
   * Runs something after each {@link Dialect#announce} that was committed, on whatever node, and
   * after each time that announcements may have been lost. Where no other node can be, nothing is
   * ever announced. Called once, at start.
   */
  default void listen(Runnable heard) {}

  /**
   * Tells how many requests are at work, so that as many of them as can share a commit. Called
   * once, at start; without it each commit takes what is there.
   */
  default void sharing(IntSupplier requests) {}

  /**
   * Tells what may be remembered of users between requests; nothing where other nodes write the
   * same database.
   */
  Optional<Changes> changes();

  /** What differs between databases. */
  Dialect dialect();

  @Override
  void close();
}
