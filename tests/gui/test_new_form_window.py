"""The form that tests/test_new_form.py adds as data is in the window too: in the navigation, in the list, and cell by cell."""

from __future__ import annotations

import shutil
from pathlib import Path

from gui.conftest import NOW, PASSPHRASE
from gui.typist import Typist
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from test_new_form import FIELDS, PAPER, TYPED, declaration

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.gui.window import MainWindow
from jinqiu_desktop.office import Office, Profile
from jinqiu_desktop.places import resources


def test_a_form_added_as_data_is_listed_and_typed_in_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "resources"
    shutil.copytree(resources(), folder, ignore=shutil.ignore_patterns("fonts", "help"))
    (folder / "forms" / "loan.toml").write_text(declaration(), encoding="utf-8")
    (folder / "papers" / "loan_slip.toml").write_text(PAPER, encoding="utf-8")
    catalog = Catalog(folder)
    profile = Profile(name="示例厂工会", level="基层", region="341602", policy="general", clerk="刘敏")
    with Office.setup(tmp_path / "data", profile, PASSPHRASE, catalog=catalog, clock=lambda: NOW).office as office:
        window = MainWindow(tmp_path / "data", catalog)
        qtbot.addWidget(window)
        window.resize(1366, 697)
        window.show()
        window.show_office(office)
        window.new_record("loan")
        frame = window.filling
        assert frame is not None
        qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        cells = {widget.objectName() for widget in frame.findChildren(QWidget)}
        assert {f"cell:{path}" for path in FIELDS} <= cells
        typed = {path: TYPED[path] for path in ("serial", "phone", "value", "lent_on", "insured", "reason", "postcode")}
        typist = Typist(frame)
        for path in frame.filling.paths("main"):
            if path in typed:
                typist.reach(path)
                typist.answer(path, typed[path])
        typist.reach("remark")
        assert str(frame.filling.value("value")) == "2000"
        assert frame.filling.value("reason") == "10"
        assert frame.filling.cell("insurer").state == "not_applicable"
        qtbot.waitUntil(lambda: office.archive.listing("loan", "DN-0007").total == 1)
        window.close()
