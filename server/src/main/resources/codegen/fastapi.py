# HEADER
from __future__ import annotations

from typing import Any, Callable, Mapping

from fastapi import Depends, HTTPException

from .permissions import allows


def require_permission(permission: str, claims: Callable[..., Any]) -> Callable[..., Any]:
    """A dependency that answers 403 to tokens without the permission.

    `claims` is your own dependency: it verifies the access token and returns its claims.

        @app.delete("/orders/{id}", dependencies=[Depends(require_permission(CONSTANTS...., claims))])
    """

    def guard(token=Depends(claims)) -> Mapping[str, Any]:
        granted = (token or {}).get("permissions") or []
        if not isinstance(granted, list) or not allows(granted, permission):
            challenge = f'Bearer error="insufficient_scope", scope="{permission}"'
            raise HTTPException(403, "insufficient_scope", {"WWW-Authenticate": challenge})
        return token

    return guard
