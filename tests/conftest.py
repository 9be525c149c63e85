"""What every test shares: the checkout's own folders, a working folder of its own, a quick hypothesis."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from _pytest.terminal import TerminalReporter

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

RANDOM_PLANS = "random_plans"
"""The property under which a test tells how many random plans it was given, and how many it was to be given."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that at the end no process waits for another."""
    items.sort(key=lambda item: not any(item.get_closest_marker(name) for name in ("externo", "largo")))


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Tell how many random plans there were: with a time box, fewer than were asked for may do."""
    reports = [report for reports in terminalreporter.stats.values() for report in reports]
    counts = [
        value
        for report in reports
        if getattr(report, "when", "") == "call"
        for name, value in report.user_properties
        if name == RANDOM_PLANS
    ]
    if counts:
        done, wanted = (sum(column) for column in zip(*counts, strict=True))
        terminalreporter.write_line(f"{done} random plans of {wanted}, written and read back, in {len(counts)} formats")


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
