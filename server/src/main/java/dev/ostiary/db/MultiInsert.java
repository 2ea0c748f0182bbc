package dev.ostiary.db;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes many rows in few statements: each round trip costs more than a row. The statements have
 * one of a few lengths, so that a database that keeps plans has one for each of them.
 *
 * @param into {@code INSERT INTO} with the table and the names of its columns
 * @param columns how many columns that are
 * @param end what follows the rows, such as {@code ON CONFLICT DO NOTHING} or {@code RETURNING}
 * @param binder sets the columns of one row
 */
public record MultiInsert<T>(String into, int columns, String end, Binder<T> binder) {
  private static final int[] LENGTHS = {64, 16, 4, 1};

  /** Sets the columns of a row. */
  @FunctionalInterface
  public interface Binder<T> {
    /**
     * Sets every column.
     *
     * @param first the parameter that is the row's first column
     */
    void bind(PreparedStatement statement, int first, T row) throws SQLException;
  }

  /** Reads a row that was written. */
  @FunctionalInterface
  public interface Reader<R> {
    /** What the statement returned of one row. */
    R read(ResultSet row) throws SQLException;
  }

  /** Writes the rows; returns how many were, which are fewer where a conflict is allowed. */
  public int write(Tx tx, List<T> rows) {
    int written = 0;
    for (var some : pieces(rows)) {
      written += tx.update(sql(some.size()), s -> bind(s, some));
    }
    return written;
  }

  /** Writes the rows and returns what the statement returns of them, in any order. */
  public <R> List<R> write(Tx tx, List<T> rows, Reader<R> reader) {
    var written = new ArrayList<R>(rows.size());
    for (var some : pieces(rows)) {
      tx.query(
          sql(some.size()),
          s -> bind(s, some),
          found -> {
            while (found.next()) {
              written.add(reader.read(found));
            }
          });
    }
    return written;
  }

  private List<List<T>> pieces(List<T> rows) {
    var pieces = new ArrayList<List<T>>();
    int from = 0;
    for (int length : LENGTHS) {
      for (; rows.size() - from >= length; from += length) {
        pieces.add(rows.subList(from, from + length));
      }
    }
    return pieces;
  }

  private String sql(int rows) {
    var row = "(?" + ", ?".repeat(columns - 1) + ")";
    return into + " VALUES " + row + (", " + row).repeat(rows - 1) + " " + end;
  }

  private void bind(PreparedStatement statement, List<T> rows) throws SQLException {
    int first = 1;
    for (var row : rows) {
      binder.bind(statement, first, row);
      first += columns;
    }
  }
}
