"""The window. Everything that imports Qt is here; it shows and asks, and decides nothing (design.md §6).

theme, style, icons, dress   colours, sizes, the one style sheet, our icons, what Designer cannot say
keys, worker, crash, words   the keys of a desk; the lanes of work; the last-resort window; sentences by code
sweeper, shelter             collecting cycles on the window's thread; errors in what Qt calls
cell, editors, sheet         one cell and its editor; the ruled sheet of a page
suggestions                  the list under a line of text
pages, side, review, frame   the pages of the filling frame, what stands beside them, and the frame itself; head_title: what it is called
checklist                    what a notice asks for, over the rows that answer it
lists, today, shell          the lists, what is to do, and the shell around them; navigation: the forms on their shelves
list_model, list_chips, list_side  the lines of a list, the chips over it, the panel beside it
step_page                    a step of one record or of many; basis: what a notice fixes, with its sentences
unlock, first_run            before the office is open; splash: before even that
locking, idle                the lock, and how long nobody touched anything
practising, looking          the practice book; an archive that is open to look only
safekeeping, folder_watch    the bar about the data folder, backups; backups_page: those that are known, and restoring one
check_page                   what is wrong in anything that was submitted
print_page, printer          papers before they are printed
import_page, match_rows      a table taken in, and what its columns are; export_page: a list for people outside
seal_page, settings_page     recovery, new_sheet: a recovery sheet on the screen, and another one; long_words: help that is read and closed
sealed, zipped               the dialogs after sealing: a bundle, an encrypted zip with its password
receive_page                 which bundle and what it would change; plan_words, compare: in words, and cell by cell
came, slip_page, return_page what came from whom, what came of an import, what goes back
transfer_page                a record of ours for another office
next_year_page, question_row  沿用去年: six questions, one line each
portal_page                  files for a government website, and taking them away again
exchange_page, cards_page    sealing, receiving and cards under one head bar; last_folder: the stick that was used last
plain_table                  a table of words
statistics_page              a statistics table as printed; figures_view, figures_model, figure_painter
behind_panel, summary_chooser  the records behind a number; which cases the summary tells
window                       the main window; generated/ holds what is compiled from ui/*.ui
"""

from __future__ import annotations

from pathlib import Path


def run(data_folder: Path) -> int:
    """Opens the window on an office's data; returns when it is closed."""
    from jinqiu_desktop.gui.start import start

    return start(data_folder)
