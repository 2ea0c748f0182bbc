/** Tests of the Management API's toolkit, and the fixture for its resources. */
@NullMarked
package dev.ostiary.management;

import org.jspecify.annotations.NullMarked;
