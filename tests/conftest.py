"""What every test shares: the checkout's own folders, a working folder of its own, a quick hypothesis."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent

settings.register_profile(
    "pecdocs",
    deadline=None,
    derandomize=True,
    database=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("pecdocs")


@pytest.fixture
def root() -> Path:
    """Give the checkout's folder, which holds data/ and templates/."""
    return ROOT


@pytest.fixture
def in_checkout(monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in the checkout's folder, as a user of the README does."""
    monkeypatch.chdir(ROOT)
    return ROOT


@pytest.fixture(autouse=True)
def _no_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "NO_COLOR", "1")


@pytest.fixture(autouse=True)
def _no_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the same documents whether LibreOffice is installed or not; a test that is about it says so."""
    monkeypatch.setenv("PECDOCS_SOFFICE", "no")
