package dev.ostiary.document;

import tools.jackson.databind.node.ObjectNode;

/**
 * A configuration object as it is stored: everything a caller sent, known or not.
 *
 * @param tenant id of the tenant
 * @param key a second unique name within the kind (an API's identifier, a connection's name)
 * @param body the object; treat it as immutable
 * @param created milliseconds since the epoch
 * @param updated milliseconds since the epoch
 */
public record Document(
    String tenant, String id, String key, ObjectNode body, long created, long updated) {}
