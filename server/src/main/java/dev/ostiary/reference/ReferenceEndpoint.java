package dev.ostiary.reference;

import dev.ostiary.branding.ReferenceView;
import dev.ostiary.branding.ReferenceView.Frame;
import dev.ostiary.branding.ReferenceView.Index;
import dev.ostiary.branding.ReferenceView.Page;
import dev.ostiary.common.Text;
import dev.ostiary.http.Endpoint;
import dev.ostiary.http.HttpError;
import dev.ostiary.http.Request;
import dev.ostiary.http.Response;
import dev.ostiary.management.Operation;
import dev.ostiary.page.Screens;
import dev.ostiary.tenant.Tenants;
import java.util.List;

/**
 * {@code /docs/management-api}: the operations for people, a page for each group. Open to
 * everybody, as the OpenAPI document is.
 */
public final class ReferenceEndpoint implements Endpoint {
  private static final int LONGEST_QUERY = 100;
  private final Tenants tenants;
  private final Screens screens;
  private final Catalog catalog;

  /** Shows these operations. */
  public ReferenceEndpoint(Tenants tenants, Screens screens, List<Operation> operations) {
    this.tenants = tenants;
    this.screens = screens;
    this.catalog = new Catalog(operations);
  }

  @Override
  public void routes(Routes routes) {
    routes.get(ReferenceView.PATH, this::index).get(ReferenceView.PATH + "/{group}", this::group);
  }

  private Response index(Request request) {
    var query = Text.start(request.query().get("q").orElse(""), LONGEST_QUERY).strip();
    var found = query.isEmpty() ? List.<ReferenceView.Group>of() : catalog.find(query);
    var index = new Index(frame(request), query, found, Statuses.errors());
    return Revalidated.of(
        request,
        screens.open(tenants.of(request), (pages, shell) -> pages.referenceIndex(shell, index)));
  }

  private Response group(Request request) {
    var group =
        catalog
            .group(request.path("group"))
            .orElseThrow(() -> new HttpError(404, "not_found", "There is no such group"));
    var page = new Page(frame(request), group, catalog.articles(group));
    return Revalidated.of(
        request, screens.open(tenants.of(request), (pages, shell) -> pages.reference(shell, page)));
  }

  private Frame frame(Request request) {
    return new Frame(tenants.of(request).issuer(), catalog.groups());
  }
}
