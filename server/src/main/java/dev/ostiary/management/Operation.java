package dev.ostiary.management;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the Management API as it is declared: from it come the check of scopes, query
 * and body, and the OpenAPI document.
 *
 * @param method GET, POST, PUT, PATCH or DELETE
 * @param path below the API's root, such as {@code /roles/{id}}
 * @param scopes any of them is enough; one with blanks stands for all of its words together
 * @param summary what it does, in a few words
 * @param note more about it, in Markdown; may be empty
 * @param own a scope that opens it for what belongs to the caller, such as {@code
 *     read:current_user}; then {@code id} in the path must be the caller
 * @param effect whether what it stores is used by this server
 * @param query the parameters of the query
 * @param body what it takes, or null
 * @param answers what it gives back when it succeeds
 */
public record Operation(
    String method,
    String path,
    List<String> scopes,
    String summary,
    String note,
    @Nullable String own,
    Effect effect,
    List<Parameter> query,
    @Nullable Body body,
    List<Answer> answers) {

  /** What becomes of what a caller stores. */
  public enum Effect {
    /** The server acts by it. */
    ACTIVE,
    /** It is kept and returned faithfully, and has no effect yet. */
    STORED,
    /** The feature does not exist here; callers get the error that tools skip. */
    UNAVAILABLE
  }

  /**
   * A parameter of the query.
   *
   * @param required whether callers must send it; the handler says so when they do not
   */
  public record Parameter(String name, Type type, String description, boolean required) {
    /** A parameter that may be left out. */
    public Parameter(String name, Type type, String description) {
      this(name, type, description, false);
    }
  }

  /**
   * A body: JSON of this type, of which a creation or a change is expected, or a form's file.
   *
   * @param told members that the audit log keeps
   */
  public record Body(Type type, Use use, List<String> told) {}

  /** How a body is read. */
  public enum Use {
    /** A whole object: what is required must be there. */
    CREATE,
    /** A change: nothing is required and null removes. */
    PATCH,
    /** The handler reads the {@code multipart/form-data} itself. */
    UPLOAD
  }

  /** An answer; no type means no body. */
  public record Answer(int status, @Nullable Type type) {}

  /** Reads something. */
  public static Operation get(String path, String scopes) {
    return of("GET", path, scopes);
  }

  /** Makes something or starts an action. */
  public static Operation post(String path, String scopes) {
    return of("POST", path, scopes);
  }

  /** Replaces something. */
  public static Operation put(String path, String scopes) {
    return of("PUT", path, scopes);
  }

  /** Changes something. */
  public static Operation patch(String path, String scopes) {
    return of("PATCH", path, scopes);
  }

  /** Removes something. */
  public static Operation delete(String path, String scopes) {
    return of("DELETE", path, scopes);
  }

  private static Operation of(String method, String path, String scopes) {
    return new Operation(
        method,
        path,
        List.of(scopes.split(",")),
        "",
        "",
        null,
        Effect.ACTIVE,
        List.of(),
        null,
        List.of());
  }

  /** With a few words about what it does. */
  public Operation summary(String words) {
    return new Operation(
        method, path, scopes, words, note, own, effect, query, body, List.copyOf(answers));
  }

  /** With more about it, in Markdown. */
  public Operation note(String markdown) {
    return new Operation(
        method, path, scopes, summary, markdown, own, effect, query, body, answers);
  }

  /** Also for the user themself, who then needs this scope. */
  public Operation own(String scope) {
    return new Operation(method, path, scopes, summary, note, scope, effect, query, body, answers);
  }

  /** What it keeps has no effect yet. */
  public Operation stored() {
    return with(Effect.STORED);
  }

  /** The feature does not exist here. */
  public Operation unavailable() {
    return with(Effect.UNAVAILABLE);
  }

  private Operation with(Effect other) {
    return new Operation(method, path, scopes, summary, note, own, other, query, body, answers);
  }

  /** With one more parameter of the query. */
  public Operation query(String name, Type type, String description) {
    return query(List.of(new Parameter(name, type, description)));
  }

  /** With one more parameter of the query, which callers must send. */
  public Operation needs(String name, Type type, String description) {
    return query(List.of(new Parameter(name, type, description, true)));
  }

  /** With more parameters of the query. */
  public Operation query(List<Parameter> more) {
    var all = new ArrayList<>(query);
    all.addAll(more);
    return new Operation(
        method, path, scopes, summary, note, own, effect, List.copyOf(all), body, answers);
  }

  /** Takes a whole object. */
  public Operation creates(Schema schema) {
    return takes(Type.object(schema), Use.CREATE);
  }

  /** Takes a change of an object. */
  public Operation changes(Schema schema) {
    return takes(Type.object(schema), Use.PATCH);
  }

  /** Takes any JSON of this type, such as a list. */
  public Operation takes(Type type) {
    return takes(type, Use.CREATE);
  }

  /** Takes {@code multipart/form-data} with these parts, which the handler reads. */
  public Operation uploads(Schema parts) {
    return takes(Type.object(parts), Use.UPLOAD);
  }

  private Operation takes(Type type, Use use) {
    return with(new Body(type, use, List.of()));
  }

  private Operation with(Body taking) {
    return new Operation(method, path, scopes, summary, note, own, effect, query, taking, answers);
  }

  /** Members of the body that the audit log keeps: no secrets. */
  public Operation tells(String... members) {
    var taken = Objects.requireNonNull(body, "An operation without a body has nothing to tell");
    return with(new Body(taken.type(), taken.use(), List.of(members)));
  }

  /** Answers without a body, or with an error. */
  public Operation answers(int status) {
    return answer(new Answer(status, null));
  }

  /** Answers with JSON of this type. */
  public Operation answers(int status, Type type) {
    return answer(new Answer(status, type));
  }

  /** Answers with an object. */
  public Operation answers(int status, Schema schema) {
    return answers(status, Type.object(schema));
  }

  /** Answers with a list in pages: bare, with totals, or with a checkpoint. */
  public Operation pages(String name, Schema item) {
    return query(Paging.PAGES)
        .query(Paging.CHECKPOINT)
        .answers(200, Paging.answer(name, Type.object(item)));
  }

  /** Answers with a list in pages that is always an object with totals. */
  public Operation totals(String name, Schema item) {
    return query(Paging.PAGES).answers(200, Paging.totalsAnswer(name, Type.object(item)));
  }

  /** Answers with a list that is always an object with a checkpoint. */
  public Operation checkpoints(String name, Schema item) {
    return query(Paging.CHECKPOINT).answers(200, Paging.checkpointAnswer(name, Type.object(item)));
  }

  /** Takes the parameters that choose members of the answer. */
  public Operation fields() {
    return query(Fields.QUERY);
  }

  private Operation answer(Answer answer) {
    var all = new ArrayList<>(answers);
    all.add(answer);
    return new Operation(
        method, path, scopes, summary, note, own, effect, query, body, List.copyOf(all));
  }

  /** The names of the path's parameters, in order. */
  public List<String> pathParameters() {
    return java.util.Arrays.stream(path.split("/"))
        .filter(s -> s.startsWith("{"))
        .map(s -> s.substring(1, s.length() - 1))
        .toList();
  }

  /** Whether it needs several scopes at once. */
  boolean together() {
    return scopes.size() == 1 && scopes.getFirst().contains(" ");
  }

  /** The group that it belongs to: the first segment of its path. */
  public String group() {
    return path.substring(1).split("/", 2)[0];
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
