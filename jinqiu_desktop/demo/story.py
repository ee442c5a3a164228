"""The whole errand with made-up people, told and checked: two grass-roots offices and their county, from an empty folder on.

The offices archive households, apply for their students, print the six annexes and seal a bundle; the county takes both in, approves, and
returns one archive with a remark; it is mended and taken in again, after a damaged copy was refused. What does not come out as it must
ends the story with a `Failure`. Between the offices there is nothing but files: cards and bundles. `run` plays it in this process,
`run_all` with a process for each office, and tells of one campaign under every notice besides.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from jinqiu_desktop.catalog import Catalog
from jinqiu_desktop.demo import errand
from jinqiu_desktop.demo.campaign import Campaign, lead
from jinqiu_desktop.demo.notices import ROUNDS
from jinqiu_desktop.demo.parties import Apart, Founding, Here, Party
from jinqiu_desktop.errors import Failure
from jinqiu_desktop.office import Profile
from jinqiu_desktop.places import resources, told, write_whole
from jinqiu_desktop.records import Json

if TYPE_CHECKING:
    from jinqiu_desktop.office.exchange import SealedBundle

T = TypeVar("T")

FEWEST = 4
"""Households that the six annexes need: a worker with students for 附件1 and 附件2, a migrant worker for 附件4, one without an archive."""

_CELL = "house.address"
_APART = "两家基层工会和县总工会各有文件夹、口令和自己的进程，之间只有名片和上报包来往。"


@dataclass(frozen=True, kw_only=True)
class Report:
    """What a demo made: the files by what they are, the counts, what happened, a line each, and the campaigns under the notices."""

    files: Mapping[str, tuple[Path, ...]]
    counts: Mapping[str, int]
    story: tuple[str, ...]
    campaigns: tuple[Campaign, ...] = ()

    def result(self) -> Json:
        """The report for other programs."""
        return {
            "files": {name: [str(path) for path in paths] for name, paths in self.files.items()},
            "counts": dict(self.counts),
            "story": list(self.story),
            "campaigns": [one.result() for one in self.campaigns],
        }

    def lines(self) -> tuple[str, ...]:
        """The report for a person."""
        files = (f"{name}：{path}" for name, paths in self.files.items() for path in paths)
        return (*self.story, *files, *(line for one in self.campaigns for line in ("", *one.lines())))


def run(out: Path, *, households: int = FEWEST, seed: int = 2026) -> Report:
    """The story in this process. Raises `Failure` file.exists when `out` is not empty, demo.differs when something does not agree."""
    _refuse_taken(out)
    return _play(out, households, seed, Here)


def run_all(out: Path, *, households: int = FEWEST, seed: int = 2026) -> Report:
    """The story with a process for each office, and a campaign under every notice. Raises as `run`, and `Failure` demo.refused, demo.ended."""
    _refuse_taken(out)
    # Here there is nothing to do but wait for the offices: meanwhile the campaigns are led in this process.
    with ThreadPoolExecutor(max_workers=1) as beside:
        catalog = Catalog(resources())
        leading = [beside.submit(lead, one, out / one.pack, catalog) for one in ROUNDS]
        try:
            report = _play(out, households, seed, Apart)
            campaigns = tuple(each.result() for each in leading)
        finally:
            beside.shutdown(cancel_futures=True)
    return replace(report, story=(_APART, *report.story), campaigns=campaigns)


def self_check() -> tuple[str, ...]:
    """What a frozen program can check of itself, each a line: declarations, fonts, crypto, store, papers, bundles, one backup."""
    catalog = Catalog(resources())
    catalog.cross_check()
    forms = [catalog.form(name) for name in catalog.form_ids]
    lists = [catalog.choices(name) for name in catalog.choice_ids]
    packs = [catalog.policy(name) for name in catalog.policy_ids]
    with tempfile.TemporaryDirectory(prefix="jinqiu-") as folder:
        report = run(Path(folder) / "demo")
    return (
        f"表单 {len(forms)}，代码表 {len(lists)}，通知 {len(packs)}，纸表 {len(catalog.paper_ids)}",
        *report.story,
        "自查完成，都正常。",
    )


# --- the story ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class _Cast:
    """The three offices, and the folder in which they leave their files."""

    first: Party
    second: Party
    county: Party
    out: Path

    @property
    def grassroots(self) -> tuple[Party, Party]:
        return self.first, self.second

    def card(self, party: Party) -> Path:
        return self.out / f"{party.folder.name}.jqcard"


def _play(out: Path, households: int, seed: int, party: Callable[[Founding], Party]) -> Report:
    with ExitStack() as stack:
        first, second, county = (stack.enter_context(party(one)) for one in _foundings(out))
        cast = _Cast(first=first, second=second, county=county, out=out)
        _exchange_cards(cast)
        went_up = _go_up(cast, max(FEWEST, households), seed)
        came_back = _come_back(cast, went_up, seed)
        return _report(cast, went_up, came_back)


def _refuse_taken(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
        is_taken = any(out.iterdir())
    except OSError as error:
        raise told(error, str(out)) from error
    if is_taken:
        raise Failure("file.exists", name=str(out))


def _foundings(out: Path) -> tuple[Founding, ...]:
    return tuple(
        Founding(
            folder=out / folder,
            profile=Profile(name=name, level=level, region="341602", policy="bozhou-2023", clerk=clerk),
            passphrase=passphrase,
        )
        for folder, name, level, clerk, passphrase in (
            ("基层工会", "示例市第一纺织厂工会", "基层", "刘敏", "秋天的第一张录取通知书"),
            ("第二家基层工会", "示例区环卫所工会", "基层", "吴建国", "第二家工会自己的口令"),
            ("县总工会", "示例区总工会", "县区", "周宁", "县里另有一个口令"),
        )
    )


def _exchange_cards(cast: _Cast) -> None:
    parties = (*cast.grassroots, cast.county)
    _all([one.begin(errand.hand_out_card, cast.card(one)) for one in parties])
    _all([one.begin(errand.trust, cast.card(cast.county)) for one in cast.grassroots])
    cast.county.do(errand.trust, *(cast.card(one) for one in cast.grassroots))


def _all(waiting: Iterable[Callable[[], T]]) -> list[T]:
    return [wait() for wait in waiting]


@dataclass(frozen=True, kw_only=True)
class _WentUp:
    """From the first household to the county's answer; the pairs are of the first and the second office."""

    filed: list[errand.Filed]
    printed: list[tuple[errand.Printed, ...]]
    sealed: list[SealedBundle]
    taken: list[errand.Taken]
    opened: int
    reviewed: errand.Reviewed
    back: SealedBundle


def _go_up(cast: _Cast, households: int, seed: int) -> _WentUp:
    """What one office waits for another does meanwhile: papers are printed while the county receives."""
    first, second, county, out = cast.first, cast.second, cast.county, cast.out
    drawn = households - 1  # besides the sample
    border = drawn - (households - FEWEST) // 2
    share = errand.Share(seed=seed, first=0, last=border)
    other_share = errand.Share(seed=seed, first=border, last=drawn)
    filing = [
        first.begin(errand.type_and_import, share, out / "导入的表.xlsx"),
        second.begin(errand.type_in, other_share),
    ]
    filed = _all(filing)
    bundles = (out / "上报包.jqb", out / "第二家上报包.jqb")
    sealing = [
        one.begin(errand.seal, cast.card(county), path) for one, path in zip(cast.grassroots, bundles, strict=True)
    ]
    folders = (out / "纸表", out / "第二家纸表")
    printing = [
        one.begin(errand.print_papers, each.papers, folder)
        for one, each, folder in zip(cast.grassroots, filed, folders, strict=True)
    ]
    backing_up = first.begin(errand.back_up, out / "备份.jqbackup")
    sealed = _all(sealing)
    taken = [county.do(errand.receive, one.path) for one in sealed]
    opened = county.do(errand.lay_open, sealed[0].path, out / "县里打开的上报包")
    reviewed = county.do(errand.review, taken[0].uids, _CELL)
    back = county.do(errand.give_back, cast.card(first), out / "退回包.jqb")
    printed = _all(printing)
    backing_up()
    return _WentUp(
        filed=filed, printed=printed, sealed=sealed, taken=taken, opened=opened, reviewed=reviewed, back=back
    )


@dataclass(frozen=True, kw_only=True)
class _CameBack:
    """From the returned archive to what the county holds in the end."""

    returned: errand.Taken
    again: SealedBundle
    damaged: Path
    refusal: errand.Refusal
    mended: errand.Taken
    held: Mapping[str, str]
    by_form: Mapping[str, int]


def _come_back(cast: _Cast, went_up: _WentUp, seed: int) -> _CameBack:
    first, county, out = cast.first, cast.county, cast.out
    returned = first.do(errand.receive, went_up.back.path)
    first.do(errand.mend, went_up.reviewed.returned, _CELL, "谯城区和平巷118号")
    again = first.do(errand.seal, cast.card(county), out / "重报包.jqb")
    damaged = _with_one_bit_flipped(again.path, out / "改坏的包.jqb", random.Random(seed))
    refusal = county.do(errand.refuse, damaged)
    _agree(refusal.before, refusal.after, "拒收之后县里的档案变了")
    mended = county.do(errand.receive, again.path)
    _agree(mended.uids, (went_up.reviewed.returned,), "改了一份，县里却不是只有这一份变了")
    own = [one.begin(errand.holdings) for one in cast.grassroots]
    held = county.do(errand.holdings)
    _agree(held, {uid: digest for one in _all(own) for uid, digest in one.items()}, "县里的档案和单位的不同")
    return _CameBack(
        returned=returned,
        again=again,
        damaged=damaged,
        refusal=refusal,
        mended=mended,
        held=held,
        by_form=county.do(errand.held_by_form),
    )


def _with_one_bit_flipped(path: Path, out: Path, chance: random.Random) -> Path:
    content = bytearray(path.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    with write_whole(out) as file:
        file.write(content)
    return out


def _agree(there: object, here: object, what: str) -> None:
    if there != here:
        raise Failure("demo.differs", what=what)


# --- told -----------------------------------------------------------------------------------------------------------------


def _report(cast: _Cast, went_up: _WentUp, came_back: _CameBack) -> Report:
    filed, sealed = went_up.filed, went_up.sealed
    printed = [one for each in went_up.printed for one in each]
    return Report(
        files={
            "纸表": tuple(one.path for one in printed),
            "导入的表": (cast.out / "导入的表.xlsx",),
            "名片": tuple(cast.card(one) for one in (*cast.grassroots, cast.county)),
            "上报包": tuple(one.path for one in (*sealed, came_back.again)),
            "退回包": (went_up.back.path,),
            "改坏的包": (came_back.damaged,),
            "打开的上报包": (cast.out / "县里打开的上报包",),
            "备份": (cast.out / "备份.jqbackup",),
        },
        counts={
            "户": sum(len(one.households) for one in filed) - _clashes(went_up),
            "其中导入": sum(one.imported for one in filed),
            "其中未建档": sum(one.unarchived for one in filed),
            "申请": sum(len(one.applications) for one in filed),
            "纸表": sum(one.count for one in printed),
            "装进": sum(one.records for one in sealed),
            "打开": went_up.opened,
            "县里收下": sum(len(one.uids) for one in went_up.taken),
            "两家都有的户": _clashes(went_up),
            "批准": went_up.reviewed.approved,
            "退回": len(came_back.returned.uids) - went_up.reviewed.approved,
            "意见": came_back.returned.remarks,
            "改好重收": len(came_back.mended.uids),
            "其余没变": came_back.mended.changes.get("same", 0),
            "县里与单位逐份相同": len(came_back.held),
        },
        story=tuple(_story(cast, went_up, came_back)),
    )


def _story(cast: _Cast, went_up: _WentUp, came_back: _CameBack) -> Iterator[str]:
    county, reviewed = cast.county.name, went_up.reviewed
    households = sum(len(one.households) for one in went_up.filed) - _clashes(went_up)
    yield f"编造了 {households} 户，分给两家基层工会；{_clashes(went_up)} 户两家都建了档。"
    for party, filed, printed in zip(cast.grassroots, went_up.filed, went_up.printed, strict=True):
        yield (
            f"{party.name}：{len(filed.households)} 户（从表格导入 {filed.imported}，未建档 {filed.unarchived}），"
            f"申请 {len(filed.applications)} 份。"
        )
        papers = "，".join(f"{one.title.split()[0]} {one.count} 份" for one in printed)
        yield f"  纸表 {len(printed)} 种：{papers}。"
    for party, sealed in zip(cast.grassroots, went_up.sealed, strict=True):
        yield f"{_packed(sealed)}，{party.name} 封给 {county}。"
    yield f"{county}收下 {sum(len(one.uids) for one in went_up.taken)} 份，指出了两家都有的 {_clashes(went_up)} 户。"
    yield f"{county}批准未建档的 {reviewed.approved} 份申请，每份 {reviewed.amount} 元（通知：不超过 {reviewed.amount} 元）。"
    yield f"{_packed(went_up.back)}，{county}退给 {cast.first.name}，意见 {came_back.returned.remarks} 条，落在那一格。"
    refusal = came_back.refusal
    yield f"{came_back.damaged.name}：重报包改坏一个字节，{county}没有收（{refusal.reason}）"
    yield f"  县里的档案没有变，拒收前后的摘要都是 {refusal.after[:16]}。"
    same = came_back.mended.changes.get("same", 0)
    yield f"{_packed(came_back.again)}，改好重报：变了 {len(came_back.mended.uids)} 份，其余 {same} 份没变。"
    held = "，".join(f"{title} {count}" for title, count in came_back.by_form.items())
    yield f"{county}现在有 {len(came_back.held)} 份：{held}。"
    yield f"逐份核对摘要：{county}的 {len(came_back.held)} 份与两家基层工会的全部相同。"


def _clashes(went_up: _WentUp) -> int:
    """Households that both grass-roots offices have."""
    return sum(one.clashes for one in went_up.taken)


def _packed(sealed: SealedBundle) -> str:
    return f"{sealed.path.name}：{sealed.records} 份，{sealed.households} 户，{sealed.size / 1000:.1f} KB"
