import { jwksOf, type QuickStart, resourceOf, type Target } from "./target";

/** A text of PHP in single quotes, where nothing but these two is special. */
const php = (text: string) => `'${text.replace(/[\\']/g, "\\$&")}'`;

/** auth0-php knows only hosts with a dot, without a port, behind https. */
function suitsAuth0(t: Target): boolean {
  const { protocol, hostname, port, pathname } = new URL(t.issuer);
  return t.algorithm === "RS256" && protocol === "https:" && port === "" && hostname.includes(".") && pathname === "/";
}

const route = (t: Target) => `Route::get('/${resourceOf(t)}', fn (Request $request) => ['caller' => $request->attributes->get('token')['sub']])
    ->middleware(RequireToken::class.${php(`:${t.permission}`)});`;

const allowed = (t: Target) =>
  t.claim === "permissions" ? "$claims['permissions'] ?? []" : "explode(' ', $claims['scope'] ?? '')";

const middleware = (t: Target, uses: string, verify: string) => `<?php

namespace App\\Http\\Middleware;

${uses}
use Closure;
use Illuminate\\Http\\Request;
use Symfony\\Component\\HttpFoundation\\Response;

final class RequireToken
{
    public function handle(Request $request, Closure $next, string $permission): Response
    {
        try {
            $claims = $this->verified($request->bearerToken() ?? '');
        } catch (\\Exception $refusal) {
            abort(401, $refusal->getMessage(), ['WWW-Authenticate' => 'Bearer']);
        }
        abort_unless(in_array($permission, ${allowed(t)}, true), 403);
        $request->attributes->set('token', $claims);

        return $next($request);
    }

${verify}
}
`;

const auth0 = (t: Target) =>
  middleware(
    t,
    `use Auth0\\SDK\\Auth0;
use Auth0\\SDK\\Configuration\\SdkConfiguration;
use Auth0\\SDK\\Token;
use Symfony\\Component\\Cache\\Adapter\\FilesystemAdapter;`,
    `    /** Signature, algorithm, issuer, audience and expiry. */
    private function verified(string $token): array
    {
        $auth0 = new Auth0(new SdkConfiguration(
            strategy: SdkConfiguration::STRATEGY_API,
            domain: ${php(new URL(t.issuer).host)},
            audience: [${php(t.audience)}],
            tokenAlgorithm: Token::ALGO_RS256,
            tokenCache: new FilesystemAdapter('jwks'), // else the keys are fetched for each request
            tokenCacheTtl: 3600,
        ));

        return $auth0->decode($token, tokenType: Token::TYPE_ACCESS_TOKEN)->toArray();
    }`,
  );

const firebase = (t: Target) =>
  middleware(
    t,
    `use Firebase\\JWT\\JWK;
use Firebase\\JWT\\JWT;
use Illuminate\\Support\\Facades\\Cache;
use Illuminate\\Support\\Facades\\Http;`,
    `    private function verified(string $token): array
    {
        $keys = Cache::remember('jwks', 3600, fn () => Http::get(${php(jwksOf(t))})->throw()->json());
        // Only keys of the algorithm that this API uses.
        $keys['keys'] = array_values(array_filter($keys['keys'], fn ($key) => ($key['alg'] ?? '') === ${php(t.algorithm)}));
        // Signature, algorithm and expiry.
        $claims = json_decode(json_encode(JWT::decode($token, JWK::parseKeySet($keys))), true);
        if (($claims['iss'] ?? '') !== ${php(t.issuer)}) {
            throw new \\UnexpectedValueException('Another issuer');
        }
        if (! in_array(${php(t.audience)}, (array) ($claims['aud'] ?? []), true)) {
            throw new \\UnexpectedValueException('Another audience');
        }

        return $claims;
    }`,
  );

export function phpStart(t: Target): QuickStart {
  const official = suitsAuth0(t);
  return {
    name: "PHP",
    library: official ? "Laravel, auth0/auth0-php" : "Laravel, firebase/php-jwt",
    knows: ["RS256", "RS512", "ES256", "EdDSA"],
    install: official ? "composer require auth0/auth0-php:^8 guzzlehttp/guzzle symfony/cache" : "composer require firebase/php-jwt",
    files: [
      { name: "app/Http/Middleware/RequireToken.php", code: official ? auth0(t) : firebase(t) },
      {
        name: "routes/api.php",
        code: `<?php

use App\\Http\\Middleware\\RequireToken;
use Illuminate\\Http\\Request;
use Illuminate\\Support\\Facades\\Route;

${route(t)}
`,
      },
    ],
    path: `/api/${resourceOf(t)}`,
    run: "php artisan serve --port 3001",
    trust: "php -d curl.cainfo=DATA/tls/ca.pem -S localhost:3001 -t public",
  };
}
