"""The suites, by name."""

from eval.suites import checking, examples, framings, neus, newts, pairs
from eval.suites.suite import CheckingSuite, Suite, WritingSuite

SUITES: dict[str, Suite] = {
    suite.name: suite
    for suite in (
        framings.SUITE,
        neus.SUITE,
        newts.SUITE,
        pairs.SUITE,
        checking.BUMP,
        checking.DEFACTO,
        examples.SUITE,
    )
}

__all__ = ["SUITES", "CheckingSuite", "Suite", "WritingSuite"]
