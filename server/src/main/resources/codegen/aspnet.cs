// HEADER
namespace NAMESPACE
{
    using System.Linq;
    using Microsoft.AspNetCore.Authorization;

    /// <summary>A policy for each permission, under its own name.</summary>
    /// <remarks>
    /// builder.Services.AddAuthorization(options => options.AddPermissionPolicies());
    /// then [Authorize(Policy = CONSTANTS....)] or .RequireAuthorization(CONSTANTS....)
    /// </remarks>
    public static class PermissionPolicies
    {
        /// <summary>Reads the claims "permissions"; 403 for whoever lacks the permission.</summary>
        public static AuthorizationOptions AddPermissionPolicies(this AuthorizationOptions options)
        {
            foreach (var permission in CONSTANTS.All)
            {
                options.AddPolicy(permission, policy => policy
                    .RequireAuthenticatedUser()
                    .RequireAssertion(context => CONSTANTS.Allows(
                        context.User.FindAll("permissions").Select(claim => claim.Value), permission)));
            }
            return options;
        }
    }
}
