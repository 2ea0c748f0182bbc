// HEADER
package NAMESPACE;

import java.util.ArrayList;
import java.util.List;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;

/**
 * The permissions of a token as authorities of Spring Security, under their own names.
 *
 * <pre>{@code
 * http.oauth2ResourceServer(o -> o.jwt(j -> j.jwtAuthenticationConverter(SpringCONSTANTS.converter())))
 *     .authorizeHttpRequests(r -> r.requestMatchers("/x/**").access(SpringCONSTANTS.permission(...)));
 * }</pre>
 *
 * <p>On methods, with {@code @EnableMethodSecurity(securedEnabled = true)}: {@code @Secured(CONSTANTS....)}.
 */
public final class SpringCONSTANTS {
  private SpringCONSTANTS() {}

  /** Reads the claim {@code permissions}; a former name counts as the present one too. */
  public static JwtAuthenticationConverter converter() {
    Converter<Jwt, java.util.Collection<GrantedAuthority>> authorities = SpringCONSTANTS::authorities;
    JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
    converter.setJwtGrantedAuthoritiesConverter(authorities);
    return converter;
  }

  private static List<GrantedAuthority> authorities(Jwt token) {
    List<String> claim = token.getClaimAsStringList("permissions");
    List<String> granted = claim == null ? List.of() : claim;
    List<GrantedAuthority> authorities = new ArrayList<>();
    for (String name : granted) {
      authorities.add(new SimpleGrantedAuthority(name));
    }
    for (String permission : CONSTANTS.ALL) {
      if (!granted.contains(permission) && CONSTANTS.allows(granted, permission)) {
        authorities.add(new SimpleGrantedAuthority(permission));
      }
    }
    return authorities;
  }

  /** For {@code access(...)} of a request matcher: whoever has the permission. */
  public static <T> AuthorizationManager<T> permission(String permission) {
    return AuthorityAuthorizationManager.hasAuthority(permission);
  }
}
