"""The desk: stages, stopping, waiting, limits, and requests that are done together."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from summarizer.errors import ModelError, PerspectiveError
from summarizer.page.desk import Desk, Order
from summarizer.page.limits import Limits
from summarizer.page.orders import Partial
from summarizer.page.settings import choices_of, choose
from summarizer.page.shelf import Choices, Shelf
from summarizer.page.source import TEXT, Source
from summarizer.page.ticket import Done, Stage, StoppedError, Ticket
from summarizer.perspectives import built_in
from summarizer.pipeline import Summarizer
from summarizer.result import Failure, Result
from tests.page.fakes import TEXT_OF, FakeSummarizer

CHOICES = Choices(built_in())


def order(text: str = TEXT_OF, choices: Choices = CHOICES) -> Order:
    return Order(Source(TEXT, text).read, choices)


def desk_of(fake: Summarizer | None = None, **limits: Any) -> Desk:
    made = fake or FakeSummarizer()
    return Desk(Shelf({"fake": lambda: made}), Limits(**limits))


def stages(updates: Iterator[Any]) -> list[str]:
    return [one.name for one in updates if isinstance(one, Stage)]


@pytest.fixture
def hold() -> Iterator[threading.Event]:
    """Keeps the model at work until it is set; set at the end in any case."""
    event = threading.Event()
    yield event
    event.set()


def wait_until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not true():
        assert time.monotonic() < deadline, "it did not happen within 10 s"
        time.sleep(0.01)


class TestAnOrder:
    def test_stages_come_first_then_what_is_ready_and_the_result_last(self) -> None:
        updates = list(desk_of().run(order()))
        assert stages(iter(updates))[:3] == ["reading", "loading", "planning"]
        ready = [one.summaries for one in updates if isinstance(one, Partial)]
        assert [len(summaries) for summaries in ready] == [1, 2, 3]
        assert isinstance(updates[-1], Done)

    def test_the_model_is_loaded_once(self) -> None:
        made: list[FakeSummarizer] = []

        def load() -> FakeSummarizer:
            made.append(FakeSummarizer())
            return made[-1]

        desk = Desk(Shelf({"fake": load}))
        desk.finish(desk.run(order()))
        desk.finish(desk.run(order()))
        assert len(made) == 1

    def test_a_known_error_is_shown_as_it_is(self) -> None:
        desk = desk_of()
        failure = desk.finish(desk.run(order("Too short.")))
        assert failure.type == "InputError"
        assert "too short" in failure.message

    def test_an_unknown_error_shows_no_detail(self) -> None:
        desk = desk_of()
        failure = desk.finish(desk.run(order(f"{TEXT_OF} Please explode.")))
        assert isinstance(failure, Failure)
        assert "RuntimeError" in failure.message
        assert "detail" not in failure.message

    def test_a_model_that_cannot_be_loaded_is_an_error_each_time(self) -> None:
        def load() -> Summarizer:
            raise ModelError("The model is broken: mend it.")

        desk = Desk(Shelf({"broken": load}))
        for _ in range(2):
            failure = desk.finish(desk.run(order()))
            assert failure.message == "The model is broken: mend it."


class TestStopping:
    def test_it_ends_at_once_and_its_work_at_the_next_stage(self, hold: threading.Event) -> None:
        fake = FakeSummarizer(hold)
        desk = desk_of(fake)
        updates = []
        for update in desk.run(order(), "visitor"):
            updates.append(update)
            if update == Stage("planning"):
                desk.stop("visitor")
        assert not any(isinstance(one, Done | Failure) for one in updates)
        hold.set()
        assert isinstance(desk.finish(desk.run(order())), Result)
        assert fake.asked.count("writing") == 1

    def test_one_who_waits_leaves_the_line(self, hold: threading.Event) -> None:
        fake = FakeSummarizer(hold)
        desk = desk_of(fake)
        first = desk.run(order(), "first")
        assert any(update == Stage("planning") for update in first)
        second = desk.run(order(choices=Choices(built_in()[:1])), "second")
        assert any(update == Stage("waiting", 1) for update in second)
        second.close()  # type: ignore[attr-defined]
        hold.set()
        assert any(isinstance(update, Done) for update in first)
        assert sum(fake.groups) == 1

    def test_a_new_order_of_the_same_visitor_replaces_the_old_one(
        self, hold: threading.Event
    ) -> None:
        desk = desk_of(FakeSummarizer(hold))
        first = desk.run(order(), "visitor")
        assert any(update == Stage("planning") for update in first)
        second = desk.run(order(), "visitor")
        next(second)
        assert list(first) == []


class TestManyVisitors:
    def test_a_second_one_is_told_how_many_are_ahead(self, hold: threading.Event) -> None:
        desk = desk_of(FakeSummarizer(hold))
        first = desk.run(order(), "first")
        assert any(update == Stage("planning") for update in first)
        second = desk.run(order(), "second")
        assert any(update == Stage("waiting", 1) for update in second)
        hold.set()
        assert any(isinstance(update, Done) for update in second)

    def test_a_full_line_refuses_and_says_so(self, hold: threading.Event) -> None:
        desk = desk_of(FakeSummarizer(hold), waiting=1)
        first, second = desk.run(order(), "first"), desk.run(order(), "second")
        assert any(update == Stage("planning") for update in first)
        assert any(update == Stage("waiting", 1) for update in second)
        refused = desk.finish(desk.run(order(), "third"))
        assert refused.type == "BusyError"
        assert "busy: 2 ahead" in refused.message

    def test_what_has_begun_is_not_refused_in_the_middle(self, hold: threading.Event) -> None:
        desk = desk_of(FakeSummarizer(hold), waiting=1)
        first = desk.run(order(), "first")
        assert any(update == Stage("planning") for update in first)

        def work(_: Ticket, call: Any) -> str:
            return str(call(CHOICES, lambda _: "its turn", again=True))

        second, third = desk.run(order(), "second"), desk.follow(work, "third", 60)
        for one in (second, third):
            assert any(isinstance(update, Stage) and update.ahead for update in one)
        hold.set()
        assert desk.finish(third) == "its turn"

    def test_alike_requests_that_wait_are_done_together_and_each_gets_its_own(
        self, hold: threading.Event
    ) -> None:
        fake = FakeSummarizer(hold)
        desk = desk_of(fake)
        first = desk.run(order(), "first")
        assert any(update == Stage("planning") for update in first)
        texts = [f"Number {n} is here. {TEXT_OF}" for n in range(4)]
        waiting = [desk.run(order(text), f"visitor {n}") for n, text in enumerate(texts)]
        other = desk.run(order(choices=Choices(built_in(), seed=7)), "other")
        for one in [*waiting, other]:
            assert any(isinstance(update, Stage) and update.ahead for update in one)
        hold.set()
        ends = [desk.finish(one) for one in [*waiting, other]]
        assert [end.article.text for end in ends[:4]] == texts
        assert fake.groups == [1, 4, 1]

    def test_one_that_fails_takes_no_other_with_it(self, hold: threading.Event) -> None:
        desk = desk_of(FakeSummarizer(hold))
        first = desk.run(order(), "first")
        assert any(update == Stage("planning") for update in first)
        bad, good = desk.run(order(f"{TEXT_OF} Please explode.")), desk.run(order())
        for one in (bad, good):
            assert any(isinstance(update, Stage) and update.ahead for update in one)
        hold.set()
        assert isinstance(desk.finish(bad), Failure)
        assert isinstance(desk.finish(good), Result)

    def test_the_pipeline_itself_reports_what_is_ready(self, tiny_model: str) -> None:
        updates = list(desk_of(Summarizer(tiny_model)).run(order()))
        ready = [one.summaries for one in updates if isinstance(one, Partial)]
        assert [len(summaries) for summaries in ready] == [1, 2, 3]
        assert ready[-1] == updates[-1].value.summaries


class TestLimits:
    def test_a_text_that_is_too_long_is_refused(self) -> None:
        desk = desk_of(characters=50)
        failure = desk.finish(desk.run(order()))
        assert "at most 50" in failure.message

    def test_a_request_that_takes_too_long_is_ended(self, hold: threading.Event) -> None:
        desk = desk_of(FakeSummarizer(hold), seconds=0.2)
        failure = desk.finish(desk.run(order()))
        assert failure.type == "TimeLimit"

    def test_a_step_can_be_stopped_while_it_waits(self, hold: threading.Event) -> None:
        desk = desk_of(FakeSummarizer(hold))
        first = desk.run(order(), "first")
        assert any(update == Stage("planning") for update in first)
        ended = threading.Event()

        def work(_: Ticket, call: Any) -> None:
            try:
                call(CHOICES, lambda _: None)
            except StoppedError:
                ended.set()
                raise

        step = desk.follow(work, "second", 60)
        assert any(update == Stage("waiting", 1) for update in step)
        desk.stop("second")
        assert list(step) == []
        assert ended.wait(5)


class TestChoices:
    def test_a_seed_and_a_length_reach_the_model_without_loading_it_again(
        self, tiny_model: str
    ) -> None:
        base = Summarizer(tiny_model)
        shelf = Shelf({"tiny": lambda: base})
        choices = choices_of(["neutral"], "long", "tiny", 7, known=built_in(), shelf=shelf)
        taken = shelf.take(choices)
        assert taken.model is base.model
        assert (taken.settings.seed, taken.length.name) == (7, "long")
        assert base.settings.seed == 0

    def test_only_models_on_the_shelf_are_taken(self) -> None:
        shelf = Shelf({"one": FakeSummarizer, "two": FakeSummarizer})
        assert shelf.check("") == "one"
        with pytest.raises(ModelError, match="one, two"):
            shelf.check("/etc/passwd")

    def test_perspectives_are_names_and_never_files(self, tmp_path: Any) -> None:
        file = tmp_path / "mine.toml"
        file.write_text('name = "mine"\ndefinition = "x"', encoding="utf-8")
        with pytest.raises(PerspectiveError):
            choose([str(file)], built_in())
