"""The command line of design.md §9: exit codes, JSON, ids that the next command takes, nothing half done."""

from __future__ import annotations

import ast
import inspect
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pypdfium2
import pytest

import jinqiu_desktop.__main__ as program
from jinqiu_desktop.cli import main
from jinqiu_desktop.office import Office
from jinqiu_desktop.places import resources

SAMPLE = resources() / "samples" / "household.json"


class Terminal:
    """Runs commands on one data folder, with JSON answers."""

    def __init__(self, folder: Path, name: str = "office") -> None:
        self.folder = folder
        self.data = folder / name
        self.secret = folder / f"{name}.txt"
        self.secret.write_text(f"{name} 的口令很长\n", encoding="utf-8")

    def run(self, *argv: object) -> tuple[int, dict[str, Any], str]:
        out, err = io.StringIO(), io.StringIO()
        given = ["--data", str(self.data), "--passphrase-file", str(self.secret), "--json", *map(str, argv)]
        code = main(given, out, err)
        answer = json.loads(out.getvalue()) if out.getvalue() else {}
        if answer:
            jsonschema.validate(answer, json.loads((resources() / "answer.schema.json").read_text(encoding="utf-8")))
        return code, answer, err.getvalue()

    def done(self, *argv: object) -> Any:
        code, answer, err = self.run(*argv)
        assert code == 0, err
        assert answer["ok"]
        return answer["result"]

    def refused(self, *argv: object) -> list[str]:
        code, answer, err = self.run(*argv)
        assert code == 1
        assert not answer["ok"]
        assert len(err.strip().splitlines()) == len(answer["problems"])
        return [one["code"] for one in answer["problems"]]

    def set_up(self, level: str = "基层", clerk: str = "刘敏") -> Terminal:
        self.done(
            "setup", "--office", f"示例{level}工会", "--level", level, "--region", "341602",
            "--policy", "bozhou-2023", "--clerk", clerk, "--sheet", self.folder / f"{level}.pdf",
        )  # fmt: skip
        return self


@pytest.fixture
def office(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path).set_up()


def test_wrong_usage_exits_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"], io.StringIO(), io.StringIO()) == 2
    assert main(["unheard"], io.StringIO(), io.StringIO()) == 2
    assert main(["--data", str(tmp_path), "list", "household", "--passphrase", "x"], io.StringIO(), io.StringIO()) == 2
    capsys.readouterr()


def test_setup_writes_a_recovery_sheet_and_refuses_a_folder_in_use(office: Terminal) -> None:
    assert (office.folder / "基层.pdf").read_bytes().startswith(b"%PDF")
    code, answer, _ = office.run(
        "setup", "--office", "x", "--level", "基层", "--region", "341602", "--policy", "general", "--clerk", "y"
    )
    assert (code, answer["problems"][0]["code"]) == (1, "office.exists")


def test_a_wrong_or_missing_passphrase_is_refused_with_its_sentence(
    office: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.secret.write_text("不对的口令不对", encoding="utf-8")
    assert office.refused("list", "household") == ["passphrase.wrong"]
    monkeypatch.delenv("JINQIU_PASSPHRASE", raising=False)
    assert main(["--data", str(office.data), "list", "household"], io.StringIO(), io.StringIO()) == 1


def test_what_put_prints_show_check_and_list_take(office: Terminal) -> None:
    uid = office.done("put", "household", SAMPLE)["id"]
    shown = office.done("show", uid)
    assert shown["state"] == "submitted"
    assert shown["answers"]["head.name"] == "李春梅"
    assert shown["derived"]["income.per_head"] == "825"
    assert office.done("show", shown["number"])["id"] == uid
    scanned = f"JQ1|annex3|{uid}|1|1/3|0123456789abcdef"
    assert office.done("show", scanned)["paper"] | {"number": ""} == {
        "uid": uid,
        "number": "",
        "paper": "annex3",
        "rev": 1,
        "sheet": "1/3",
        "agrees": False,
        "is_newest": True,
    }
    assert [row["id"] for row in office.done("list", "household", "--search", "lcm")["rows"]] == [uid]
    assert office.done("list", "household", "--search", "没有这个人")["total"] == 0
    code, answer, _ = office.run("check", uid)
    assert code == 0
    assert {one["severity"] for one in answer["problems"]} <= {"hint", "warning"}


def test_put_refuses_every_wrong_answer_at_once_and_keeps_nothing(office: Terminal, tmp_path: Path) -> None:
    stored = json.loads(SAMPLE.read_text(encoding="utf-8"))
    stored |= {"head.idno": "009901197503070024", "head.illness": "", "unheard.of": 1}
    broken = tmp_path / "broken.json"
    broken.write_text(json.dumps(stored), encoding="utf-8")
    assert {"idno.check", "V08.missing", "field.unknown"} == set(office.refused("put", "household", broken))
    stored.pop("unheard.of")
    broken.write_text(json.dumps(stored), encoding="utf-8")
    assert {"idno.check", "V08.missing"} == set(office.refused("put", "household", broken))
    assert office.done("list", "household")["total"] == 0


def test_a_second_archive_of_the_same_person_is_refused(office: Terminal) -> None:
    office.done("put", "household", SAMPLE)
    assert "V03" in office.refused("put", "household", SAMPLE)


def test_papers_are_printed_filled_and_blank(office: Terminal, tmp_path: Path) -> None:
    uid = office.done("put", "household", SAMPLE)["id"]
    assert {one["paper"] for one in office.done("print", "--list")} >= {f"annex{n}" for n in range(1, 7)}
    for options in (("--id", uid), ("--blank",), ("--all",)):
        out = tmp_path / f"{options[0]}.pdf"
        office.done("print", "annex3", *options, "--out", out)
        assert out.read_bytes().startswith(b"%PDF")
    assert office.refused("print", "annex1", "--id", uid, "--out", tmp_path / "x.pdf") == ["paper.subject"]
    assert not (tmp_path / "x.pdf").exists()


def test_materials_are_attached_and_a_step_moves_the_state(office: Terminal, tmp_path: Path) -> None:
    uid = office.done("put", "household", SAMPLE)["id"]
    scan = tmp_path / "身份证.jpg"
    scan.write_bytes(b"a made-up picture")
    office.done("attach", uid, scan, "--type", "身份证")
    assert office.done("show", uid)["answers"]["attachments"][0]["name"] == "身份证"
    assert office.refused("attach", uid, scan, "--type", "没有的类型") == ["attach.type"]
    assert office.refused("step", uid, "unheard") == ["step.unknown"]


def test_a_file_for_an_application_goes_into_its_list_of_materials(office: Terminal, tmp_path: Path) -> None:
    uid = office.done("put", "household", SAMPLE)["id"]
    answers = {
        "household": uid, "student": "009901200802290020", "kind": "1", "year": "2026", "school.type": "普通本科",
        "school.name": "示例大学", "school.entry": "2026-09", "school.years": "4", "school.major": "护理学",
        "reason": "家庭收入低，学费难以承担。", "guardian": "李春梅",
    }  # fmt: skip
    (tmp_path / "application.json").write_text(json.dumps(answers), encoding="utf-8")
    scan = tmp_path / "通知书.jpg"
    scan.write_bytes(b"a made-up picture")
    draft = office.done("put", "application", tmp_path / "application.json", "--step", "draft")["id"]
    assert office.refused("attach", draft, scan, "--type", "录取通知书") == ["materials.draft"]
    office.done("step", draft, "submit")
    listed = office.done("attach", draft, scan, "--type", "录取通知书")["id"]
    assert office.done("attach", listed, scan, "--type", "身份证")["id"] == listed
    received = office.done("show", listed)["answers"]["received"]
    assert [(row["type"], row["copies"]) for row in received] == [("11", "0"), ("01", "0")]


def test_backup_restore_verify_passphrase_and_audit(office: Terminal, tmp_path: Path) -> None:
    uid = office.done("put", "household", SAMPLE)["id"]
    office.done("verify")
    office.done("backup", tmp_path / "one.jqbackup")
    assert office.refused("backup", tmp_path / "one.jqbackup") == ["file.exists"]
    changed = tmp_path / "new.txt"
    changed.write_text("换过的口令也很长", encoding="utf-8")
    office.done("passphrase", "--new-passphrase-file", changed)
    assert office.refused("list", "household") == ["passphrase.wrong"]
    office.secret.write_text(changed.read_text(encoding="utf-8"), encoding="utf-8")
    acts = [line["act"] for line in office.done("audit")]
    assert acts[0] == "setup"
    assert "passphrase.change" in acts
    log = tmp_path / "audit.txt"
    office.done("print", "annex3", "--id", uid, "--out", tmp_path / "one.pdf")
    office.done("audit", "--out", log)
    assert "paper=annex3" in log.read_text(encoding="utf-8")
    elsewhere = Terminal(tmp_path, "elsewhere")
    elsewhere.secret.write_text("office 的口令很长\n", encoding="utf-8")
    elsewhere.done("restore", tmp_path / "one.jqbackup")
    assert elsewhere.done("show", uid)["answers"]["head.name"] == "李春梅"


def test_the_recovery_code_of_the_sheet_opens_restores_and_gives_a_new_passphrase(
    office: Terminal, tmp_path: Path
) -> None:
    uid = office.done("put", "household", SAMPLE)["id"]
    words = re.findall(r"\b[0-9A-Z]{4}\b(?!-)", "\n".join(_texts(tmp_path / "基层.pdf")))
    code = tmp_path / "code.txt"
    code.write_text("-".join(words[:8]) + "\r\n", encoding="utf-8")
    office.done("backup", tmp_path / "one.jqbackup")
    office.secret.write_text("忘了的口令忘了\n", encoding="utf-8")
    assert office.refused("list", "household") == ["passphrase.wrong"]
    assert office.done("--recovery-file", code, "show", uid)["id"] == uid
    fresh = tmp_path / "fresh.txt"
    fresh.write_text("新想出来的口令\n", encoding="utf-8")
    office.done("--recovery-file", code, "passphrase", "--new-passphrase-file", fresh)
    office.secret.write_text("新想出来的口令", encoding="utf-8")
    office.done("show", uid)
    elsewhere = Terminal(tmp_path, "elsewhere")
    elsewhere.done("--recovery-file", code, "restore", tmp_path / "one.jqbackup")
    assert elsewhere.done("--recovery-file", code, "show", uid)["id"] == uid
    with Office.open(office.data, "新想出来的口令"):
        assert office.refused("--recovery-file", code, "restore", tmp_path / "one.jqbackup") == ["store.in_use"]
    code.write_text("-".join(["AAAA"] * 8), encoding="utf-8")
    assert office.refused("--recovery-file", code, "list", "household") == ["recovery.wrong"]
    assert office.refused("--recovery-file", code, "restore", tmp_path / "one.jqbackup") == ["recovery.wrong"]


def test_a_bundle_goes_from_office_to_county(office: Terminal, tmp_path: Path) -> None:
    uid = office.done("put", "household", SAMPLE)["id"]
    county = Terminal(tmp_path, "county").set_up("县区", "周宁")
    county.done("keys", "export", tmp_path / "county.jqcard")
    office.done("keys", "export", tmp_path / "office.jqcard")
    office.done("keys", "trust", tmp_path / "county.jqcard")
    bundle = tmp_path / "up.jqb"
    sealed = office.done("seal", "--to", tmp_path / "county.jqcard", "--out", bundle)
    assert sealed["households"] == 1
    assert office.refused("seal", "--to", tmp_path / "county.jqcard", "--out", bundle) == ["file.exists"]
    assert county.refused("open", bundle, "--out", tmp_path / "opened") == ["bundle.unknown_sender"]
    county.done("keys", "trust", tmp_path / "office.jqcard")
    opened = county.done("open", bundle, "--out", tmp_path / "opened")
    assert opened["records"] == 1
    line = json.loads((tmp_path / "opened" / "data" / "household.jsonl").read_text(encoding="utf-8"))
    assert line["uid"] == uid
    stranger = Terminal(tmp_path, "stranger").set_up("市", "吴越")
    stranger.done("keys", "trust", tmp_path / "office.jqcard")
    assert stranger.refused("open", bundle, "--out", tmp_path / "other") == ["bundle.not_for_us"]
    assert not (tmp_path / "other").exists()


def test_the_template_is_written_and_an_empty_one_imports_nothing(office: Terminal, tmp_path: Path) -> None:
    office.done("template", tmp_path / "t.xlsx")
    assert office.done("import", tmp_path / "t.xlsx", "--dry-run")["good"] == 0


def foreign_roster(path: Path, *rows: tuple[str, ...]) -> Path:
    book = openpyxl.Workbook()
    for row in (("姓名", "身份证号", "张贴栏"), *rows):
        book.active.append(list(row))
    book.save(path)
    return path


def test_import_tells_new_changed_same_and_wrong_and_takes_in_the_good_ones(office: Terminal, tmp_path: Path) -> None:
    uid = office.done("put", "household", SAMPLE)["id"]
    mine, wrong = ("李春梅", "009901197503070023", "13900001357"), ("王五", "009901197503070024", "")
    table = foreign_roster(tmp_path / "r.xlsx", mine, wrong)
    chosen = ("--column", "张贴栏=head.phone")
    code, answer, _ = office.run("import", table, *chosen, "--dry-run", "--refused", tmp_path / "refused.xlsx")
    told = {key: answer["result"][key] for key in ("ids", "good", "bad", "new", "changed", "same", "wrong")}
    assert (code, told) == (
        1, {"ids": [], "good": 1, "bad": 1, "new": 0, "changed": 1, "same": 0, "wrong": 1},
    )  # fmt: skip
    assert (tmp_path / "refused.xlsx").exists()
    assert "idno.check" in office.refused("import", table)
    assert office.done("import", table, "--accept-good")["ids"] == [uid]
    assert office.done("show", uid)["answers"]["head.phone"] == "13900001357"
    assert office.done("import", foreign_roster(table, mine))["same"] == 1


def test_columns_and_reasons_are_written_as_they_are_asked_for(office: Terminal, tmp_path: Path) -> None:
    table = foreign_roster(tmp_path / "r.xlsx", ("李春梅", "009901197503070023", "13900001357"))
    assert office.run("import", table, "--column", "张贴栏")[0] == 2
    assert office.refused("import", table, "--column", "张贴栏=head.nothing") == ["sheet.no_field"]
    assert office.run("export", "household", "--out", tmp_path / "a.xlsx", "--reason", "x")[0] == 2


def test_a_list_is_exported_masked_or_in_full_for_a_reason(office: Terminal, tmp_path: Path) -> None:
    assert office.refused("export", "household", "--out", tmp_path / "a.xlsx") == ["export.none"]
    office.done("put", "household", SAMPLE)
    done = office.done("export", "household", "--out", tmp_path / "a.xlsx", "--state", "submitted")
    assert done == {"file": str(tmp_path / "a.xlsx"), "count": 1, "drafts": 0}
    assert office.refused("export", "household", "--out", tmp_path / "b.xlsx", "--full") == ["export.reason"]
    assert not (tmp_path / "b.xlsx").exists()
    full = ("--full", "--reason", "报县总工会", "--layout", "national")
    office.done("export", "household", "--out", tmp_path / "b.xlsx", *full)
    for name, is_there in (("a.xlsx", False), ("b.xlsx", True)):
        cells = [str(cell.value) for row in openpyxl.load_workbook(tmp_path / name).worksheets[0] for cell in row]
        assert ("009901197503070023" in cells) is is_there


# --- what an IT person gets wrong -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xff\xfe{", "file.not_text"),
        (b"[" * 100_000, "json.broken"),
        (b'{"head.income": NaN}', "json.broken"),
        (b'{"head.income": 1, "head.income": 2}', "json.broken"),
        (b'{"head.income": ' + b"9" * 5000 + b"}", "json.broken"),
        (b"{", "json.broken"),
        (b"[1]", "json.object"),
        (b'"household"', "json.object"),
        (b'{"members": {"name": "x"}}', "json.rows"),
        (b'{"members": ["x", 3]}', "json.rows"),
        (b'{"members": [{"rid": "../../etc"}]}', "json.rid"),
        (b'{"members": [{"rid": "aaaaaaaa"}, {"rid": "aaaaaaaa"}]}', "json.rid"),
        (b'{"head.age": 5}', "field.automatic"),
        (b'{"members": [{"age": 5}]}', "field.automatic"),
        (b'{"\\ud801": 1}', "field.unknown"),
        (b'{"head.income": 1e400}', "money.unreadable"),
        (b'{"head.income": {"a": [1]}}', "money.unreadable"),
    ],
)
def test_json_that_cannot_be_taken_is_refused_by_its_own_sentence(
    office: Terminal, tmp_path: Path, content: bytes, code: str
) -> None:
    (tmp_path / "x.json").write_bytes(content)
    assert code in office.refused("put", "household", tmp_path / "x.json")
    assert office.done("list", "household")["total"] == 0


def test_half_a_character_in_json_can_be_kept_as_a_draft(office: Terminal, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_bytes(b'{"head.name": "\\ud800"}')
    uid = office.done("put", "household", tmp_path / "x.json", "--step", "draft")["id"]
    assert office.done("show", uid)["is_draft"]
    assert "field.required" in office.refused("check", uid)
    assert office.refused("step", uid, "submit")


def test_json_comes_from_standard_input_too(office: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    content = b"\xef\xbb\xbf" + SAMPLE.read_bytes()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content), encoding="ascii"))
    assert office.done("put", "household", "-")["id"]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\xff"), encoding="utf-8"))
    assert office.refused("put", "household", "-") == ["file.not_text"]


def test_a_passphrase_file_of_the_windows_notepad_is_read(office: Terminal) -> None:
    office.secret.write_bytes(b"\xef\xbb\xbf" + office.secret.read_bytes().replace(b"\n", b"\r\n"))
    office.done("list", "household")
    office.secret.write_bytes(b"\xff\xff")
    assert office.refused("list", "household") == ["file.not_text"]
    office.secret.unlink()
    assert office.refused("list", "household") == ["file.missing"]


def test_a_record_of_another_form_is_not_filled_with_this_one(office: Terminal) -> None:
    uid = office.done("put", "household", SAMPLE)["id"]
    assert office.refused("put", "application", SAMPLE, "--id", uid) == ["record.other_form"]
    assert office.refused("put", "household", SAMPLE, "--id", "JQ-2026-000999") == ["record.unknown"]


def test_rows_given_with_their_rid_keep_it(office: Terminal, tmp_path: Path) -> None:
    uid = office.done("put", "household", SAMPLE)["id"]
    before = office.done("show", uid)
    answers = before["answers"]
    answers["members"][0]["income"] = "300"
    changed = tmp_path / "changed.json"
    changed.write_text(json.dumps(answers, ensure_ascii=False), encoding="utf-8")
    assert office.done("put", "household", changed, "--id", before["number"])["id"] == uid
    after = office.done("show", uid)
    assert [row["rid"] for row in after["answers"]["members"]] == [row["rid"] for row in answers["members"]]
    assert after["answers"] == answers
    assert after["revision"] == before["revision"] + 1
    assert after["state"] == "submitted"


def test_setting_up_leaves_nothing_when_the_recovery_sheet_cannot_be_written(tmp_path: Path) -> None:
    office = Terminal(tmp_path)
    given = [
        "setup",
        "--office",
        "厂",
        "--level",
        "基层",
        "--region",
        "341602",
        "--policy",
        "general",
        "--clerk",
        "刘敏",
    ]
    assert office.refused(*given, "--sheet", tmp_path / "nowhere" / "s.pdf") == ["file.missing"]
    assert not [one for one in office.data.rglob("*") if one.is_file()]
    (tmp_path / "other.pdf").write_bytes(b"the only sheet of another office")
    assert office.refused(*given, "--sheet", tmp_path / "other.pdf") == ["file.exists"]
    assert (tmp_path / "other.pdf").read_bytes() == b"the only sheet of another office"
    for at, code in ((2, "office.blank"), (10, "office.blank"), (6, "office.region"), (8, "policy.unknown")):
        wrong = [" " if here == at else word for here, word in enumerate(given)]
        assert office.refused(*wrong, "--sheet", tmp_path / "s.pdf") == [code]
    office.done(*given, "--sheet", tmp_path / "s.pdf")


def test_printing_needs_to_know_of_what(office: Terminal, tmp_path: Path) -> None:
    for words in (
        ["annex3"],
        ["annex3", "--out", "x.pdf"],
        ["--all", "--out", "x.pdf"],
        ["annex3", "--all", "--blank", "--out", "x"],
    ):
        assert main(["--data", str(tmp_path), "print", *words], io.StringIO(), io.StringIO()) == 2
    assert office.refused("print", "annex3", "--all", "--out", tmp_path / "x.pdf") == ["paper.none"]
    assert office.refused("print", "recovery", "--blank", "--out", tmp_path / "x.pdf") == ["paper.unknown"]
    assert "recovery" not in {one["paper"] for one in office.done("print", "--list")}
    assert office.refused("print", "annex3", "--blank", "--out", tmp_path / "no" / "x.pdf") == ["file.missing"]
    assert office.done("print", "annex3", "--blank", "--out", tmp_path)["files"] == [str(tmp_path / "annex3.pdf")]
    (tmp_path / "file").write_bytes(b"")
    assert office.refused("print", "annex3", "--blank", "--out", tmp_path / "file" / "x")


def test_many_papers_are_written_whole_or_not_at_all(office: Terminal, tmp_path: Path) -> None:
    office.done("put", "household", SAMPLE)
    second = {**json.loads(SAMPLE.read_text(encoding="utf-8")), "head.idno": "009901197503070103", "members": []}
    (tmp_path / "second.json").write_text(json.dumps(second), encoding="utf-8")
    office.done("put", "household", tmp_path / "second.json")
    out = tmp_path / "papers"
    (out / "annex3-JQ-2026-000001.pdf").mkdir(parents=True)  # a folder stands where the second file should go
    number = office.done("list", "household")["rows"][1]["number"]
    (out / "annex3-JQ-2026-000001.pdf").rename(out / f"annex3-{number}.pdf")
    assert office.refused("print", "annex3", "--all", "--out", out)
    assert [path.name for path in out.iterdir()] == [f"annex3-{number}.pdf"]
    (out / f"annex3-{number}.pdf").rmdir()
    assert len(office.done("print", "annex3", "--all", "--out", out)["files"]) == 2


def test_a_draft_is_printed_with_its_mark_and_an_old_revision_as_it_was(office: Terminal, tmp_path: Path) -> None:
    uid = office.done("put", "household", SAMPLE)["id"]
    office.done("print", "annex3", "--id", uid, "--out", tmp_path / "first.pdf")
    (tmp_path / "change.json").write_text('{"house.address": "谯城区建设路8号"}', encoding="utf-8")
    office.done("put", "household", tmp_path / "change.json", "--id", uid, "--step", "draft")
    office.done("print", "annex3", "--id", uid, "--out", tmp_path / "draft.pdf")
    assert "草" in "".join(_texts(tmp_path / "draft.pdf"))
    assert "草" not in "".join(_texts(tmp_path / "first.pdf"))
    office.done("step", uid, "submit")
    office.done("print", "annex3", "--id", uid, "--out", tmp_path / "second.pdf")
    assert "建设路" in "".join(_texts(tmp_path / "second.pdf"))
    office.done("print", "annex3", "--id", uid, "--revision", "1", "--out", tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == (tmp_path / "first.pdf").read_bytes()
    assert office.refused("print", "annex3", "--id", uid, "--revision", "9", "--out", tmp_path / "x.pdf") == [
        "record.unknown"
    ]


def _texts(path: Path) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)]


def test_a_step_takes_its_own_fields_and_moves_the_state(office: Terminal) -> None:
    uid = office.done("put", "household", SAMPLE)["id"]
    assert set(office.refused("step", uid, "archive")) == {"field.required"}
    assert office.refused("step", uid, "archive", "--outcome", "retruned") == ["step.outcome"]
    signed = ["--set", "signer=郑志强", "--set", "signed_on=2026-01-12", "--set", "union=示例区总工会"]
    assert "field.required" in office.refused("step", uid, "archive", *signed), "职工编号"
    assert main(["step", uid, "archive", "--set", "signer"], io.StringIO(), io.StringIO()) == 2
    assert office.done("step", uid, "archive", "--outcome", "returned")["state"] == "returned"
    assert office.refused("step", uid, "archive", *signed) == ["step.state"]
    assert office.done("step", uid, "submit")["state"] == "submitted"
    assert office.refused("step", uid, "submit") == ["step.state"]


def test_a_step_says_what_is_doubtful_about_it(office: Terminal, tmp_path: Path) -> None:
    stored = {**json.loads(SAMPLE.read_text(encoding="utf-8")), "worker_no": "3416020001234"}
    (tmp_path / "x.json").write_text(json.dumps(stored), encoding="utf-8")
    uid = office.done("put", "household", tmp_path / "x.json")["id"]
    code, answer, _ = office.run("step", uid, "archive", "--set", "signer=刘敏", "--set", "signed_on=2026-01-12")
    told = [one["code"] for one in answer["problems"]]
    assert (code, told) == (0, ["archive.union", "archive.unvisited", "V25.step"])
    assert office.done("show", uid)["state"] == "archived"


def test_a_draft_is_registered_and_submitted_by_steps(office: Terminal, tmp_path: Path) -> None:
    full = json.loads(SAMPLE.read_text(encoding="utf-8"))
    kept = ("type", "head.name", "head.idno", "head.unit", "head.income", "cause.main")
    (tmp_path / "little.json").write_text(json.dumps({key: full[key] for key in kept}), encoding="utf-8")
    uid = office.done("put", "household", tmp_path / "little.json", "--step", "draft")["id"]
    assert office.done("step", uid, "register")["state"] == "registered"
    assert office.done("check", uid) is not None, "what a registered household lacks is no error yet"
    assert "field.required" in office.refused("step", uid, "submit")
    assert office.refused("put", "household", SAMPLE, "--id", uid, "--step", "archive")
    assert office.done("show", uid)["state"] == "registered"
    office.done("put", "household", SAMPLE, "--id", uid)
    assert office.done("show", uid)["state"] == "submitted"
    assert office.done("show", uid)["derived"]["household.size"] == "4"


def test_materials_of_a_registered_or_returned_household_do_not_move_it(office: Terminal, tmp_path: Path) -> None:
    full = json.loads(SAMPLE.read_text(encoding="utf-8"))
    kept = ("type", "head.name", "head.idno", "head.unit", "head.income", "cause.main")
    (tmp_path / "little.json").write_text(json.dumps({key: full[key] for key in kept}), encoding="utf-8")
    uid = office.done("put", "household", tmp_path / "little.json", "--step", "register")["id"]
    scan = tmp_path / ("很长的文件名" * 12 + "尾.jpg")
    scan.write_bytes(b"a made-up picture")
    office.done("attach", uid, scan, "--type", "身份证")
    assert office.done("show", uid)["state"] == "registered"
    office.done("put", "household", SAMPLE, "--id", uid)
    office.done("step", uid, "archive", "--outcome", "returned")
    office.done("attach", uid, scan, "--type", "身份证")
    assert office.done("show", uid)["state"] == "returned"
    assert len(office.done("show", uid)["answers"]["attachments"]) == 2
    assert office.refused("attach", uid, tmp_path / "nothing.jpg", "--type", "身份证") == ["file.missing"]
    assert office.refused("attach", uid, tmp_path, "--type", "身份证") == ["file.unreadable"]


def test_reading_works_beside_the_program_that_holds_the_store_and_nothing_else_does(
    office: Terminal, tmp_path: Path
) -> None:
    uid = office.done("put", "household", SAMPLE)["id"]
    with Office.open(office.data, "office 的口令很长"):
        for words in (["list", "household"], ["show", uid], ["verify"]):
            assert office.run(*words)[0] == 0
        assert office.run("check")[0] == 0
        for words in (["audit"], ["put", "household", SAMPLE], ["backup", tmp_path / "b.jqbackup"], ["keys", "show"]):
            code, answer, err = office.run(*words)
            assert (code, answer["problems"][0]["code"]) == (1, "store.in_use")
            assert "刘敏" in err
        assert office.refused("restore", tmp_path / "b.jqbackup") == ["file.missing"]
    assert not (tmp_path / "b.jqbackup").exists()


def test_the_problems_of_all_records_say_whose_they_are(office: Terminal) -> None:
    number = office.done("show", office.done("put", "household", SAMPLE)["id"])["number"]
    code, answer, err = office.run("check")
    assert code == 0
    assert all(line.startswith(number) for line in err.splitlines())
    assert len(err.splitlines()) == len(answer["problems"])


def test_the_secret_is_asked_for_again_and_noted(
    office: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JINQIU_PASSPHRASE", "office 的口令很长")
    asked: list[str] = []
    out = tmp_path / "secret.txt"

    def words(prompt: str) -> str:
        asked.append(prompt)
        return "office 的口令很长" if len(asked) > 1 else "别的口令别的口令"

    monkeypatch.setattr("getpass.getpass", words)
    given = ["--data", str(office.data), "keys", "secret", "--out", str(out)]
    assert main(given, io.StringIO(), io.StringIO()) == 1
    assert not out.exists()
    assert main(given, io.StringIO(), io.StringIO()) == 0
    assert out.read_text(encoding="utf-8").count("AGE-SECRET-KEY-") == 1
    assert [one["act"] for one in office.done("audit")].count("secret.export") == 1


def test_a_draft_is_not_sealed(office: Terminal, tmp_path: Path) -> None:
    office.done("keys", "export", tmp_path / "own.jqcard")
    uid = office.done("put", "household", SAMPLE, "--step", "draft")["id"]
    assert office.refused("seal", "--to", tmp_path / "own.jqcard", "--out", tmp_path / "x.jqb", "--id", uid) == [
        "record.draft"
    ]
    assert office.refused("seal", "--to", tmp_path / "own.jqcard", "--out", tmp_path / "x.jqb") == ["seal.none"]
    assert office.refused("seal", "--to", SAMPLE, "--out", tmp_path / "x.jqb") == ["card.damaged"]
    office.done("step", uid, "submit")
    assert office.refused("seal", "--to", tmp_path / "own.jqcard", "--out", tmp_path / "no" / "x.jqb") == [
        "file.missing"
    ]


def test_a_terminal_of_another_encoding_does_not_end_a_command(office: Terminal) -> None:
    stored = {**json.loads(SAMPLE.read_text(encoding="utf-8")), "head.name": "李𬱖"}
    command = [sys.executable, "-m", "jinqiu_desktop", "--data", office.data, "--passphrase-file", office.secret]
    put = subprocess.run(
        [*command, "put", "household", "-"],
        input=json.dumps(stored).encode(),
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "gb2312", "PYTHONUTF8": "0"},
        cwd=Path(__file__).parents[1],
    )
    assert put.returncode == 0, put.stderr
    listed = subprocess.run(
        [*command, "list", "household"], capture_output=True, env={**os.environ, "PYTHONIOENCODING": "gb2312"},
        cwd=Path(__file__).parents[1],
    )  # fmt: skip
    assert listed.returncode == 0, listed.stderr
    assert "JQ-" in listed.stdout.decode("utf-8")


def test_a_second_process_of_a_frozen_program_is_let_through_first() -> None:
    (begin,) = [one for one in ast.parse(inspect.getsource(program.main)).body if isinstance(one, ast.FunctionDef)]
    first = begin.body[1]  # behind the docstring
    assert ast.unparse(first) == "multiprocessing.freeze_support()"
