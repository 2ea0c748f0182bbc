package dev.ostiary.bench;

import java.util.List;

/**
 * One thing that is measured.
 *
 * @param callers one for each connection
 * @param limit what the machine could do at best
 * @param must the part of the limit that must be reached, 1 for all of it; 0 when there is no goal
 * @param aim the part that is aimed at
 */
record Scenario(String name, List<Caller> callers, Limit limit, double must, double aim) {}
