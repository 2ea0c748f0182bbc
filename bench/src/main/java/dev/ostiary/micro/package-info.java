/** Benchmarks of single steps inside the server, by JMH: {@code bench/micro}. */
@org.jspecify.annotations.NullMarked
package dev.ostiary.micro;
