"""A household with three members and a student's application are typed as a clerk types them, within the budget of the desk.

112 answers: 40 of the household, 18, 18 and 17 of its members, 19 of the application. What is stored is the same as what came by `put`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import pytest
from gui.conftest import NOW, PASSPHRASE
from gui.typist import Tally, Typist
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from jinqiu_desktop.demo import sample
from jinqiu_desktop.forms import row_path
from jinqiu_desktop.gui.window import MainWindow
from jinqiu_desktop.kinds import Ref
from jinqiu_desktop.office import Office
from jinqiu_desktop.records import Json, content_digest

ENTER = Qt.Key.Key_Return

# The budget, in keys; a Han character is 3.2 of them (facts of the desk, §6).
ALL, MEMBER, APPLICATION, UNCHANGED, NOT_CONTENT = 700, 110, 115, 45, Decimal("0.35")

AS_OFFERED = (
    "household.type",
    "household.head.model",
    *(f"household.members.{at}.{name}" for at in range(3) for name in ("nation", "model", "registration")),
    "application.household",
)
"""The answers the window offers by itself; every other one of the 112 is another than what stood there."""


@dataclass
class Typed:
    """What typing both forms came to."""

    household: str
    application: str
    tally: Tally
    members: list[Decimal] = field(default_factory=list)
    application_keys: Decimal = Decimal(0)
    unchanged: int = 0

    @property
    def figures(self) -> str:
        """One line for people."""
        share = self.tally.idle / self.tally.keys
        members = "、".join(f"{keys:.1f}" for keys in self.members)
        return (
            f"keys {self.tally.keys:.1f}, not content {share:.1%}, unchanged {self.unchanged}, members {members}, "
            f"application {self.application_keys:.1f}, mouse {self.tally.mouse}"
        )


class Counting(Typist):
    """A typist who notes what each member took."""

    def __init__(self, typed: Typed, window: MainWindow) -> None:
        assert window.filling is not None
        super().__init__(window.filling, typed.tally)
        self._note = typed

    def add_row(self, rows_id: str, row: Mapping[str, object]) -> None:
        before = self.keys
        super().add_row(rows_id, row)
        self._note.members.append(self.keys - before)


@pytest.fixture
def typed(qtbot: QtBot, window: MainWindow, office: Office) -> Typed:
    """Both forms typed and handed in: F2 on 今天要做 to begin with, the application from the household just submitted."""
    made = Typed(household="", application="", tally=Tally(window))
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F2)
    typist = Counting(made, window)
    made.household = typist.frame.filling.uid
    typist.fill(sample("household"))
    submit(qtbot, typist, office)

    before = made.tally.keys
    typist.tab_to("related_new:application")
    typist.press(ENTER)
    qtbot.waitUntil(lambda: window.filling is not None and window.filling is not typist.frame)
    assert window.filling is not None
    typist.frame = window.filling
    made.application = typist.frame.filling.uid
    golden = sample("application")
    del golden["household"]  # the one it was begun from
    typist.fill(golden | {"student": "王小雨"})
    submit(qtbot, typist, office)
    made.application_keys = made.tally.keys - before
    made.unchanged = typist.unchanged
    return made


def submit(qtbot: QtBot, typist: Typist, office: Office) -> None:
    """提交, and waiting for it as a person does."""
    typist.hand_in()
    qtbot.waitUntil(lambda: office.archive.state(typist.frame.filling.uid) == "submitted")
    qtbot.waitUntil(lambda: typist.focus().objectName() == "submit" and typist.focus().isEnabled())


def test_112_answers_are_typed_within_the_budget_of_keys_without_the_mouse(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    with capsys.disabled():
        print(f"\n{typed.figures}")
    tally = typed.tally
    assert tally.mouse == 0
    assert tally.keys <= ALL
    assert tally.idle / tally.keys <= NOT_CONTENT
    assert typed.unchanged <= UNCHANGED
    assert len(typed.members) == 3
    assert max(typed.members) <= MEMBER
    assert typed.application_keys <= APPLICATION


def test_every_key_is_counted_once_wherever_it_goes_and_the_mouse_too(qtbot: QtBot) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.show()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    tally = Tally(line)
    QTest.keyClicks(line, "a1")
    for key in (Qt.Key.Key_F3, Qt.Key.Key_Down, Qt.Key.Key_Space, ENTER):
        QTest.keyClick(line, key)
    QTest.keyClick(line, ENTER, Qt.KeyboardModifier.ControlModifier)
    typed = QInputMethodEvent()
    typed.setCommitString("李𬱖。")
    QCoreApplication.sendEvent(line, typed)
    QTest.mouseClick(line, Qt.MouseButton.LeftButton)
    assert (tally.content, tally.idle, tally.mouse) == (Decimal("9.4"), 5, 1)


def test_what_was_typed_is_stored_as_what_was_put(typed: Typed, office: Office, tmp_path: Path) -> None:
    with Office.setup(tmp_path / "other", office.profile, PASSPHRASE, clock=lambda: NOW).office as other:
        put = [other.archive.put(name, sample(name)) for name in ("household", "application")]
        assert digests(office, typed.household, typed.application) == digests(other, *put)
    assert office.archive.drafts() == ()


def digests(of: Office, household: str, application: str) -> list[str]:
    """Household and application by their content, whatever ids they were given."""
    order = [of.archive.record(household)]
    found = [*order, of.archive.record(application)]
    return [content_digest(of.archive.form(one.form), one.answers, order) for one in found]


def test_the_golden_answers_are_112_and_nearly_all_are_other_than_what_is_offered(office: Office) -> None:
    household, application = sample("household"), sample("application")
    answers = dict(flat("household", household)) | dict(flat("application", application))
    assert len(answers) == 112
    assert len(AS_OFFERED) <= 20
    offered = dict(what_is_offered(office, household))
    assert [path for path, answer in answers.items() if offered.get(path) == answer] == sorted(
        AS_OFFERED, key=list(answers).index
    )


def flat(form_id: str, stored: Mapping[str, Json]) -> Iterator[tuple[str, str]]:
    """Every answer of a JSON object by a path: the rows by their position."""
    for path, held in stored.items():
        if isinstance(held, list):
            for at, row in enumerate(held):
                assert isinstance(row, dict)
                yield from flat(f"{form_id}.{path}.{at}", row)
        else:
            yield f"{form_id}.{path}", str(held)


def what_is_offered(office: Office, household: Mapping[str, Json]) -> Iterator[tuple[str, str]]:
    """What stands in the cells of both forms before anybody types there, as the golden answers write it."""
    typing = office.archive.new("household")
    fresh = [("household", path, "") for path in typing.form.fields]
    for path in ("head.nation", "house.registration"):  # told of the head before a member is added
        typing.type(path, str(household[path]))
    golden = household["members"]
    assert isinstance(golden, list)
    rids = [typing.add_row("members") for _ in golden]
    for where, path, rid in [
        *fresh,
        *(
            (f"household.members.{at}", one, rids[at])
            for at in range(len(rids))
            for one in typing.form.rows["members"].fields
        ),
    ]:
        told = typing.cell(row_path("members", rid, path) if rid else path)
        if told.state == "carried":
            yield f"{where}.{path}", told.shown
    uid = office.archive.put("household", dict(household))
    begun = office.archive.new("application", references={"household": Ref(uid)})
    for path in begun.form.fields:
        told = begun.cell(path)
        if path == "household":
            yield "application.household", str(household["head.idno"])
        elif told.enabled and told.text:
            yield f"application.{path}", told.shown
