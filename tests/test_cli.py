"""The command line of design.md §9: exit codes, JSON, ids that the next command takes, nothing half done."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from jinqiu_desktop.cli import main
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
    assert office.refused("put", "household", broken) == ["field.unknown"]
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
    elsewhere = Terminal(tmp_path, "elsewhere")
    elsewhere.secret.write_text("office 的口令很长\n", encoding="utf-8")
    elsewhere.done("restore", tmp_path / "one.jqbackup")
    assert elsewhere.done("show", uid)["answers"]["head.name"] == "李春梅"


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
    code, answer, _ = office.run("import", tmp_path / "t.xlsx", "--dry-run")
    assert code in (0, 1)
    assert answer["result"] is None or answer["result"]["good"] == 0
