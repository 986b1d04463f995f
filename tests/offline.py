"""Tests without the network."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

__all__ = ["refuse_network"]


def refuse_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every access to the network fail for the rest of a test."""

    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
