<?php // HEADER

declare(strict_types=1);

namespace NAMESPACE;

use Illuminate\Support\Facades\Gate;

/**
 * Laravel's gates under the names of the permissions: `Gate::allows(CONSTANTS::...)`, `@can`, and the
 * middleware `can:`.
 */
final class PermissionGates
{
    /**
     * To be called in a service provider's `boot()`.
     *
     * @param null|callable(object): iterable<string> $granted what a user's token grants; if left
     *     out, the user's attribute `permissions`, where auth0/login puts the claim
     */
    public static function define(?callable $granted = null): void
    {
        $granted ??= self::granted(...);
        foreach (CONSTANTS::ALL as $permission) {
            Gate::define(
                $permission,
                static fn (object $user): bool => CONSTANTS::allows($granted($user), $permission),
            );
        }
    }

    /** @return list<string> */
    private static function granted(object $user): array
    {
        $claim = $user->permissions ?? [];

        return is_array($claim) ? array_values(array_filter($claim, is_string(...))) : [];
    }
}
