"""看依据: what the chosen notice fixes, each line with its sentence, to read before it is put in force. It changes nothing."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from jinqiu_desktop.gui.dress import dress
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.words import say
from jinqiu_desktop.office.basis import BasisLine, basis
from jinqiu_desktop.policy import PolicyPack

_SECTIONS = {
    "deadline": "window.basis.deadline",
    "group": "window.basis.group",
    "out": "window.basis.out",
    "income": "window.basis.income",
    "amount": "window.basis.amount",
    "posting": "window.basis.posting",
    "material": "window.basis.material",
}
_LINES = {
    "deadline": "window.basis.deadline_line",
    "income": "window.basis.income_line",
    "amount": "window.basis.amount_line",
    "posting.workday": "window.basis.posting.workday",
    "posting.day": "window.basis.posting.day",
}
"""Kind of line -> the code of its section, and of its own words where it says more than its label."""


class BasisDialog(QDialog):
    """One notice, read from top to bottom; Esc closes."""

    def __init__(self, pack: PolicyPack, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("basis")
        self.setProperty("role", "sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(pack.title)
        room = parent.window().size()
        self.resize(min(look.px(720), room.width() - look.px(16)), min(look.px(560), room.height() - look.px(16)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        scroll, body = QScrollArea(), QWidget()
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName(pack.title)
        lines = QVBoxLayout(body)
        lines.setContentsMargins(24, 20, 24, 20)
        lines.setSpacing(6)
        lines.addWidget(_words(pack.title, "page"))
        lines.addWidget(_words(pack.source, "quiet"))
        for section, some in groupby(basis(pack), key=lambda one: one.kind.partition(".")[0]):
            rule = QFrame()
            rule.setProperty("role", "line")
            lines.addWidget(rule)
            lines.addWidget(_words(say(_SECTIONS[section]), "strong"))
            for one in some:
                lines.addWidget(_words(_what(one), ""))
                source = say("window.basis.default") if one.is_default else say("window.basis.source", words=one.source)
                lines.addWidget(_words(source, "note"))
        lines.addStretch(1)
        scroll.setWidget(body)
        column.addWidget(scroll)
        dress(self)
        scroll.setFocus()


def whose(pack: PolicyPack, region: str) -> str:
    """Year, issuer and region of a notice; for the rules without a notice, that they are ours."""
    year = pack.get("campaign.year")
    if year is None:
        return say("window.basis.none")
    return say("window.basis", year=say("window.basis.year", year=year), issuer=pack.issuer, region=f"　{region}")


def _what(one: BasisLine) -> str:
    return say(_LINES[one.kind], label=one.label, value=one.value) if one.value else one.label


def _words(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setProperty("role", role)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
