"""The whole errand with made-up people: what `demo` shows, and how the frozen program checks itself.

`people` draws the households, `errand` is what offices do with them through Office, `parties` are those offices in this process or each in
its own, `story` tells what happens between two grass-roots offices and their county, and checks what must come out. `notices` are the
families that apply under each notice, `campaign` leads them from 摸底 to 发放 and tells what became of each. `practice` makes a practice book.
"""

from __future__ import annotations

from jinqiu_desktop.demo.people import made_up_households, sample
from jinqiu_desktop.demo.story import FEWEST, Report, run, run_all, self_check

__all__ = ["FEWEST", "Report", "made_up_households", "run", "run_all", "sample", "self_check"]
