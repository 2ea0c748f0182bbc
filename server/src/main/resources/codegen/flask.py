# HEADER
from __future__ import annotations

from functools import wraps
from typing import Any, Callable, Mapping, Optional

from flask import abort, make_response

from .permissions import allows


def require_permission(
    permission: str, claims: Callable[[], Optional[Mapping[str, Any]]]
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Decorates a view: 403 for tokens without the permission, 401 without a token.

    `claims` is your own function: the claims of the request's verified access token, or None.

        @app.delete("/orders/<id>")
        @require_permission(CONSTANTS...., claims)
        def cancel(id): ...
    """

    def decorate(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            token = claims()
            if token is None:
                _refuse(401, "unauthorized", "Bearer")
            else:
                granted = token.get("permissions") or []
                if not isinstance(granted, list) or not allows(granted, permission):
                    challenge = f'Bearer error="insufficient_scope", scope="{permission}"'
                    _refuse(403, "insufficient_scope", challenge)
            return view(*args, **kwargs)

        return guarded

    return decorate


def _refuse(status: int, error: str, challenge: str) -> None:
    abort(make_response({"error": error}, status, {"WWW-Authenticate": challenge}))
