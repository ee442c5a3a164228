"""Brings the application up: one QApplication, its look, its keys, the Chinese of Qt's own buttons, the last resort.

The splash is painted first; the window, which reads most of the program, is imported behind it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from jinqiu_desktop.gui import icons
from jinqiu_desktop.gui.crash import LastResort
from jinqiu_desktop.gui.keys import Keys
from jinqiu_desktop.gui.shelter import ours, shelter
from jinqiu_desktop.gui.splash import Splash
from jinqiu_desktop.gui.sweeper import Sweeper
from jinqiu_desktop.gui.theme import look


def start(data_folder: Path) -> int:
    """Runs the window until it is closed."""
    app = application()
    splash = Splash()
    splash.show_now()
    from jinqiu_desktop.gui.window import MainWindow

    shelter(ours())
    window = MainWindow(data_folder)
    last = LastResort(window.save_everything, window)
    last.install()
    Sweeper(app)
    window.showMaximized()
    splash.done()
    return app.exec()


def application() -> QApplication:
    """The one application, with everything that belongs to it."""
    there = QApplication.instance()
    app = there if isinstance(there, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("jinqiu-desktop")
    app.setWindowIcon(icons.program())
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(app)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    app.installEventFilter(Keys(app))
    look.start(app)
    return app
