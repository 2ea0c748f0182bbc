/** The words of OAuth 2.0 and OpenID Connect as types. Imports nothing of ours. No routes. */
@NullMarked
package dev.ostiary.oauth;

import org.jspecify.annotations.NullMarked;
