// HEADER
package NAMESPACE

import io.ktor.http.HttpHeaders
import io.ktor.http.HttpStatusCode
import io.ktor.server.application.createRouteScopedPlugin
import io.ktor.server.application.install
import io.ktor.server.auth.AuthenticationChecked
import io.ktor.server.auth.jwt.JWTPrincipal
import io.ktor.server.auth.principal
import io.ktor.server.response.header
import io.ktor.server.response.respond
import io.ktor.server.routing.Route
import io.ktor.server.routing.RouteSelector
import io.ktor.server.routing.RouteSelectorEvaluation
import io.ktor.server.routing.RoutingResolveContext

/** The permission that a route needs. */
class PermissionGuardConfig {
    var permission: String = ""
}

/** Refuses requests whose token lacks the permission: 403, or 401 without a token. */
val PermissionGuard = createRouteScopedPlugin("PermissionGuard", ::PermissionGuardConfig) {
    val permission = pluginConfig.permission
    on(AuthenticationChecked) { call ->
        val payload = call.principal<JWTPrincipal>()?.payload
        val granted = payload?.getClaim("permissions")?.asList(String::class.java).orEmpty()
        if (payload == null) {
            call.response.header(HttpHeaders.WWWAuthenticate, "Bearer")
            call.respond(HttpStatusCode.Unauthorized)
        } else if (!CONSTANTS.allows(granted, permission)) {
            val challenge = "Bearer error=\"insufficient_scope\", scope=\"$permission\""
            call.response.header(HttpHeaders.WWWAuthenticate, challenge)
            call.respond(HttpStatusCode.Forbidden)
        }
    }
}

private class PermissionSelector(private val permission: String) : RouteSelector() {
    override suspend fun evaluate(context: RoutingResolveContext, segmentIndex: Int): RouteSelectorEvaluation =
        RouteSelectorEvaluation.Transparent

    override fun toString(): String = "(permission $permission)"
}

/**
 * Routes for those who have a permission, within `authenticate { ... }`:
 *
 *     requirePermission(CONSTANTS....) { delete("/orders/{id}") { ... } }
 */
fun Route.requirePermission(permission: String, build: Route.() -> Unit): Route {
    val guarded = createChild(PermissionSelector(permission))
    guarded.install(PermissionGuard) { this.permission = permission }
    guarded.build()
    return guarded
}
