/**
 * What tokens would be, without issuing any: the pipeline's own plan, with every reason. Route:
 * {@code POST /ostiary/v1/token-previews}.
 */
@NullMarked
package dev.ostiary.preview;

import org.jspecify.annotations.NullMarked;
