/**
 * What people see: the login pages and the mails, in their language and in the tenant's colours.
 *
 * <p>Everything here turns records into text and knows nothing of HTTP. Served by the endpoints:
 * the HTML of {@link dev.ostiary.branding.Pages}, its stylesheet at {@code
 * /assets/pages-<hash>.css} and the tenant's colours at {@code /assets/brand.css?v=<hash>}. The
 * pages carry no script, no inline style and no address of a third party except a logo, so that a
 * policy of {@code default-src 'none'; style-src 'self'; img-src 'self' https: data:} suffices.
 */
@NullMarked
package dev.ostiary.branding;

import org.jspecify.annotations.NullMarked;
