package dev.ostiary.search;

import dev.ostiary.common.Text;
import dev.ostiary.management.ManagementError;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;

/**
 * Lucene's own parser, which builds predicates instead of Lucene's queries. Only its grammar is
 * used: nothing is cut into words, and operators follow Boolean algebra where Lucene counts scores.
 */
final class QuerySyntax extends QueryParser {
  private static final int MAX_LENGTH = 4_096;
  private static final int MAX_PARENTHESES = 64;
  private static final int MAX_TERMS = 500;

  /** Lucene's names for what stands before a clause; its own constants are hidden. */
  private static final int AND = 1;

  private static final int OR = 2;
  private static final int NOT = 10;
  private static final int REQUIRED = 11;

  private final Terms terms;
  private int count;

  private QuerySyntax(Catalogue catalogue) {
    super(Terms.ANY, new NoAnalysis());
    terms = new Terms(catalogue);
    setSplitOnWhitespace(true);
    setAllowLeadingWildcard(true);
  }

  /**
   * What a query asks for.
   *
   * @throws ManagementError 400 when it is malformed, too large, or beyond this server
   */
  static Predicate read(String query, Catalogue catalogue) {
    if (query.length() > MAX_LENGTH) {
      throw Terms.refused("The query is longer than " + MAX_LENGTH + " characters");
    }
    if (query.chars().filter(c -> c == '(').count() > MAX_PARENTHESES) {
      throw Terms.refused("The query has more than " + MAX_PARENTHESES + " parentheses");
    }
    try {
      return predicate(new QuerySyntax(catalogue).parse(query));
    } catch (ParseException e) {
      throw Terms.refused("The query cannot be parsed. " + firstLine(e));
    }
  }

  private static String firstLine(ParseException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    var line = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    return Text.start(line, 200);
  }

  /** No text reaches an analysis: every method that would ask for one is replaced. */
  private static final class NoAnalysis extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      throw new IllegalStateException("Terms are not cut into words");
    }
  }

  /** A predicate on its way through Lucene's parser, with what stood before it. */
  private static final class Parsed extends Query {
    private final Predicate predicate;
    private final int conjunction;
    private final int modifier;

    Parsed(Predicate predicate, int conjunction, int modifier) {
      this.predicate = predicate;
      this.conjunction = conjunction;
      this.modifier = modifier;
    }

    Predicate signed() {
      return modifier == NOT ? new Predicate.Not(predicate) : predicate;
    }

    @Override
    public void visit(QueryVisitor visitor) {}

    @Override
    public String toString(String field) {
      return predicate.toString();
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  private static Predicate predicate(Query query) {
    if (query instanceof Parsed parsed) {
      return parsed.predicate;
    }
    throw Terms.refused("Boosts (^) are not supported");
  }

  private Query term(Predicate predicate) {
    if (++count > MAX_TERMS) {
      throw Terms.refused("The query has more than " + MAX_TERMS + " terms");
    }
    return new Parsed(predicate, 0, 0);
  }

  @Override
  protected Query getFieldQuery(String field, String text, boolean quoted) {
    return term(terms.is(field, text));
  }

  @Override
  protected Query getFieldQuery(String field, String text, int slop) {
    if (slop != 0) {
      throw Terms.refused("Distances between words (~) are not supported");
    }
    return term(terms.is(field, text));
  }

  @Override
  protected Query getPrefixQuery(String field, String prefix) {
    return term(terms.like(field, List.of(prefix, "")));
  }

  @Override
  protected Query getWildcardQuery(String field, String pattern) {
    return term(terms.like(field, Terms.parts(pattern)));
  }

  @Override
  protected Query getRangeQuery(
      String field, String low, String high, boolean lowIncluded, boolean highIncluded) {
    return term(
        terms.range(
            field,
            low == null ? null : new Predicate.Bound(low, lowIncluded),
            high == null ? null : new Predicate.Bound(high, highIncluded)));
  }

  @Override
  protected Query getFuzzyQuery(String field, String text, float similarity) {
    throw Terms.refused("Similar words (~) are not supported");
  }

  @Override
  protected Query getRegexpQuery(String field, String text) {
    throw Terms.refused("Regular expressions (/) are not supported; quote a value with a slash");
  }

  @Override
  protected void addClause(
      List<BooleanClause> clauses, int conjunction, int modifier, Query query) {
    clauses.add(
        new BooleanClause(
            new Parsed(predicate(query), conjunction, modifier), BooleanClause.Occur.SHOULD));
  }

  /**
   * AND binds more tightly than OR, OR more tightly than standing side by side. Clauses side by
   * side are alternatives, unless {@code +} requires one of them; {@code -} excludes.
   */
  @Override
  protected Query getBooleanQuery(List<BooleanClause> clauses) {
    var runs = new ArrayList<List<Parsed>>();
    for (var clause : clauses) {
      var parsed = (Parsed) clause.query();
      if (runs.isEmpty() || (parsed.conjunction != AND && parsed.conjunction != OR)) {
        runs.add(new ArrayList<>());
      }
      runs.getLast().add(parsed);
    }
    return new Parsed(sideBySide(runs), 0, 0);
  }

  private static Predicate sideBySide(List<List<Parsed>> runs) {
    if (runs.size() == 1) {
      return alternatives(runs.getFirst());
    }
    var all = new ArrayList<Predicate>();
    var any = new ArrayList<Predicate>();
    boolean required = false;
    for (var run : runs) {
      int modifier = run.size() == 1 ? run.getFirst().modifier : 0;
      (modifier == 0 ? any : all).add(alternatives(run));
      required |= modifier == REQUIRED;
    }
    if (!required && !any.isEmpty()) {
      all.add(Predicate.or(any));
    }
    return Predicate.and(all);
  }

  private static Predicate alternatives(List<Parsed> run) {
    var groups = new ArrayList<List<Predicate>>();
    for (var parsed : run) {
      if (groups.isEmpty() || parsed.conjunction != AND) {
        groups.add(new ArrayList<>());
      }
      groups.getLast().add(parsed.signed());
    }
    return Predicate.or(groups.stream().map(Predicate::and).toList());
  }
}
