"""A form added as data only: one TOML file and one paper, and it is in store, search, template, schema and print; no code for it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import jsonschema
import pypdfium2
import pytest

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.errors import Refused
from jinqiu_desktop.filling import Filling
from jinqiu_desktop.forms import json_schema, row_path
from jinqiu_desktop.kinds import KINDS, Ref
from jinqiu_desktop.office import Office, Profile
from jinqiu_desktop.places import resources
from jinqiu_desktop.records import to_json

FORM = """
id = "loan"
rev = 1
title = "爱心电脑借用"
noun = "台"
summary = ["borrower"]
states = {draft = "草稿", lent = "已借出"}
claims = [{kind = "computer", path = "serial", role = "head"}]

[[page]]
id = "main"
label = "借用"
group = [{title = "借用", rows = [
  ["serial:8", "household:8", "student:8"],
  ["borrower:8", "pupil:8", "idno:8"],
  ["born:8", "age:8", "phone:8"],
  ["value:8", "weight:8", "lent_on:8"],
  ["until:8", "insured:8", "insurer:8"],
  ["reason:8", "needs:8", "region:8"],
  ["card:8", "postcode:8", "photo:8"],
  ["remark:24"],
]}]

[[page]]
id = "parts"
label = "配件"
rows = "parts"

[[rows]]
id = "parts"
label = "配件"
group = [{rows = [["name:12", "count:12"]]}]

  [[rows.field]]
  id = "name"
  label = "配件名称"
  kind = "text"
  required = ["lend"]
  help = "写清楚。"
  find = true

  [[rows.field]]
  id = "count"
  label = "件数"
  kind = "number"
  min = 1
  help = "几件。"

[[step]]
id = "lend"
label = "借出"
from = ["draft"]
to = "lent"
freezes = true
"""

FIELDS = {
    "serial": 'kind = "text"\nrequired = ["lend"]\nfind = true\nlist = true',
    "household": 'kind = "reference"\ntarget = "household"\nrequired = ["lend"]',
    "student": 'kind = "row_reference"\ntarget = "household.members"',
    "borrower": 'kind = "person_name"\nfind = true\nlist = true\nrequired = ["lend"]',
    "pupil": 'kind = "person_name"\nfrom = "student.name"',
    "idno": 'kind = "id_number"\nfind = true',
    "born": 'kind = "date"\ncompute = "birth_of_idno"',
    "age": 'kind = "number"\ncompute = "age_of_idno"',
    "phone": 'kind = "phone"\nfind = true',
    "value": 'kind = "money"\nlist = true',
    "weight": 'kind = "number"\ndecimals = 1',
    "lent_on": 'kind = "date"',
    "until": 'kind = "year_month"',
    "insured": 'kind = "yes_no"',
    "insurer": 'kind = "text"\nwhen = {path = "insured", is = true}\nrequired = ["lend"]',
    "reason": 'kind = "choice"\nchoices = "cause"\nlist = true',
    "needs": 'kind = "choices"\nchoices = "cause"\nmax = 3',
    "region": 'kind = "region"',
    "card": 'kind = "bank_card"',
    "postcode": 'kind = "postcode"',
    "photo": 'kind = "attachment"',
    "remark": 'kind = "long_text"',
}

PAPER = """
id = "loan_slip"
rev = 1
form = "loan"
title = "爱心电脑借用单"
units = 24
heading = {mark = "", lines = ["爱心电脑借用单"], h = 12}

[page]
margin_mm = 15

[[block]]
kind = "rows"

  [[block.row]]
  h = 10
  cells = [{label = "编号", w = 4}, {bind = "serial", w = 8}, {label = "借用人", w = 4}, {bind = "borrower", w = 8}]

  [[block.row]]
  h = 10
  cells = [{label = "学生", w = 4}, {bind = "pupil", w = 8}, {label = "价值", w = 4}, {bind = "value", w = 8}]
"""

TYPED = {
    "serial": "DN-0007",
    "idno": "009901200802290020",
    "phone": "13900000627",
    "value": "2,000 元",
    "weight": "1.5",
    "lent_on": "2026年8月7日",
    "until": "2027-07",
    "insured": "否",
    "reason": "子女上学",
    "needs": "收入低、自然灾害",
    "region": "谯城区",
    "card": "6217 0000 0000 0000 004",
    "postcode": "236800",
    "remark": "第一行\n第二行",
}


def declaration() -> str:
    fields = "".join(
        f'\n[[field]]\nid = "{name}"\nlabel = "{name} 栏"\nhelp = "照实写。"\n{rest}\n' for name, rest in FIELDS.items()
    )
    return FORM + fields


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    folder = tmp_path / "resources"
    shutil.copytree(resources(), folder, ignore=shutil.ignore_patterns("fonts", "icons", "help"))
    (folder / "forms" / "loan.toml").write_text(declaration(), encoding="utf-8")
    (folder / "papers" / "loan_slip.toml").write_text(PAPER, encoding="utf-8")
    return Catalog(folder)


@pytest.fixture
def office(tmp_path: Path, catalog: Catalog) -> Office:
    profile = Profile(name="示例厂工会", level="基层", region="341602", policy="general", clerk="刘敏")
    return Office.setup(tmp_path / "office", profile, "一个足够长的口令", catalog=catalog).office


def filled(office: Office, tmp_path: Path, serial: str = "DN-0007") -> Filling:
    household = next(iter(office.archive.all_saved("household")), None) or office.archive.put(
        "household", json.loads((resources() / "samples" / "household.json").read_text(encoding="utf-8"))
    )
    rid = office.archive.record(household).rows("members")[0].rid
    filling = office.archive.new("loan", references={"household": Ref(household), "student": Ref(household, rid)})
    for path, text in TYPED.items():
        filling.type(path, text)
    filling.type("serial", serial)
    filling.type("borrower", "李春梅")
    photo = tmp_path / "照片.jpg"
    photo.write_bytes(b"a made-up picture")
    filling.type("photo", filling.form.fields["photo"].kind.typed(office.archive.keep_file(photo)))
    filling.type(row_path("parts", filling.add_row("parts"), "name"), "充电器")
    return filling


def test_one_toml_file_makes_a_form_of_every_kind(catalog: Catalog) -> None:
    form = catalog.form("loan")
    assert {one.kind.name for one in form.fields.values()} == set(KINDS)


def test_the_new_form_is_filled_checked_frozen_stored_and_found(office: Office, tmp_path: Path) -> None:
    filling = filled(office, tmp_path)
    assert filling.cell("insurer").state == "not_applicable"
    assert str(filling.value("born")) == "2008-02-29"
    assert filling.value("pupil") == "王小雨"
    record = office.archive.submit(filling, "lend")
    assert office.archive.state(record.uid) == "lent"
    assert record.frozen["pupil"] == "王小雨"
    assert record.sources["household"].digest
    jsonschema.validate(to_json(filling.form, record.answers), json_schema(filling.form))
    for words in ("DN-00", "lcm", "0020", "充电"):
        assert [line.uid for line in office.archive.listing("loan", words).lines] == [record.uid], words
    line = office.archive.listing("loan").lines[0]
    assert str(line.values["value"]) == "2000"
    assert office.safety.verify().problems == ()
    office.close()


def test_its_unique_value_is_unique_and_what_it_refers_to_stays(office: Office, tmp_path: Path) -> None:
    first = office.archive.submit(filled(office, tmp_path), "lend")
    with pytest.raises(Refused):
        office.archive.submit(filled(office, tmp_path), "lend")
    household = first.value("household")
    assert isinstance(household, Ref)
    assert office.archive.referring(household.uid) == (first.uid,)
    office.archive.submit(filled(office, tmp_path, "DN-0008"), "lend")
    assert office.archive.listing("loan").total == 2
    office.close()


def test_it_has_a_template_and_prints_on_its_paper(office: Office, tmp_path: Path) -> None:
    record = office.archive.submit(filled(office, tmp_path), "lend")
    office.sheets.template(tmp_path / "loan.xlsx", "loan")
    assert (tmp_path / "loan.xlsx").stat().st_size > 0
    assert office.papers.of(record.uid) == ("loan_slip",)
    (out,) = office.papers.save("loan_slip", [record.uid], tmp_path / "loan.pdf")
    text = pypdfium2.PdfDocument(out)[0].get_textpage().get_text_range()
    for word in ("爱心电脑借用单", "DN-0007", "李春梅", "王小雨", "2000"):
        assert word in text
    office.close()
