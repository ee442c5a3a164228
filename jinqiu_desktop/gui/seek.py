"""F6: a line to name the cell to go to, over all pages."""

from __future__ import annotations

from collections.abc import Callable

from jinqiu_desktop.filling import Filling
from jinqiu_desktop.gui.generated.filling import Ui_Filling
from jinqiu_desktop.gui.suggestions import Suggestions

_MOST = 20


class Seek:
    """The line in the head bar; `go` is asked with the path chosen, or the path the focus was at."""

    def __init__(self, ui: Ui_Filling, filling: Filling, go: Callable[[str], None]) -> None:
        self._ui, self._filling, self._go = ui, filling, go
        ui.seek.hide()
        self._offered = Suggestions(ui.seek)
        self._offered.picked.connect(self._pick)
        ui.seek.textEdited.connect(self._offer)
        ui.seek.returnPressed.connect(lambda: self._pick(self._offered.marked()))

    @property
    def is_open(self) -> bool:
        """Whether the line is in front."""
        return self._ui.seek.isVisible()

    def open(self) -> None:
        """Shows the line, all cells below it."""
        self._ui.seek.clear()
        self._ui.seek.show()
        self._ui.seek.setFocus()
        self._offer("")

    def close(self) -> None:
        """Back to where the focus was."""
        self._pick("")

    def _offer(self, text: str) -> None:
        self._offered.offer([name for name in self._names() if text in name][:_MOST])

    def _pick(self, name: str) -> None:
        path = self._names().get(name) or self._filling.cursor
        self._ui.seek.hide()
        self._offered.hide()
        self._go(path)

    def _names(self) -> dict[str, str]:
        """The open cells of all pages by what they are called."""
        pages = self._filling.form.pages
        paths = [path for page in pages for path in self._filling.paths(page.id) if self._filling.is_open(path)]
        return {self._filling.label(path): path for path in paths}
