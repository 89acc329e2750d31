"""The calls that Gradio has in hand, by session: what is over is forgotten.

Gradio keeps an entry for every session that ever called, and the messages of the last 2,000
sessions, whether these are over or not: memory grows with every call of a program, and after 2,000
of them a batch that still runs loses its messages.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

MOST = 256
"""Sessions above which those that are over are looked for."""


class Calls(dict[str, set[str]]):
    """Ids of the calls of each session whose end has not been delivered yet.

    It takes the place of a queue's ``pending_event_ids_session``.

    Args:
        messages: what each session has still to be told.
    """

    def __init__(self, messages: MutableMapping[str, Any]) -> None:
        super().__init__()
        self._messages = messages

    def __setitem__(self, session: str, calls: set[str]) -> None:
        """Enter a session, which is new; all of this happens in the server's one loop."""
        if len(self) >= MOST or len(self._messages) > MOST:
            self._forget_but(session)
        super().__setitem__(session, calls)

    def __missing__(self, session: str) -> set[str]:
        """A session that is over has no calls."""
        return set()

    def _forget_but(self, new: str) -> None:
        for session in [one for one in self._messages if one != new and not self.get(one)]:
            del self._messages[session]
        for session in [one for one in self if one not in self._messages]:
            del self[session]
