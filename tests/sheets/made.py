"""How the files of this folder were made: the same made-up rows by three programs. Not run by the tests; see README.txt.

python tests/sheets/made.py openpyxl|xlsxwriter FOLDER
"""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

HEADS = (
    "姓名",
    "身份证号码",
    "健康状况",
    "联系电话",
    "参加工作时间",
    "本人月收入",
    "致困主要原因",
    "劳动合同签订时间",
    "备注",
)
ROWS = (
    ("李春梅", "11010519491231002X", "疾病", "13800001234", "1994-09", 2180, "子女上学", date(2021, 3, 1), None),
    ("王建国", "341602197503070013", 1, "13800005678", "1994.9", 2180.5, "收入低", "75.3.7", "甲\n乙"),
    ("古丽·阿依", "341602200501010014", "残疾", None, None, 0, "其他", 27460, "=SUM(A1)"),
)
TITLE = "2026年困难职工花名册"


def by_openpyxl(out: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = "花名册"
    sheet.append([TITLE])
    sheet.merge_cells("A1:I1")
    sheet.append(list(HEADS))
    for at, row in enumerate(ROWS, start=3):
        for column, value in enumerate(row, start=1):
            cell = sheet.cell(at, column, value)
            if isinstance(value, str):
                cell.data_type, cell.number_format = "s", "@"
            elif isinstance(value, date):
                cell.number_format = "yyyy-mm-dd"
    sheet.row_dimensions[4].hidden = True
    book.save(out)


def by_xlsxwriter(out: Path) -> None:
    import xlsxwriter  # a tool for this folder only, not a part of the project

    with xlsxwriter.Workbook(str(out)) as book:
        book.set_properties({"created": datetime(2026, 8, 7)})
        sheet, text, day = book.add_worksheet("花名册"), book.add_format({"num_format": "@"}), book.add_format()
        day.set_num_format("yyyy-mm-dd")
        sheet.merge_range("A1:I1", TITLE)
        for column, head in enumerate(HEADS):
            sheet.write_string(1, column, head)
        for at, row in enumerate(ROWS, start=2):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(at, column, value, text)
                elif isinstance(value, date):
                    sheet.write_datetime(at, column, datetime(value.year, value.month, value.day), day)
                elif value is not None:
                    sheet.write_number(at, column, value)
        sheet.set_row(3, None, None, {"hidden": True})


if __name__ == "__main__":
    writer = {"openpyxl": by_openpyxl, "xlsxwriter": by_xlsxwriter}[sys.argv[1]]
    writer(Path(sys.argv[2]) / f"{sys.argv[1]}.xlsx")
