<?php // HEADER

declare(strict_types=1);

namespace NAMESPACE;

use Closure;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\Gate;
use Symfony\Component\HttpFoundation\Response;
use Symfony\Component\HttpKernel\Exception\HttpException;
use Symfony\Component\HttpKernel\Exception\UnauthorizedHttpException;

/**
 * Lets a request pass only if its user has the permission; 403 otherwise. Needs the gates of
 * {@see PermissionGates}.
 *
 *     Route::delete('/orders/{id}', ...)->middleware(RequirePermission::of(CONSTANTS::...));
 */
final class RequirePermission
{
    /** The middleware as routes name it. */
    public static function of(string $permission): string
    {
        return self::class . ':' . $permission;
    }

    /** Laravel splits what it gets at commas, which names may have. */
    public function handle(Request $request, Closure $next, string ...$parts): Response
    {
        $permission = implode(',', $parts);
        if ($request->user() === null) {
            throw new UnauthorizedHttpException('Bearer');
        }
        if (! Gate::allows($permission)) {
            $challenge = sprintf('Bearer error="insufficient_scope", scope="%s"', $permission);

            throw new HttpException(403, 'Forbidden', null, ['WWW-Authenticate' => $challenge]);
        }

        return $next($request);
    }
}
