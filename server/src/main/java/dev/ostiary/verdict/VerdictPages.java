package dev.ostiary.verdict;

import dev.ostiary.branding.ReferenceView.Book;
import dev.ostiary.http.Endpoint;
import dev.ostiary.http.HttpError;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import dev.ostiary.page.Screens;
import dev.ostiary.tenant.Tenants;

/** {@code /docs/verdicts}: a page for each verdict, open to everybody. */
public final class VerdictPages implements Endpoint {
  private final Tenants tenants;
  private final Screens screens;

  /** The pages. */
  public VerdictPages(Tenants tenants, Screens screens) {
    this.tenants = tenants;
    this.screens = screens;
  }

  @Override
  public void routes(Routes routes) {
    routes.get(Verdict.PATH, this::index).get(Verdict.PATH + "/{name}", this::verdict);
  }

  private Response index(Request request) {
    return show(request, new Book(Verdict.PATH, Manual.chapters(), null));
  }

  private Response verdict(Request request) {
    var chapter =
        Manual.chapter(request.path("name"))
            .orElseThrow(() -> new HttpError(404, "not_found", "There is no such verdict"));
    return show(request, new Book(Verdict.PATH, Manual.chapters(), chapter));
  }

  private Response show(Request request, Book book) {
    return screens
        .open(tenants.of(request), (pages, shell) -> pages.verdicts(shell, book))
        .with("Cache-Control", "public, no-cache");
  }
}
