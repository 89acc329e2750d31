"""The suites, by name."""

from eval.suites import checking, examples, framings, neus, newts, pairs
from eval.suites.suite import CheckingSuite, Suite, WritingSuite

WRITING: dict[str, WritingSuite] = {
    suite.name: suite
    for suite in (examples.SUITE, framings.SUITE, newts.SUITE, neus.SUITE, pairs.SUITE)
}
CHECKING: dict[str, CheckingSuite] = {
    suite.name: suite for suite in (checking.BUMP, checking.DEFACTO)
}
SUITES: dict[str, Suite] = {**WRITING, **CHECKING}

__all__ = ["CHECKING", "SUITES", "WRITING", "CheckingSuite", "Suite", "WritingSuite"]
