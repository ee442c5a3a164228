"""Excel: templates out, filled tables in with every problem named by its cell, lists and reports out.

A template is made from a Form: one sheet for its fields, one for each block of rows, drop-down lists from its code lists. What comes back
is taken as text, cell by cell, with its address; what a text means is decided where typing is decided, in `Filling`. This package checks
only what Excel itself does to answers: numbers that lost their digits, texts that became dates, columns that nobody knows.
"""

from jinqiu_desktop.spreadsheet.lists import ListColumn, write_list, write_report
from jinqiu_desktop.spreadsheet.plain import write_csv
from jinqiu_desktop.spreadsheet.reading import Cell, Incoming, IncomingRecord, IncomingRow, at_cell, fill, read_table
from jinqiu_desktop.spreadsheet.template import write_template

__all__ = [
    "Cell",
    "Incoming",
    "IncomingRecord",
    "IncomingRow",
    "ListColumn",
    "at_cell",
    "fill",
    "read_table",
    "write_csv",
    "write_list",
    "write_report",
    "write_template",
]
