/** Tests of users whom a tenant's own scripts know. */
@org.jspecify.annotations.NullMarked
package dev.ostiary.customdatabase;
