/**
 * Forms that a tenant shows in its flows, the flows behind them, and the connections that the flows
 * use. Nothing runs them yet. Routes: {@code /api/v2/forms}, {@code /api/v2/flows}, {@code
 * /api/v2/flows/vault/connections}.
 */
@NullMarked
package dev.ostiary.form;

import org.jspecify.annotations.NullMarked;
