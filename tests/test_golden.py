"""Stores and bundles frozen by earlier programs open in this one, unchanged (tests/golden, written by `dev.py golden`)."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from jinqiu_desktop.bundle import open_bundle
from jinqiu_desktop.keys import Card
from jinqiu_desktop.office import Office
from jinqiu_desktop.records import content_digest

FROZEN = sorted(path.parent for path in (Path(__file__).parent / "golden").glob("*/facts.json"))


def test_something_is_frozen() -> None:
    assert FROZEN


@pytest.mark.parametrize("golden", FROZEN, ids=lambda path: path.name)
def test_an_old_store_opens_with_every_record_and_draft_as_it_was(golden: Path, tmp_path: Path) -> None:
    shutil.copytree(golden / "data", tmp_path / "data")
    facts = json.loads((golden / "facts.json").read_text(encoding="utf-8"))
    with Office.open(tmp_path / "data", facts["passphrase"]) as office:
        assert office.safety.verify().problems == ()
        for uid, told in facts["records"].items():
            record = office.archive.record(uid)
            form = office.archive.form(record.form) if record.form_rev == told["form_rev"] else None
            assert (record.digest, record.no, office.archive.state(uid)) == (told["digest"], told["no"], told["state"])
            if form is not None:
                assert content_digest(form, record.answers) == told["content_digest"]
            assert office.archive.edit(uid).blocking("submit") == ()
        draft = office.archive.edit(facts["draft"]["uid"])
        assert draft.text("head.name") == facts["draft"]["head.name"]


@pytest.mark.parametrize("golden", FROZEN, ids=lambda path: path.name)
def test_an_old_bundle_opens_with_every_line_sound(golden: Path) -> None:
    facts = json.loads((golden / "facts.json").read_text(encoding="utf-8"))
    secret = (golden / "office.agekey").read_text(encoding="utf-8")
    card = Card.load(golden / "office.jqcard")
    key = next(line for line in secret.splitlines() if not line.startswith("#"))
    with open_bundle(golden / "up.jqb", key, [card]) as opened:
        assert opened.check() == ()
        assert sum(opened.manifest.counts.values()) == len(facts["records"])
        assert len(opened.manifest.attachments) == 1
