"""The traps of a form on a desk: Enter and the input method, keypad, wheel, rare characters, full width, Esc."""

from __future__ import annotations

import pytest
from gui.typist import Typist
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit, QSlider, QSpinBox, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from jinqiu_desktop.gui.cell import Cell
from jinqiu_desktop.gui.frame import FillingFrame
from jinqiu_desktop.gui.theme import look
from jinqiu_desktop.gui.window import MainWindow
from jinqiu_desktop.office import Office

ENTER = Qt.Key.Key_Return
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def frame(window: MainWindow) -> FillingFrame:
    window.new_record("household")
    assert window.filling is not None
    return window.filling


@pytest.fixture
def typist(frame: FillingFrame) -> Typist:
    return Typist(frame)


def here(typist: Typist) -> str:
    cell = typist.cell()
    return cell.path if cell is not None else ""


def test_enter_while_composing_finishes_the_candidate_and_stays(typist: Typist, frame: FillingFrame) -> None:
    frame.go("head.name")
    QCoreApplication.sendEvent(typist.focus(), QInputMethodEvent("lichunmei", []))
    typist.press(ENTER)
    assert here(typist) == "head.name"
    commit = QInputMethodEvent()
    commit.setCommitString("李春梅")
    QCoreApplication.sendEvent(typist.focus(), commit)
    assert here(typist) == "head.name"
    typist.press(ENTER)
    assert here(typist) == "head.nation"
    assert frame.filling.text("head.name") == "李春梅"


def test_keypad_enter_goes_on_as_enter_does(typist: Typist, frame: FillingFrame) -> None:
    frame.go("head.name")
    typist.press(Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert here(typist) == "head.nation"


def test_shift_enter_and_up_go_back_and_down_goes_on(typist: Typist, frame: FillingFrame) -> None:
    frame.go("head.nation")
    typist.press(ENTER, SHIFT)
    assert here(typist) == "head.name"
    typist.press(Qt.Key.Key_Down)
    assert here(typist) == "head.nation"
    typist.press(Qt.Key.Key_Up)
    assert here(typist) == "head.name"


def test_cells_that_are_automatic_or_do_not_apply_are_passed_over(typist: Typist, frame: FillingFrame) -> None:
    frame.go("head.nation")
    typist.press(ENTER)
    assert here(typist) == "head.politics"  # not head.sex, which is computed
    frame.go("head.health")
    typist.write("1")
    typist.press(ENTER)
    assert here(typist) != "head.illness"


def test_tab_follows_the_paper(typist: Typist, frame: FillingFrame) -> None:
    order = [path for path in frame.filling.paths("head") if frame.filling.is_open(path)]
    frame.go(order[0])
    visited = [here(typist)]
    for _ in order[1:]:
        QTest.keyClick(typist.focus(), Qt.Key.Key_Tab)
        visited.append(here(typist))
    assert visited == order


def test_enter_leaves_a_long_text_and_alt_enter_begins_a_line(typist: Typist, frame: FillingFrame) -> None:
    frame.go("remark")
    assert isinstance(typist.focus(), QPlainTextEdit)
    typist.write("丈夫去世。")
    typist.press(ENTER, ALT)
    typist.write("孩子上学。")
    typist.press(Qt.Key.Key_Up)
    assert here(typist) == "remark"
    typist.press(Qt.Key.Key_Down)
    typist.press(ENTER)
    assert here(typist) != "remark"
    assert frame.filling.text("remark") == "丈夫去世。\n孩子上学。"


@pytest.mark.parametrize("has_focus", [True, False])
def test_the_wheel_changes_no_value(typist: Typist, frame: FillingFrame, has_focus: bool) -> None:
    frame.go("difficulty")
    typist.write("1")
    frame.go("difficulty" if has_focus else "head.name")
    editor = frame.findChild(QWidget, "editor:difficulty")
    assert editor is not None
    for delta in (-120, 120):
        turned = QWheelEvent(
            QPointF(5, 5), QPointF(5, 5), QPoint(0, 0), QPoint(0, delta), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QCoreApplication.sendEvent(editor, turned)
    frame.commit()
    assert frame.filling.text("difficulty") == "1"


@pytest.mark.parametrize("name", ["䶮", "𬱖𠅤𬭎", "阿依古丽·买买提"])
def test_a_name_of_rare_characters_is_kept_whole(typist: Typist, frame: FillingFrame, name: str) -> None:
    frame.go("head.name")
    typist.write(name)
    typist.press(ENTER)
    assert frame.filling.value("head.name") == name


@pytest.mark.parametrize(
    ("path", "typed", "held"),
    [
        ("head.idno", "００９９０１１９７５０３０７００２３", "009901197503070023"),
        ("head.idno", "0099011975 0307 0023", "009901197503070023"),
        ("head.idno", "11010519491231002x", "11010519491231002X"),
        ("head.phone", "138 0000 4629", "13800004629"),
        ("head.income", "2,180元", "2180"),
        ("head.work_since", "1994.9", "1994-09"),
    ],
)
def test_what_is_typed_in_other_ways_means_the_same(
    typist: Typist, frame: FillingFrame, path: str, typed: str, held: str
) -> None:
    frame.go(path)
    typist.write(typed)
    typist.press(ENTER)
    assert str(frame.filling.value(path)) == held


def paste(typist: Typist, text: str) -> None:
    QApplication.clipboard().setText(text)
    typist.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize(
    ("path", "copied", "typed"),
    [
        ("head.idno", " 009901 1975 0307 0023 ", "009901197503070023"),
        ("head.idno", "００９９０１１９７５０３０７００２３", "009901197503070023"),
        ("head.idno", "11010519491231002x\r\n", "11010519491231002X"),
        ("head.idno", "'009901197503070023", "009901197503070023"),
        ("head.phone", "138-0000-4629", "13800004629"),
        ("head.income", "2,000元", "2000"),
        ("head.income", "２０００．５０", "2000.50"),
        ("head.work_since", "1994年9月", "1994.9"),
        ("bank.card", "6222 0000 0000 0000 000", "6222000000000000000"),
        ("head.name", "阿依古丽•买买提", "阿依古丽·买买提"),
        ("head.name", "阿依古丽・买买提", "阿依古丽·买买提"),
        ("head.name", "𬱖𠅤𬭎\n", "𬱖𠅤𬭎"),
        ("house.address", "谯城区纺织路\r\n12号", "谯城区纺织路 12号"),
        ("house.address", "谯城区\t纺织路\t12号\n", "谯城区 纺织路 12号"),
        ("head.nation", "03 回族", "03"),
        ("head.nation", "回族\n", "03"),
        ("head.single_parent", "是", "1"),
        ("cause.minor", "02、10", "0210"),
    ],
)
def test_what_is_pasted_means_what_is_typed(
    typist: Typist, frame: FillingFrame, path: str, copied: str, typed: str
) -> None:
    frame.go(path)
    typist.write(typed)
    typist.press(ENTER)
    expected = frame.filling.value(path)
    assert expected is not None
    frame.filling.take(path, "")
    frame.refresh()
    frame.go(path)
    paste(typist, copied)
    typist.press(ENTER)
    assert frame.filling.value(path) == expected


@pytest.mark.parametrize("written", ["75.3.7", "1975-03-07", "19750307", "1975年3月7日", "１９７５．３．７"])
def test_a_day_is_understood_however_it_is_written(office: Office, window: MainWindow, written: str) -> None:
    window.new_record("graduate")
    frame = window.filling
    assert frame is not None
    path = next(path for path, one in frame.filling.form.fields.items() if one.kind.name == "date" and one.is_typed)
    day = frame.filling.form.fields[path].kind.parse(written, office.today())
    assert str(day.value) == "1975-03-07"
    frame.go(path)
    typist = Typist(frame)
    paste(typist, written)
    typist.press(ENTER)
    assert frame.filling.value(path) == day.value


def test_an_old_number_of_fifteen_digits_is_kept_and_gets_its_sentence(typist: Typist, frame: FillingFrame) -> None:
    frame.go("head.idno")
    paste(typist, "009901750307002")
    typist.press(ENTER)
    assert frame.filling.text("head.idno") == "009901750307002"
    assert [one.code for one in frame.filling.problems_of("head.idno")] == ["idno.fifteen"]


def test_full_width_digits_become_plain_before_ones_eyes(typist: Typist, frame: FillingFrame) -> None:
    frame.go("head.idno")
    paste(typist, "００９９０１１９７５")
    assert typist.focus().property("text") == "009901 1975"


def test_a_line_shows_pasted_lines_and_columns_as_one(typist: Typist, frame: FillingFrame) -> None:
    frame.go("house.address")
    paste(typist, "谯城区\r\n\t纺织路")
    assert typist.focus().property("text") == "谯城区 纺织路"


def test_a_pasted_word_that_is_in_no_list_is_kept_and_told(typist: Typist, frame: FillingFrame) -> None:
    frame.go("head.nation")
    paste(typist, "火星族")
    typist.press(ENTER)
    assert frame.filling.text("head.nation") == "火星族"
    assert frame.view("head.nation").state == "wrong"


def test_a_choice_written_out_in_full_is_shown_by_its_code(typist: Typist, frame: FillingFrame) -> None:
    item = frame.filling.form.field("head.insurance").kind.choices.items[0]  # type: ignore[attr-defined]
    assert item.short
    frame.filling.take("head.insurance", item.label)
    frame.refresh()
    frame.go("head.insurance")
    assert typist.focus().property("currentText") == f"{item.code} {item.short}"
    typist.press(ENTER)
    assert frame.filling.text("head.insurance") == item.label  # looking at it is no change


def test_tab_goes_into_a_cell_that_the_text_just_typed_has_opened(typist: Typist, frame: FillingFrame) -> None:
    frame.go("head.health")
    paste(typist, "疾病")
    QTest.keyClick(typist.focus(), Qt.Key.Key_Tab)
    assert here(typist) == "head.illness"


def test_tab_goes_past_what_is_carried_without_saying_yes_to_it(typist: Typist, frame: FillingFrame) -> None:
    carried = next(path for path in frame.filling.paths("head") if frame.filling.cell(path).state == "carried")
    frame.go(carried)
    QTest.keyClick(typist.focus(), Qt.Key.Key_Tab)
    assert here(typist) == frame.filling.next_path(carried)
    assert frame.filling.cell(carried).state == "carried"


def test_ctrl_and_the_wheel_zoom_over_a_cell_and_change_nothing_else(typist: Typist, frame: FillingFrame) -> None:
    frame.go("difficulty")
    typist.write("1")
    editor = typist.focus()
    turned = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, 0), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QCoreApplication.sendEvent(editor, turned)
    assert look.zoom == 125
    assert frame.filling.text("difficulty") == "1"


@pytest.mark.parametrize("kind", [QTabBar, QSlider, QSpinBox, QComboBox])
def test_the_wheel_turns_no_tab_slider_number_or_box_anywhere(qtbot: QtBot, kind: type[QWidget]) -> None:
    widget = kind()
    qtbot.addWidget(widget)
    if isinstance(widget, QTabBar):
        widget.addTab("一")
        widget.addTab("二")
        widget.setCurrentIndex(1)
    elif isinstance(widget, QComboBox):
        widget.addItems(["一", "二"])
        widget.setCurrentIndex(1)
    else:
        widget.setProperty("value", 5)
    widget.show()
    widget.setFocus()
    name = "currentIndex" if isinstance(widget, QTabBar | QComboBox) else "value"
    before = widget.property(name)
    for delta in (120, -120):
        turned = QWheelEvent(
            QPointF(5, 5), QPointF(5, 5), QPoint(0, 0), QPoint(0, delta), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QCoreApplication.sendEvent(widget, turned)
        assert widget.property(name) == before


def test_a_number_is_grouped_while_it_is_typed_and_masked_afterwards(typist: Typist, frame: FillingFrame) -> None:
    frame.go("head.idno")
    typist.write("009901197503070023")
    editor = typist.focus()
    assert editor.property("text") == "009901 19750307 002 3"
    typist.press(ENTER)
    assert editor.property("text") == "009901********0023"


@pytest.mark.parametrize(("keys", "code"), [("2", "2"), ("jb", "2"), ("c", "3"), ("3", "3")])
def test_a_choice_is_made_by_digit_or_initials(typist: Typist, frame: FillingFrame, keys: str, code: str) -> None:
    frame.go("head.health")
    typist.write(keys)
    typist.press(ENTER)
    assert frame.filling.value("head.health") == code


def test_a_choice_of_two_digits_is_made_by_both(typist: Typist, frame: FillingFrame) -> None:
    frame.go("cause.main")
    typist.write("07")
    typist.press(ENTER)
    assert frame.filling.value("cause.main") == "07"
    frame.go("cause.minor")
    typist.write("0210")
    typist.press(ENTER)
    assert frame.filling.value("cause.minor") == ("02", "10")


def test_backspace_empties_a_choice(typist: Typist, frame: FillingFrame) -> None:
    frame.go("head.health")
    typist.write("1")
    typist.press(Qt.Key.Key_Backspace)
    typist.press(ENTER)
    assert frame.filling.value("head.health") is None


def test_a_region_is_found_by_part_of_its_name(typist: Typist, frame: FillingFrame) -> None:
    frame.go("house.region")
    typist.write("谯城")
    typist.press(ENTER)
    assert frame.filling.value("house.region") == "341602"
    assert here(typist) == "house.registration"


def test_a_carried_value_is_confirmed_by_enter_and_replaced_by_typing(typist: Typist, frame: FillingFrame) -> None:
    carried = [path for path in frame.filling.paths("head") if frame.filling.cell(path).state == "carried"]
    assert carried
    frame.go(carried[0])
    typist.press(ENTER)
    assert frame.filling.cell(carried[0]).state == "filled"


def test_esc_goes_back_one_level_and_keeps_what_was_typed(
    qtbot: QtBot, window: MainWindow, typist: Typist, frame: FillingFrame
) -> None:
    uid = frame.filling.uid
    frame.go("head.name")
    typist.write("周世军")
    typist.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.filling is None)
    window.open_record(uid)
    again = window.filling
    assert again is not None
    assert again.filling.text("head.name") == "周世军"
    assert here(Typist(again)) == "head.name"


def test_every_cell_is_named_by_its_path(frame: FillingFrame) -> None:
    for path in frame.filling.paths("head"):
        assert frame.findChild(Cell, f"cell:{path}") is not None
