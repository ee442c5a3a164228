"""Who applies under each notice in the demo: families made up so that the notice says something different of each of them.

The figures are chosen to be worked out by hand; tests/test_demo.py does so. What a notice gives is not said here: a `granted` amount stands
only where the notice leaves it to the office. `campaign` leads them through.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Pupil:
    """A child who applies, told as `made_up_families` tells it, and what is typed for it besides what the archive says.

    `granted` is what the centre decides where the notice names no sum (yuan). With `put_off` the office does not go on, for that reason.
    """

    child: str
    typed: Mapping[str, str] = field(default_factory=dict)
    granted: str = ""
    put_off: str = ""


@dataclass(frozen=True, kw_only=True)
class Family:
    """A household with its 家庭年度总收入 (yuan, a multiple of 12). `reaches` is the step its archive gets to: archive, submit or register."""

    income: int
    pupils: tuple[Pupil, ...]
    others: tuple[str, ...] = ("配偶",)
    reaches: str = "archive"


@dataclass(frozen=True, kw_only=True)
class Round:
    """A campaign under one notice: the office that leads it, where it is, the Monday on which it begins, and who applies."""

    pack: str
    office: str
    region: str
    begins: date
    families: tuple[Family, ...]


_ARCHIVED, _SENT_WARMTH, _ON_THE_MOVE, _OTHERS, _SINGLE, _PLATFORM = (
    {"group": code} for code in ("1", "2", "3", "6", "7", "8")
)
_ADMITTED = {**_ARCHIVED, "school.regular": "是", "school.military": "否", "school.batch": "本科二批"}
_INSIDE, _OUTSIDE = "宁夏回族自治区银川市", "陕西省西安市"


def _admitted(child: str, region: str, tuition: str, **changed: str) -> Pupil:
    """A student of 银川 at a university its notice is for, unless something is changed."""
    changes = {path.replace("_", "."): text for path, text in changed.items()}
    return Pupil(child=child, typed={**_ADMITTED, "school.region": region, "tuition": tuition, **changes})


_YINCHUAN = Round(
    pack="yinchuan-2018",
    office="银川示例区总工会",
    region="640104",
    begins=date(2018, 7, 30),
    families=(
        Family(income=30000, pupils=(_admitted("示例大学 0", _OUTSIDE, "5800"),)),
        Family(income=28800, pupils=(_admitted("示例大学 0", _INSIDE, "4600"),)),
        Family(income=27600, pupils=(_admitted("示例大学 1", _OUTSIDE, "6000"),)),
        Family(income=26400, pupils=(_admitted("示例大学 2", _INSIDE, "4500"),)),
        Family(income=33600, pupils=(_admitted("示例大学 0", _OUTSIDE, "6000"),)),
        Family(
            income=24000,
            pupils=(
                Pupil(child="示例职业技术学院 0", typed={**_ARCHIVED, "school.region": _INSIDE, "tuition": "4000"}),
                _admitted("示例大学 0", _OUTSIDE, "3000", school_name="示例陆军大学", school_military="是"),
            ),
        ),
    ),
)
_BOZHOU = Round(
    pack="bozhou-2023",
    office="亳州示例区总工会",
    region="341602",
    begins=date(2023, 7, 31),
    families=(
        Family(
            income=30000,
            pupils=(
                Pupil(child="示例市第二高级中学 0", typed={**_ARCHIVED, "tuition": "1865.50"}),
                Pupil(child="示例市纺织职业学校 1", typed={**_ARCHIVED, "tuition": "2600"}),
            ),
        ),
        Family(
            income=36000, pupils=(Pupil(child="示例大学 0", typed={**_SENT_WARMTH, "fund": "32"}),), reaches="register"
        ),
        Family(
            income=42000,
            pupils=(Pupil(child="示例市特殊教育学校 3", typed={**_OTHERS, "fund": "32", "asked": "1500"}),),
            reaches="register",
        ),
        Family(income=24000, pupils=(Pupil(child="示例大学 1", typed={**_ARCHIVED, "fund": "20", "asked": "3000"}),)),
        Family(income=24000, pupils=(Pupil(child="示例大学 0", typed={**_ARCHIVED}, granted="4000"),)),
    ),
)
_PINGDINGSHAN = Round(
    pack="pingdingshan-2022",
    office="平顶山示例区总工会",
    region="410402",
    begins=date(2022, 8, 8),
    families=(
        Family(
            income=30000,
            pupils=(
                Pupil(child="示例大学 0", typed=_ARCHIVED, granted="3000"),
                Pupil(child="示例职业技术学院 0", typed=_ARCHIVED, granted="2000"),
            ),
        ),
        Family(income=26400, pupils=(Pupil(child="示例市第二高级中学 0", typed=_ON_THE_MOVE, granted="1500"),)),
        Family(
            income=24000,
            pupils=(Pupil(child="示例大学 1", typed=_PLATFORM, put_off="还没有建档，建档以后再报。"),),
            reaches="register",
        ),
    ),
)
_QINGPU = Round(
    pack="qingpu-2017",
    office="青浦区示例工会",
    region="310118",
    begins=date(2017, 7, 31),
    families=(
        Family(
            income=30000,
            pupils=(
                Pupil(child="示例大学 1", typed=_ARCHIVED, granted="3600"),
                Pupil(child="示例市第二高级中学 0", typed=_ARCHIVED, granted="2400"),
            ),
        ),
        Family(income=26400, pupils=(Pupil(child="示例职业技术学院 0", typed=_ON_THE_MOVE, granted="3000"),)),
        Family(
            income=24000,
            pupils=(Pupil(child="示例大学 0", typed=_ARCHIVED, put_off="档案还没有批下来，建档以后再报。"),),
            reaches="submit",
        ),
    ),
)
_NATIONAL = Round(
    pack="national-2012",
    office="示例县总工会",
    region="130123",
    begins=date(2012, 7, 30),
    families=(
        # The head drawn here is a woman alone; a test guards it.
        Family(income=21600, pupils=(Pupil(child="示例大学 0", typed=_SINGLE, granted="3000"),), others=()),
        Family(income=26400, pupils=(Pupil(child="示例市第二高级中学 1", typed=_ON_THE_MOVE, granted="1000"),)),
        Family(
            income=24000,
            pupils=(Pupil(child="示例职业技术学院 1", typed=_OTHERS, put_off="不在通知的服务对象里，请核对类别。"),),
        ),
    ),
)
_GENERAL = Round(
    pack="general",
    office="示例市总工会",
    region="341602",
    begins=date(2026, 8, 3),
    families=(
        Family(income=24000, pupils=(Pupil(child="示例大学 0", granted="2000"),)),
        Family(income=21600, pupils=(Pupil(child="示例市第二高级中学 1", granted="1000"),), others=("母亲",)),
        Family(
            income=36000,
            pupils=(Pupil(child="示例大学 1", typed={"declared": "3"}, put_off="家里有轿车，先核实用途。"),),
        ),
    ),
)

ROUNDS = (_YINCHUAN, _BOZHOU, _PINGDINGSHAN, _QINGPU, _NATIONAL, _GENERAL)
"""One campaign under every notice of the program."""
