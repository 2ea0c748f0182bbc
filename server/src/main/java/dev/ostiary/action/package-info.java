/**
 * Code that a tenant keeps to run at points of its flows: actions with their versions and bindings,
 * and the older rules and hooks. Nothing runs it yet. Routes: {@code /api/v2/actions}, {@code
 * /api/v2/rules}, {@code /api/v2/rules-configs}, {@code /api/v2/hooks}, {@code
 * /ostiary/v1/action-library}, {@code /ostiary/v1/action-types}.
 */
@NullMarked
package dev.ostiary.action;

import org.jspecify.annotations.NullMarked;
