/**
 * One list of permissions: what an API calls them, what it called them before, and what a manifest
 * says they should be. Routes: {@code /ostiary/v1/resource-servers/{id}/permissions}, {@code
 * /ostiary/v1/resource-servers/{id}/permission-aliases}, {@code /ostiary/v1/permission-manifests}.
 */
@NullMarked
package dev.ostiary.permission;

import org.jspecify.annotations.NullMarked;
