"""Spreadsheets (.xlsx, .xls, .ods): templates out, filled tables in with every problem named by its cell, lists and reports out.

A template is made from a Form: one sheet for its fields, one for each block of rows, drop-down lists from its code lists. What comes back
is taken as text, cell by cell, with its address; what a text means is decided where typing is decided, in `Filling`. This package checks
only what Excel itself does to answers: numbers that lost their digits, texts that became dates; and which column of a foreign roster is which.
"""

from jinqiu_desktop.spreadsheet.books import stamp
from jinqiu_desktop.spreadsheet.figures import write_figures
from jinqiu_desktop.spreadsheet.layout import Column
from jinqiu_desktop.spreadsheet.lists import ListColumn, write_list, write_refused, write_report
from jinqiu_desktop.spreadsheet.matching import HeaderMatch, How, Target, match_headers, targets
from jinqiu_desktop.spreadsheet.national import NATIONAL_ROWS, national_block, national_columns, path_in
from jinqiu_desktop.spreadsheet.plain import write_csv
from jinqiu_desktop.spreadsheet.reading import (
    Cell,
    Incoming,
    IncomingRecord,
    IncomingRow,
    Placed,
    at_cell,
    fill,
    read_table,
    row_prefix,
)
from jinqiu_desktop.spreadsheet.rosters import RosterSheet, write_rosters
from jinqiu_desktop.spreadsheet.template import Layout, write_template

__all__ = [
    "NATIONAL_ROWS",
    "Cell",
    "Column",
    "HeaderMatch",
    "How",
    "Incoming",
    "IncomingRecord",
    "IncomingRow",
    "Layout",
    "ListColumn",
    "Placed",
    "RosterSheet",
    "Target",
    "at_cell",
    "fill",
    "match_headers",
    "national_block",
    "national_columns",
    "path_in",
    "read_table",
    "row_prefix",
    "stamp",
    "targets",
    "write_csv",
    "write_figures",
    "write_list",
    "write_refused",
    "write_report",
    "write_rosters",
    "write_template",
]
