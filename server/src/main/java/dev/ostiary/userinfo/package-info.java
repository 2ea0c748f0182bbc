/** The UserInfo endpoint (OpenID Connect Core, section 5.3). Routes: {@code /userinfo}. */
@NullMarked
package dev.ostiary.userinfo;

import org.jspecify.annotations.NullMarked;
