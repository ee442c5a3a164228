"""Problems, failures, and every sentence a person may read about them.

A wrong answer is a `Problem`: where, which code, which facts, how bad. It is never an exception and never a sentence; this module
turns it into one. A known failure (wrong passphrase, full disk, damaged bundle) is a `Failure` with a code. A bug is neither: it rises
to the last-resort window. Sentences are kept by code in `SENTENCES`, in sections by the room that raises them: what is wrong, and what
to do next. This module does not know forms, stores or windows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from string import Formatter
from typing import Protocol


class Severity(StrEnum):
    """How bad a problem is: an error blocks the step, a warning may stay with a written reason, a hint is only to know."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One wrong or doubtful answer. `where` is a path of formats.md §2 (or a cell of a sheet), `code` a key of `SENTENCES`."""

    where: str
    code: str
    severity: Severity = Severity.ERROR
    facts: tuple[tuple[str, str], ...] = ()

    def fact(self, name: str) -> str:
        """The fact of this name, or an empty text."""
        return dict(self.facts).get(name, "")

    def at(self, where: str, **facts: str) -> Problem:
        """The same problem at another place, with further facts."""
        return Problem(where=where, code=self.code, severity=self.severity, facts=self.facts + tuple(facts.items()))


def problem(where: str, code: str, severity: Severity = Severity.ERROR, **facts: str) -> Problem:
    """A `Problem` with its facts given by name."""
    return Problem(where=where, code=code, severity=severity, facts=tuple(facts.items()))


class Failure(Exception):
    """Something known went wrong outside the answers: `code` is a key of `SENTENCES`, `str()` is the sentence a person reads."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        told = SENTENCES[self.code]
        return f"{_fill(told.what, self.facts)}{_fill(told.do, self.facts)}"


class Refused(Exception):
    """Nothing was done, because of these problems."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("；".join(one.code for one in self.problems))


class Stopped(Exception):
    """A person stopped a job between two of its steps; nothing was done."""


class Progress(Protocol):
    """What a long job reports to; raises `Stopped` when the person wants it to end."""

    def step(self, at: int, of: int, doing: str) -> None:
        """`at` of `of` parts are done; `doing` is the Chinese name of what is being done now."""


class _Silent:
    def step(self, at: int, of: int, doing: str) -> None:
        return None


no_progress: Progress = _Silent()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One problem in three lengths: in the cell, what is wrong, what to do (look.md §5.3)."""

    short: str
    what: str
    do: str = ""


class _Facts(Formatter):
    def get_value(self, key: int | str, args: object, kwargs: object) -> str:
        return str(kwargs.get(key, "")) if isinstance(kwargs, dict) else ""


def _fill(text: str, facts: dict[str, str]) -> str:
    return _Facts().vformat(text, (), facts)


def sentence(one: Problem) -> Sentence:
    """The words for a problem, its facts filled in. KeyError when the code has none (a test walks all codes)."""
    told = SENTENCES[one.code]
    facts = dict(one.facts)
    return Sentence(_fill(told.short, facts), _fill(told.what, facts), _fill(told.do, facts))


def line(one: Problem) -> str:
    """The problem as one Chinese line: where, what, what to do."""
    told = sentence(one)
    label = one.fact("label") or one.where
    return f"{label}：{told.what}{told.do}" if label else f"{told.what}{told.do}"


# A sentence is one line, however long, so that a reader can go down the codes.
# fmt: off
SENTENCES: dict[str, Sentence] = {
    # --- places and files -------------------------------------------------------------------------------------------------
    "disk.full": Sentence("盘满了", "磁盘空间不够，“{name}”没有写成，原来的文件没有动。", "请清出一些空间再试。"),
    "folder.read_only": Sentence("不能写", "文件夹“{name}”不能写入，什么都没有写。", "请换一个能写的文件夹，或请管理员开放写入。"),
    "folder.network": Sentence("网络盘", "文件夹“{name}”在网络盘上，档案放在那里会损坏。", "请把档案放在本机硬盘上。"),
    "file.missing": Sentence("没找到", "没有找到文件“{name}”。", "请核对文件名和所在文件夹。"),
    "file.unreadable": Sentence("打不开", "文件“{name}”打不开。", "请确认它没有被别的程序占用，再试一次。"),
    "file.not_text": Sentence("不是文字", "文件“{name}”不是 UTF-8 文本。", "请用记事本另存为 UTF-8 再试。"),
    # --- kinds of field ---------------------------------------------------------------------------------------------------
    "text.long": Sentence("太长了", "写了 {count} 字，这一格最多 {max} 字。", "请写短一些，其余写进备注。"),
    "number.unreadable": Sentence("不是数字", "这里只认数字。", "请只写数字，单位不用写。"),
    "number.whole": Sentence("要整数", "这里要整数，不带小数。", "请改成整数。"),
    "number.decimals": Sentence("小数太多", "小数点后最多 {decimals} 位。", "请按 {decimals} 位小数填写。"),
    "number.low": Sentence("太小了", "这里不能小于 {min}。", "请核对后再填。"),
    "number.high": Sentence("太大了", "这里不能大于 {max}。", "请核对后再填。"),
    "money.unreadable": Sentence("不是金额", "这里只认金额，单位是元。", "请只写数字，例如 2000 或 1234.5。"),
    "date.unreadable": Sentence("看不懂", "看不出是哪年哪月哪日。", "请按 2009-07-01 或 20090701 填写。"),
    "date.unreal": Sentence("没有这天", "日历上没有这一天。", "请核对月份和日子。"),
    "date.range": Sentence("年份不像", "年份要在 1900 到 2100 之间。", "请核对年份。"),
    "date.future": Sentence("还没到", "这一天还没有到。", "请核对年份和月份。"),
    "date.two_digits": Sentence("年份不全", "两位年份分不清是哪个世纪。", "请把年份写满四位。"),
    "date.century": Sentence("补了年份", "年份按 {year} 年理解。", "知道就行；不对请写满四位。"),
    "year_month.unreadable": Sentence("看不懂", "看不出是哪年哪月。", "请按 2009-07 或 200907 填写。"),
    "year_month.unreal": Sentence("没有这月", "一年只有 12 个月。", "请核对月份。"),
    "year_month.day": Sentence("只记到月", "这里只记到月，日子没有记。", "知道就行。"),
    "yes_no.unreadable": Sentence("填是或否", "这里只能填“是”或“否”。", "按 1 是“是”，按 0 是“否”。"),
    "choice.unknown": Sentence("不在表里", "“{list}”里没有这一项。", "按数字或拼音首字母选。"),
    "choice.ended": Sentence("旧的说法", "“{item}”现在已不在可选之列。", "请选现行的一项；属实可写明理由留下。"),
    "choices.many": Sentence("选多了", "选了 {count} 项，最多 {max} 项。", "请留下最主要的几项。"),
    "idno.fifteen": Sentence("是旧号码", "这是 15 位的旧号码，只有导入时能换算。", "请照现在的身份证填 18 位。"),
    "idno.characters": Sentence("有别的字", "身份证号只有数字，最后一位可以是 X。", "请去掉别的字。"),
    "idno.length": Sentence("位数不对", "身份证号是 18 位，现在是 {count} 位。", "请对着身份证从头核一遍。"),
    "idno.birth": Sentence("生日不对", "第 7 到 14 位是生日，没有这一天。", "请对着身份证从头核一遍。"),
    "idno.early": Sentence("生日太早", "第 7 到 14 位的生日早于 1900 年。", "请对着身份证从头核一遍。"),
    "idno.future": Sentence("生日未到", "第 7 到 14 位的生日还没有到。", "请对着身份证从头核一遍。"),
    "idno.check": Sentence("末位不符", "末位对不上，18 位里有一位抄错了。", "请对着身份证从头核一遍。"),
    "idno.age": Sentence("年龄很大", "按这个号码已经 {age} 岁。", "请核对；属实可写明理由留下。"),
    "idno.area": Sentence("地区没见过", "前六位的地区代码，表里没有。", "知道就行；请顺便核对前六位。"),
    "phone.characters": Sentence("不是号码", "手机号码只有数字，一格一个号码。", "另外的号码写进“其他联系方式”。"),
    "phone.shape": Sentence("不像手机", "手机号是 1 开头的 11 位数字。", "座机写进其他联系方式；属实可写明理由留下。"),
    "card.characters": Sentence("有别的字", "银行卡号只有数字。", "请对着银行卡只填卡号。"),
    "card.length": Sentence("位数不对", "卡号是 12 到 19 位，现在是 {count} 位。", "请对着银行卡核一遍。"),
    "card.luhn": Sentence("像抄错了", "卡号各位之间对不上，可能抄错了一位。", "请对着银行卡核一遍；属实可写明理由留下。"),
    "postcode.characters": Sentence("不是邮编", "邮政编码是 6 位数字。", "请只填数字。"),
    "postcode.shape": Sentence("不像邮编", "邮政编码是 6 位，开头是 01 到 86。", "请核对；属实可写明理由留下。"),
    "region.not_found": Sentence("没找到", "没有找到这个地区，或不止一个同名。", "请填六位代码，或写明省、市、县全名。"),
    "region.unknown": Sentence("没见过", "地区表里没有这个代码。", "请核对六位代码；属实可写明理由留下。"),
    "region.ended": Sentence("旧的代码", "这个地区代码已经撤销或变更。", "知道就行；户口簿上是它就照填。"),
    "name.length": Sentence("字数少见", "姓名一般 2 到 30 个字，现在 {count} 个。", "请核对；属实可写明理由留下。"),
    "name.characters": Sentence("有别的字", "姓名里有数字或标点。", "请去掉；属实可写明理由留下。"),
    "name.private_use": Sentence("自造的字", "姓名里有这台电脑自造的字，别处认不出。", "请换成标准的生僻字；属实可写明理由留下。"),
    "reference.unreadable": Sentence("没有选上", "这里要选一份已有的档案。", "请从列表里选；表格里写编号或户主的身份证号。"),
    "row_reference.unreadable": Sentence("没有选上", "这里要选档案里的一个人。", "请从列表里选；表格里写这个人的身份证号。"),
    "reference.missing": Sentence("没有这份", "这里指的那份档案没有提交过。", "请先提交那一份，再从列表里选。"),
    "reference.other_form": Sentence("选错了", "{number} 不是这里要选的那一种。", "请从列表里重新选。"),
    "row_reference.missing": Sentence("没有这人", "{number} 里没有所选的这一位。", "请从列表里重新选。"),
    "attachment.unreadable": Sentence("没有文件", "这里要放一个文件。", "请从文件夹里选。"),
    # --- rules of the forms (domain §5.8) ---------------------------------------------------------------------------------
    "V02": Sentence("合计不同", "文件里是 {imported} 元，算出来是 {computed} 元。", "以算出的为准；请核对各人收入。"),
    "V03": Sentence("已有档案", "这个身份证号已是 {number} 的户主。", "一户一档：请打开那一户，在那里改。"),
    "V04": Sentence("别户也有", "这个人也在 {number} 那一户里。", "请查清归哪一户；属实可写明理由留下。"),
    "V05.head": Sentence("重了", "身份证号和户主相同。", "一个人只填一次，户主不用再填。"),
    "V05.member": Sentence("重了", "身份证号和第 {n} 位成员相同。", "一个人只填一次，请移走一处。"),
    "V06.spouses": Sentence("不止一位", "配偶不止一位。", "请核对关系；属实可写明理由留下。"),
    "V06.sex": Sentence("性别相同", "配偶和户主性别相同。", "请核对身份证号和关系；属实可写明理由留下。"),
    "V06.child": Sentence("年龄不合", "比户主小不到 12 岁，却填作子女。", "请核对关系和身份证号；属实可写明理由留下。"),
    "V06.parent": Sentence("年龄不合", "比户主大不到 12 岁，却填作长辈。", "请核对关系和身份证号；属实可写明理由留下。"),
    "V07.spouse": Sentence("缺配偶", "户主已婚，成员里没有配偶。", "请补上配偶；属实可写明理由留下。"),
    "V07.single": Sentence("两处不合", "填了单亲，又填了已婚或配偶。", "请改其中一处；属实可写明理由留下。"),
    "V08.missing": Sentence("还没填", "健康状况是疾病或残疾，这里要填。", "按数字或拼音首字母选。"),
    "V08.extra": Sentence("不用填", "健康状况是良好，这里不该有内容。", "请清掉，或改健康状况。"),
    "V08.group": Sentence("两处不合", "健康状况填的是{health}，这里选的是另一类。", "请改其中一处。"),
    "V09.repeated": Sentence("重复了", "主要致困原因不用在这里再选。", "请去掉重复的一项。"),
    "V09.text": Sentence("要写明", "致困原因选了“其他”，这里要写明。", "请用一句话写清楚。"),
    "V10": Sentence("没填全", "开户银行、支行和卡号要么都填，要么都不填。", "请补全；发放前必须补全。"),
    "V11.member": Sentence("不在户里", "所选学生不是这一户的成员。", "请重新选户和学生。"),
    "V11.relation": Sentence("不是子女", "学生和户主的关系不是子女或孙辈。", "请核对关系，或填写监护人。"),
    "V12": Sentence("申请过了", "这个学生今年已有同类申请 {number}。", "请打开那份申请，在那里改。"),
    "V14.later": Sentence("还没入学", "入学年份晚于 {year} 年。", "请核对入学时间和申请年度。"),
    "V14.new": Sentence("不是新生", "新入学的，入学年份应是 {year} 年。", "请核对入学时间，或改选在校圆梦。"),
    "V14.in_school": Sentence("是新生", "入学年份就是 {year} 年，应按新入学申请。", "请核对入学时间，或改选新入学。"),
    "V14.finished": Sentence("该毕业了", "按入学时间和学制，{year} 年已经毕业。", "请核对；属实可写明理由留下。"),
    "V15": Sentence("年龄少见", "入学时 {age} 岁，这类学校一般 {low} 到 {high} 岁。", "请核对；属实可写明理由留下。"),
    "V16": Sentence("学制少见", "学制 {years} 年，这类学校一般 {usual} 年。", "请核对；属实可写明理由留下。"),
    "V17": Sentence("不在范围", "本次通知不资助这类学校。", "请核对学校种类和通知。"),
    "V24": Sentence("缺监护人", "学生不满 18 岁，要有监护人签字。", "请填监护人姓名，打印后请其签字。"),
    "V25.same": Sentence("同一个人", "建档人和审核人是同一个人。", "请换一人审核；属实可写明理由留下。"),
    "V25.member": Sentence("要回避", "审核人和这一户的人同名。", "本人请回避；同名可写明理由留下。"),
    "V25.step": Sentence("同一个人", "“{name}”已在前面签过，这一步应换一人。", "请换一人签；属实可在备注里写明。"),
    "V26": Sentence("时间不够", "劳动合同签订不满 {months} 个月。", "请核对；属实可写明理由留下。"),
    "contact": Sentence("找不到人", "手机号码和其他联系方式都没填。", "请至少填一样；属实可写明理由留下。"),
    "politics.age": Sentence("年龄不合", "不满 14 岁，不会是团员或党员。", "请核对；属实可写明理由留下。"),
    "zero_employment": Sentence("两处不合", "填了零就业家庭，又有人在岗。", "请改其中一处；属实可写明理由留下。"),
    "work_since": Sentence("时间太早", "参加工作时不满 16 岁。", "请核对工作时间；属实可写明理由留下。"),
    "relation.sex": Sentence("性别不合", "关系和身份证号里的性别对不上。", "请核对关系和身份证号；属实可写明理由留下。"),
    "worker_no.taken": Sentence("别户用了", "这个职工编号 {number} 那一户已在用。", "请对照全国系统核对职工编号。"),
    "card.shared": Sentence("别户也用", "这张卡 {number} 那一户也在用。", "请核对卡号；属实可写明理由留下。"),
    # --- declarations (forms, papers, policies, choices) ------------------------------------------------------------------
    "declaration.broken": Sentence("写错了", "资料文件“{file}”第“{entry}”项写错了：{reason}。", "请恢复原来的文件。"),
    # --- filling and workflow ---------------------------------------------------------------------------------------------
    "field.required": Sentence("要填", "这一格要填。", "还不知道就先空着，存得住，只是不能提交。"),
    "field.automatic": Sentence("自动", "这一格是自动算出的，不能手填。", "改它所依据的那几格就会跟着变。"),
    "field.kept": Sentence("留底", "“{label}”在现在的表上没有位置，原来的内容已留底。", "不用处理，需要时可查旧版。"),
    "field.unknown": Sentence("没有", "表上没有“{name}”这一格。", "请核对名称。"),
    "rows.many": Sentence("太多", "“{label}”最多 {max} 行。", "多出来的请移走。"),
    "step.unknown": Sentence("没有", "没有“{step}”这一步。", "请核对步骤名称。"),
    "step.state": Sentence("不能办", "现在是“{state}”，不能办“{step}”。", "请先把前面的步骤办完。"),
    "step.level": Sentence("不归这级", "“{step}”由{level}工会办理。", "请上报后由上级办理。"),
    "step.outcome": Sentence("没有", "“{step}”没有“{outcome}”这种结果。", "请核对结果的写法。"),
    "step.after": Sentence("先办别的", "办“{step}”之前，要先办“{needed}”。", "请先办完“{needed}”。"),
    "step.field": Sentence("没有", "“{step}”这一步里没有“{label}”。", "请核对名称。"),
    # --- keys and store ---------------------------------------------------------------------------------------------------
    "passphrase.wrong": Sentence("口令不对", "口令不对，档案没有打开。", "请检查大写锁定和输入法后再输；忘了口令可用恢复码。"),
    "passphrase.weak": Sentence("太简单", "口令太简单。", "请至少用 {shortest} 个字母数字，或四个汉字，不要用 12345678 这类顺序数字或总是同一个字。"),
    "recovery.wrong": Sentence("不对", "恢复码不对，档案没有打开。", "请对照恢复单逐组核对；恢复单要是这份档案最近打印的一张。"),
    "recovery.shape": Sentence("不完整", "恢复码应为 8 组、每组 4 个字符，共 32 个，现在有 {count} 个或有认不出的字符。", "请对照恢复单重新输入。"),
    "keyfile.missing": Sentence("缺文件", "没有找到钥匙文件“{name}”，没有它谁也打不开档案。", "请从最近的备份恢复，备份里有一份。"),
    "keyfile.damaged": Sentence("已损坏", "钥匙文件“{name}”已损坏（不是口令的问题）。", "请从最近的备份恢复，备份里有一份完好的。"),
    "card.damaged": Sentence("不是名片", "“{name}”不是完整的单位名片，没有采用。", "请向对方重新要一份，并在电话里核对 8 组数字。"),
    "store.missing": Sentence("没有档案", "文件夹“{name}”里没有档案。", "请核对文件夹，或先新建档案、从备份恢复。"),
    "store.exists": Sentence("已有档案", "文件夹“{name}”里已经有档案，没有再建。", "请直接打开它，或换一个空文件夹。"),
    "store.damaged": Sentence("已损坏", "档案文件“{name}”已损坏，没有打开，也没有改动。", "请从最近的备份恢复；损坏的文件请留着。"),
    "store.newer": Sentence("版本较新", "档案由更新的程序写过（{revision}），这个程序不认识，没有打开。", "请换用新版程序。"),
    "store.in_use": Sentence("正在使用", "档案正由“{who}”在“{host}”上使用（{since} 起）。", "请先关闭那一个程序，再打开。"),
    "store.busy": Sentence("正忙", "档案正忙，这次没有写成。", "请稍等再试一次。"),
    "store.read_only": Sentence("只读", "档案是以只读方式打开的，这件事没有做。", "请关闭正在使用的程序后再做。"),
    "store.other_forms": Sentence("要整理", "表单有更新，档案要先整理一次才能查看。", "请先用主程序打开一次档案。"),
    "claim.taken": Sentence("已用过", "这个内容在另一份“{number}”里已经登记。", "请核对后再录；同一个人或同一件事只建一份。"),
    "record.damaged": Sentence("已损坏", "“{name}”的内容与保存时的校验不符，没有使用。", "请运行“检查档案”，并从备份恢复。"),
    "record.changed": Sentence("已变更", "“{name}”在您修改期间已另存过新的一版，这次没有保存。", "请打开最新一版，再改一次。"),
    "draft.damaged": Sentence("已损坏", "草稿“{name}”已损坏，没有打开。", "请重新填写，或从备份恢复。"),
    "attachment.too_large": Sentence("太大", "附件“{name}”超过 {limit} MB，没有收。", "请降低扫描分辨率，或分成几个文件。"),
    "attachment.empty": Sentence("空文件", "附件“{name}”是空的，没有收。", "请重新扫描。"),
    "attachment.missing": Sentence("没找到", "附件文件不见了（{name}）。", "请从备份恢复，或重新扫描。"),
    "attachment.damaged": Sentence("已损坏", "附件文件已损坏（{name}），没有使用。", "请从备份恢复，或重新扫描。"),
    "backup.damaged": Sentence("已损坏", "备份“{name}”不完整或已损坏，什么都没有改动。", "请换一份备份。"),
    "backup.unsound": Sentence("没通过", "备份做好后检查没有通过（{name}），没有留下。", "请先运行“检查档案”。"),
    "backup.newer": Sentence("版本较新", "备份“{name}”由更新的程序制作，没有恢复。", "请换用新版程序。"),
    "verify.cipher": Sentence("已损坏", "“{name}”的加密校验有 {count} 处不符。", "请从最近的备份恢复。"),
    "verify.pages": Sentence("已损坏", "“{name}”的内部结构不完整：{count} 处。", "请从最近的备份恢复。"),
    "verify.links": Sentence("缺关联", "“{name}”里有 {count} 处关联缺失。", "请从最近的备份恢复。"),
    "verify.record": Sentence("已损坏", "“{name}”第 {no} 版与保存时的校验不符。", "请从最近的备份恢复。"),
    "verify.draft": Sentence("已损坏", "草稿“{name}”与保存时的校验不符。", "请重新填写，或从备份恢复。"),
    "verify.step": Sentence("不连续", "“{name}”的办理记录从第 {no} 条起对不上。", "请与备份和纸质材料核对。"),
    "verify.audit": Sentence("不连续", "操作日志从第 {no} 条起对不上。", "请与备份核对，查明谁动过档案文件。"),
    "verify.attachment": Sentence("已损坏", "附件（{name}）不见了或已损坏。", "请从备份恢复，或重新扫描。"),
    "verify.derived": Sentence("要整理", "“{name}”的检索内容与原件不一致。", "请运行“整理档案”，原件没有受影响。"),
    # --- papers -----------------------------------------------------------------------------------------------------------
    "paper.glyph": Sentence("没有字形", "“{chars}”没有字形，印出来会是空框，没有印。", "请核对这个字；确是此字的，改用同音字或拆字描述，并在备注里说明。"),
    # --- spreadsheet ------------------------------------------------------------------------------------------------------
    "sheet.not_a_table": Sentence("不是表格", "“{name}”不是 Excel 表格（.xlsx 或 .xls）。", "请用 Excel 或 WPS 打开，另存为 .xlsx 再导入。"),
    "sheet.password": Sentence("有密码", "“{name}”加了打开密码，读不了。", "请在 Excel 里去掉密码，另存后再导入。"),
    "sheet.too_large": Sentence("太大", "“{name}”太大，或很远的格子里也有内容，没有读。", "请删去多余的行、列和图片，或分成几个文件。"),
    "sheet.damaged": Sentence("打不开", "“{name}”已损坏，或不是 Excel、WPS 存的，没有读。", "请用 Excel 或 WPS 打开，另存为 .xlsx 再导入。"),
    "sheet.no_table": Sentence("没有表头", "“{name}”里没有找到《{title}》的列名。", "请用本程序的模板填写，列名不要改。"),
    "sheet.other_form": Sentence("模板不对", "“{name}”是另一种表的模板，不是《{title}》。", "请换用《{title}》的模板。"),
    "sheet.other_rev": Sentence("旧模板", "这个文件用的是旧版模板，列名仍按现在的表核对。", "下次请重新取模板。"),
    "sheet.number_cell": Sentence("是数字", "这一格在 Excel 里是数字，不是文本，后几位可能已经变了。", "请把这一格设成“文本”格式，照证件重新输入。"),
    "sheet.digits_lost": Sentence("丢了后几位", "Excel 只保留前 15 位，这个号码的后几位已经丢失。", "请把这一格设成“文本”格式，照证件重新输入。"),
    "sheet.became_date": Sentence("变成日期", "Excel 把这一格的内容变成了日期或时间。", "请把这一格设成“文本”格式，重新输入。"),
    "sheet.month_number": Sentence("是小数", "这一格是小数，分不清是 1 月还是 10 月。", "请把这一格设成“文本”格式，写成 2009-10。"),
    "sheet.error_cell": Sentence("公式出错", "这一格显示的是错误值（如 #N/A）。", "请改成内容本身，不要用公式。"),
    "sheet.fifteen": Sentence("换算了", "15 位的旧号码已换算成 18 位。", "请对照现在的身份证核一遍。"),
    "sheet.unknown_column": Sentence("没有这列", "表上没有“{label}”这一列，这一列没有读。", "列名写错了请改过来；本来就不要的不用管。"),
    "sheet.automatic_column": Sentence("自动算", "这一列由程序自动算出，没有读。", "不用处理。"),
    "sheet.column_twice": Sentence("重复", "这一列出现了两次，不知道以哪一列为准。", "请删去一列。"),
    "sheet.column_missing": Sentence("缺一列", "没有找到要填的“{missing}”这一列。", "请从模板补上这一列；列名写错了请改过来。"),
    "sheet.unknown_sheet": Sentence("没有读", "这张工作表不是模板里的，没有读。", "本来就不要的不用管。"),
    "sheet.key_blank": Sentence("不知属谁", "这一行没有写属于哪一户（哪一份）。", "请填上，与“{main}”里的一致。"),
    "sheet.key_unknown": Sentence("对不上", "“{main}”里没有这个号码，不知道这一行属于谁。", "请对照两张表改成一致。"),
    "sheet.key_twice": Sentence("重复", "与第 {first} 行是同一个号码。", "同一户只填一行。"),
    # --- bundles ----------------------------------------------------------------------------------------------------------
    "bundle.not_a_bundle": Sentence("不是包", "这个文件不是上报包。", "请核对文件名；上报包的文件名以 .jqb 结尾。"),
    "bundle.damaged": Sentence("已损坏", "上报包在拷贝途中损坏，或被人动过，没有打开。", "请让对方重新拷贝一份。"),
    "bundle.newer": Sentence("版本较新", "上报包由更新的程序封成（{format}），这个程序打不开。", "请换用新版程序。"),
    "bundle.unknown_sender": Sentence("不认识", "上报包的封包单位（签名号 {key_id}）不在已认可的单位里，没有打开。", "请先添加该单位的名片，并在电话里核对 8 组数字。"),
    "bundle.signature": Sentence("签名不符", "上报包署名“{office}”，但签名不是它的，没有打开。", "请与对方电话核实，并重新要一份。"),
    "bundle.wrong_unit": Sentence("单位不符", "上报包写的单位代码 {unit} 不是签名单位“{office}”的，没有打开。", "请与对方电话核实，并重新要一份。"),
    "bundle.stanza": Sentence("封法不同", "上报包的加密方式不是本程序的（用口令加密，或收件单位太多），没有打开。", "请让对方用本程序重新封包。"),
    "bundle.not_for_us": Sentence("不给本单位", "上报包不是封给本单位的，打不开。", "请让对方封包时选本单位的名片。"),
    "bundle.ciphertext": Sentence("已损坏", "上报包的密文不完整，没有打开。", "请让对方重新封包。"),
    "bundle.zip": Sentence("结构不符", "上报包里面的结构不对，没有打开。", "请让对方用本程序重新封包。"),
    "bundle.name": Sentence("结构不符", "上报包里有不许出现的文件名，没有打开。", "请与对方电话核实，并重新要一份。"),
    "bundle.limit": Sentence("太大", "上报包里的内容太大或文件太多（{name}）。", "请分几次封包。"),
    "bundle.bag": Sentence("不完整", "上报包里的清单与内容不一致，没有打开。", "请让对方重新封包。"),
    "bundle.hash": Sentence("不完整", "上报包里的文件“{name}”与清单的校验不符，没有打开。", "请让对方重新封包。"),
    "bundle.mixed_up": Sentence("里外不符", "上报包外面的署名与里面写的不是同一个包，没有打开。", "请与“{office}”电话核实，并重新要一份。"),
    "bundle.line": Sentence("读不懂", "上报包里有一条内容读不懂，这一条没有采用。", "请告诉封包单位；其余各条不受影响。"),
    "bundle.digest": Sentence("校验不符", "上报包里档案 {number} 的内容与它的校验不符，这一份没有采用。", "请告诉封包单位；其余各份不受影响。"),
    "bundle.nobody": Sentence("没选单位", "没有选收件单位，没有封包。", "请选一张收件单位的名片。"),
    "bundle.attachment": Sentence("附件变了", "附件“{name}”与档案里登记的不是同一个文件，没有封包。", "请重新扫描，或从备份恢复。"),
    "bundle.too_large": Sentence("太大", "上报包超过 {limit} GB，没有封包。", "请分几次封包。"),
    "bundle.folder_taken": Sentence("有文件", "文件夹“{name}”里已经有文件，没有写出。", "请换一个空文件夹。"),
    # --- office and command line ------------------------------------------------------------------------------------------
    "form.unknown": Sentence("没有", "没有叫“{name}”的表单。", "用 list 看有哪些表单。"),
    "policy.unknown": Sentence("没有", "没有叫“{name}”的通知。", "可先用 general（通用规则）。"),
    "paper.unknown": Sentence("没有", "没有叫“{name}”的纸表。", "用 print --list 看有哪些。"),
    "record.unknown": Sentence("没找到", "没有编号为“{name}”的记录。", "请用 list 查出编号再试。"),
    "record.other_form": Sentence("对不上", "“{name}”不是《{form}》。", "请用 list 查出编号再试。"),
    "record.draft": Sentence("还没提交", "“{name}”还是草稿，没有提交过，不能装包。", "请先提交，或不选它。"),
    "record.referred": Sentence("有人引用", "“{name}”引用着它，现在不能移走。", "请先处理那一份。"),
    "office.exists": Sentence("已有档案", "文件夹“{name}”里已经有一份档案。", "请直接打开，或换一个空文件夹。"),
    "office.none": Sentence("没有档案", "文件夹“{name}”里还没有档案。", "请先新建，或换到放档案的文件夹。"),
    "office.blank": Sentence("没写", "单位名称和录入人都要写。", "请写上再建。"),
    "office.level": Sentence("级别不对", "级别“{name}”不在 基层、县区、市 之中。", "请从这三级里选一个。"),
    "office.region": Sentence("没有", "没有区划代码“{name}”。", "请核对六位区划代码。"),
    "passphrase.none": Sentence("要口令", "没有给出口令。", "用 --passphrase-file 或环境变量 JINQIU_PASSPHRASE 给出。"),
    "import.twice": Sentence("重复", "与第 {first} 行重复，这样的只能有一份。", "请删去一行，或改正。"),
    "json.broken": Sentence("读不懂", "“{name}”不是能读懂的 JSON：{reason}。", "请改正后再试。"),
    "json.object": Sentence("读不懂", "JSON 最外层要是一个对象。", "请照 show --json 里 answers 的样子写。"),
    "json.rows": Sentence("读不懂", "“{label}”要写成一列对象，一行一个。", "请照 show --json 里 answers 的样子写。"),
    "json.rid": Sentence("读不懂", "“{label}”里的 rid 写得不对，或有两行一样。", "新的一行不用写 rid。"),
    "file.exists": Sentence("已有", "“{name}”已经存在，没有覆盖。", "请换一个文件名。"),
    "paper.none": Sentence("没有", "没有可以印“{paper}”的记录。", "请先提交，或用 --blank 印空白表。"),
    "paper.subject": Sentence("对不上", "“{paper}”要用“{form}”来印，“{name}”不是。", "请换一份记录或纸表。"),
    "attach.type": Sentence("没有", "附件类型里没有“{name}”。", "请从附件类型表里选。"),
    "attach.form": Sentence("放不了", "这份记录没有放附件的地方。", "请附在家庭档案上。"),
    "seal.none": Sentence("没有", "没有可以装进上报包的记录。", "请先提交要上报的记录。"),
    "draft.open": Sentence("还没提交", "“{name}”还有没提交的改动，装包的是上次提交的内容。", "要报新内容请先提交。"),
    # --- window -----------------------------------------------------------------------------------------------------------
    "window.required_short": Sentence("", "要填"),
    "window.starred": Sentence("", "（* 为必填项）"),
    "window.filled_of": Sentence("", "已填 {filled} / {cells} 格"),
    "window.unfold": Sentence("", "展开"),
    "window.folded": Sentence("", "{labels}等 {count} 格不用填，已收起"),
    "window.legend.empty": Sentence("", "待填"),
    "window.legend.filled": Sentence("", "已填"),
    "window.legend.carried": Sentence("", "沿用，回车即确认"),
    "window.legend.automatic": Sentence("", "自动算出"),
    "window.legend.warning": Sentence("", "提醒"),
    "window.legend.wrong": Sentence("", "错误"),
    "window.state": Sentence("", "状态"),
    "window.to_confirm": Sentence("", "待确认"),
    "window.wrong_count": Sentence("", "错误 {count} 处"),
    "window.warning_count": Sentence("", "提醒 {count} 处"),
    "window.wrong_badge": Sentence("", "错误 {count}"),
    "window.warning_badge": Sentence("", "提醒 {count}"),
    "window.add_row": Sentence("", "添一{noun}{label}  F3"),
    "window.remove_row": Sentence("", "移走这{noun}  F4"),
    "window.earlier_row": Sentence("", "上一{noun}"),
    "window.later_row": Sentence("", "下一{noun}"),
    "window.row_count": Sentence("", "共 {count} {noun}"),
    "window.rows_empty": Sentence("", "还没有。按 F3 添，没有就按 Ctrl+回车往下走。"),
    "window.row_of": Sentence("", "第 {at} / {of}"),
    "window.removed": Sentence("", "已移走"),
    "window.removed_note": Sentence("", "。提交前都能恢复。"),
    "window.restore": Sentence("", "恢复"),
    "window.pick_file": Sentence("", "按空格选文件"),
    "window.example": Sentence("", "例：{example}"),
    "window.explain": Sentence("", "填写说明"),
    "window.just_fill": Sentence("", "照纸上填。"),
    "window.choose_hint": Sentence("", "按数字或拼音首字母选，空格打开列表。"),
    "window.no_problem": Sentence("", "没有要改的地方了。"),
    "window.nothing_to_undo": Sentence("", "没有可以撤销的了。"),
    "window.saved_at": Sentence("", "已保存 {time}"),
    "window.not_saved": Sentence("", "没存上"),
    "window.problems_here": Sentence("", "本页问题 {count}"),
    "window.elsewhere": Sentence("", "{page}　{count} 处"),
    "window.who": Sentence("", "{name} 一{noun}"),
    "window.review": Sentence("", "检查并提交"),
    "window.review.errors": Sentence("", "错误 {count}"),
    "window.review.errors_note": Sentence("", "挡住提交"),
    "window.review.warnings": Sentence("", "提醒 {count}"),
    "window.review.warnings_note": Sentence("", "核对后可以留下"),
    "window.review.hints": Sentence("", "提示 {count}"),
    "window.review.hints_note": Sentence("", "知道就行"),
    "window.review.clean": Sentence("", "没有要改的地方。"),
    "window.review.stopped": Sentence("", "还有 {count} 处错误，改完才能提交。现在的内容都已存好，可以明天接着改。"),
    "window.review.doubt": Sentence("", "没有错误，还有 {count} 处提醒没写理由。核对过就可以提交。"),
    "window.review.ready": Sentence("", "查过了，没有错误，可以提交。"),
    "window.review.noted": Sentence("", "已写理由：{reason}"),
    "window.submit": Sentence("", "提交"),
    "window.submitted": Sentence("", "已提交：{number}，第 {no} 版。现在可以打印，发现错了再改一版就行。"),
    "window.print_set": Sentence("", "打印全套  F12"),
    "window.go_fill": Sentence("", "去填"),
    "window.go_mend": Sentence("", "去改"),
    "window.go_see": Sentence("", "去看"),
    "window.write_reason": Sentence("", "写理由"),
    "window.reason_hint": Sentence("", "写明为什么属实，按回车存下"),
    "window.leave": Sentence("", "返回档案列表  Esc"),
    "window.leave_short": Sentence("", "返回"),
    "window.check": Sentence("", "检查  F9"),
    "window.check_short": Sentence("", "检查"),
    "window.print": Sentence("", "打印  F12"),
    "window.print_short": Sentence("", "打印"),
    "window.page_done": Sentence("", "本页填完  Ctrl+回车"),
    "window.page_done_short": Sentence("", "本页填完"),
    "window.today_at": Sentence("", "今天 {time}"),
    "window.yesterday_at": Sentence("", "昨天 {time}"),
    "window.day": Sentence("", "{month}月{day}日"),
    "window.crash.title": Sentence("", "程序出了差错"),
    "window.crash.what": Sentence("", "程序出了一个没料到的差错（{code}），正在填的内容已经存好。"),
    "window.crash.do": Sentence("", "可以接着用。请把详情发给维护的人；详情里没有填写的内容。"),
    "window.crash.copy": Sentence("", "复制详情"),
    "window.crash.go_on": Sentence("", "接着用"),
    "window.room": Sentence("", "剩余 {gigabytes} GB"),
    "window.folder_writable": Sentence("", "可读写 · {room}"),
    "window.folder_read_only": Sentence("", "只读，存不进去 · {room}"),
    "window.version": Sentence("", "版本 {version} · 不联网"),
    "window.enter_opens": Sentence("", "按回车也可以打开。"),
    "window.caps_on": Sentence("", "大写锁定开着。"),
    "window.nothing_here": Sentence("", "这个文件夹里还没有档案。可以建立本单位，或换一个文件夹。"),
    "window.opening": Sentence("", "正在打开"),
    "window.passphrase_label": Sentence("", "口令"),
    "window.recovery_label": Sentence("", "恢复码"),
    "window.recovery_hint": Sentence("", "照恢复单抄 8 组，每组 4 个字，横线可以不抄。"),
    "window.by_passphrase": Sentence("", "改用口令打开"),
    "window.by_recovery": Sentence("", "忘记口令，用恢复单打开"),
    "window.backup_needs_passphrase": Sentence("", "请先在上面输入备份那时的口令，再选备份文件。"),
    "window.pick_backup": Sentence("", "选备份文件"),
    "window.pick_folder": Sentence("", "选文件夹"),
    "window.sheet_saved": Sentence("", "已存成 {name}"),
    "window.sheet_printed": Sentence("", "已打印 1 张"),
    "window.sheet_name": Sentence("", "恢复单.pdf"),
    "window.backup_name": Sentence("", "工会备份{day}.jqbackup"),
    "window.first.office": Sentence("", "本单位"),
    "window.first.office_note": Sentence("", "这些印在纸表和上报包上，以后可以改。"),
    "window.first.clerk": Sentence("", "您的姓名与口令"),
    "window.first.clerk_note": Sentence("", "口令锁住整个档案。别人拿到这个文件夹，没有口令也打不开。"),
    "window.first.sheet": Sentence("", "打印恢复单"),
    "window.first.sheet_note": Sentence("", "忘记口令时，只有这张恢复单能打开档案，别的办法都没有。"),
    "window.first.check": Sentence("", "核对恢复单"),
    "window.first.check_note": Sentence("", "请看着刚打印的纸，把两组照抄进来。"),
    "window.first.backup": Sentence("", "备份放在哪里"),
    "window.first.backup_note": Sentence("", "电脑会坏、会丢。备份在，档案就在。"),
    "window.first.step": Sentence("", "第 {at} 步　{label}"),
    "window.first.finish": Sentence("", "打开档案"),
    "window.first.next": Sentence("", "下一步"),
    "window.first.busy": Sentence("", "正在建立，几秒钟"),
    "window.first.region_hint": Sentence("", "输代码或名称，从列表里选"),
    "window.first.office_missing": Sentence("", "单位名称和地区都填了才能往下走"),
    "window.first.clerk_missing": Sentence("", "姓名和口令都填了才能往下走"),
    "window.first.pass_differs": Sentence("", "两遍口令不一样"),
    "window.first.sheet_missing": Sentence("", "打印或存好恢复单才能往下走"),
    "window.first.groups_missing": Sentence("", "两组都对了才能往下走"),
    "window.first.group": Sentence("", "第 {n} 组"),
    "window.first.group_right": Sentence("", "第 {n} 组对了。"),
    "window.first.group_open": Sentence("", "还差第 {n} 组。抄完按回车。"),
    "window.first.paper_alt": Sentence("", "恢复单的样子，要抄的两组加了框"),
    "window.first.sheet_word": Sentence("", "恢 复 单"),
    "window.list.state": Sentence("", "办到哪了"),
    "window.list.changed": Sentence("", "最近改动"),
    "window.list.new": Sentence("", "新建一{noun}  F2"),
    "window.list.all": Sentence("", "全部"),
    "window.list.nothing": Sentence("", "没有找到"),
    "window.list.nothing_note": Sentence("", "换几个字再找，或按 F2 新建一{noun}。"),
    "window.list.no_number": Sentence("", "提交后编号"),
    "window.list.go_on": Sentence("", "接着填完，检查后提交"),
    "window.list.no_step": Sentence("", "没有要办的了"),
    "window.list.chosen": Sentence("", "已选 {count} {noun}"),
    "window.list.bulk_hint": Sentence("", "找到 {total} {noun}　空格 选中　Esc 取消选择"),
    "window.nameless": Sentence("", "没写姓名"),
    "window.today.day": Sentence("", "{year} 年 {month} 月 {day} 日　星期{weekday}"),
    "window.today.open": Sentence("", "现在可以办的"),
    "window.today.count": Sentence("", "{count} 件"),
    "window.today.nothing": Sentence("", "今天没有要办的事。"),
    "window.today.drafts": Sentence("", "没填完：{title}"),
    "window.today.draft_detail": Sentence("", "{name}，{when} 存的"),
    "window.today.go_on": Sentence("", "接着填"),
    "window.today.returned": Sentence("", "退回要改：{title}"),
    "window.today.returned_detail": Sentence("", "上级退回，改好再交"),
    "window.today.returned_action": Sentence("", "去改"),
    "window.today.submitted": Sentence("", "可以上报：{title}"),
    "window.today.submitted_detail": Sentence("", "检查已通过，等封成上报包"),
    "window.today.submitted_action": Sentence("", "看名单"),
    "window.today.place": Sentence("", "数据在 {folder}"),
    "window.last_backup": Sentence("", "上次备份 {when}"),
    "window.no_backup": Sentence("", "还没有备份过"),
    "window.back": Sentence("", "返回  Esc"),
    "window.print.copies": Sentence("", " 份"),
    "window.print.saved": Sentence("", "已存成 {name}，{count} 张。"),
    "window.print.no_printer": Sentence("", "没有打印机"),
    "window.print.no_printer_note": Sentence("", "这台电脑没有装打印机。可以存成 PDF，拿到别处打印。"),
    "window.print.one_side": Sentence("", "单面"),
    "window.print.two_sides": Sentence("", "双面"),
    "window.print.whole_page": Sentence("", "整页"),
    "window.print.glyphs": Sentence("", "每个字都有字形"),
    "window.review.times": Sentence("", "{amount} × {factor}"),
    "window.print.fits": Sentence("", "内容没有出格、没有截断"),
    "window.print.logged": Sentence("", "纸上有全号，打印会记日志"),
    "window.print.page_of": Sentence("", "第 {at} / {of} 页"),
    "window.print.kinds": Sentence("", "共 {count} 种"),
    "window.print.sheets": Sentence("", "出纸 {count} 张"),
    "window.print.print": Sentence("", "打印 {count} 张  F12"),
    "window.print.sent": Sentence("", "已交给打印机 {count} 张。"),
    "window.print.save": Sentence("", "存成 PDF"),
    "window.print.file_name": Sentence("", "纸表.pdf"),
    "window.print.blank": Sentence("", "存空白表"),
    "window.print.blank_saved": Sentence("", "空白表已存成 {name}。"),
    "window.problems.where": Sentence("", "格子"),
    "window.problems.label": Sentence("", "栏目"),
    "window.problems.what": Sentence("", "哪里不对"),
    "window.problems.do": Sentence("", "怎么改"),
    "window.import.done": Sentence("", "已导入 {count} 户。"),
    "window.import.checking": Sentence("", "正在检查，现在什么都没写入。"),
    "window.import.no_file": Sentence("", "还没有选文件"),
    "window.import.take_in": Sentence("", "导入 {count} 户"),
    "window.import.take_in_none": Sentence("", "导入"),
    "window.import.reason_check": Sentence("", "检查没有错误才能导入"),
    "window.import.reason_errors": Sentence("", "改好表格里的错误，存盘，再点检查"),
    "window.import.choose": Sentence("", "先选一个 Excel 文件。现在什么都没写入。"),
    "window.import.errors": Sentence("", "{bad} 户有错误，共 {count} 处；另 {good} 户没问题。现在什么都没写入。"),
    "window.import.ready": Sentence("", "{good} 户都没有错误，可以导入。现在什么都没写入。"),
    "window.import.pick": Sentence("", "选 Excel 文件"),
    "window.import.report": Sentence("", "存一份带原因的表"),
    "window.import.report_saved": Sentence("", "已存成 {name}，原因在每行最后一栏。"),
    "window.import.template": Sentence("", "存一份空白模板"),
    "window.import.template_name": Sentence("", "困难职工档案模板.xlsx"),
    "window.import.template_saved": Sentence("", "空白模板已存成 {name}。"),
    "window.seal.card": Sentence("", "{office}（{level}）"),
    "window.seal.fingerprint": Sentence("", "核对码 {fingerprint}，请和对方核对。"),
    "window.seal.done": Sentence(
        "",
        "已封好，读回来核对过：{households} 户 {records} 份，交给{receiver}。文件 {name}，{kilobytes} KB，电话核对 {code}。",
    ),
    "window.seal.seal": Sentence("", "封上报包（{count} 户）"),
    "window.seal.busy": Sentence("", "正在封"),
    "window.seal.nothing": Sentence("", "左边还没有选户"),
    "window.seal.no_card": Sentence("", "先选收件单位的名片"),
    "window.seal.about": Sentence("", "已选 {count} 户，连同它们的申请、承诺书和材料一起封。"),
    "window.seal.pick_card": Sentence("", "选收件单位的名片"),
    "window.seal.card_name": Sentence("", "{office}名片.jqcard"),
    "window.seal.save_card": Sentence("", "存本单位的名片"),
    "window.seal.card_saved": Sentence("", "名片已存成 {name}，交给要给本单位发包的人。"),
    "window.seal.file_name": Sentence("", "上报包{day}.jqb"),
    "window.seal.save": Sentence("", "存上报包"),
    "window.settings.pass_empty": Sentence("", "三格都要填。"),
    "window.settings.pass_changed": Sentence("", "口令已换。恢复单还是原来那张。"),
    "window.settings.backup": Sentence("", "备份是整个档案的加密副本，写完会试着打开一遍。"),
    "window.settings.about": Sentence("", "{office}（{level}），录入人 {clerk}。数据在 {folder}。版本 {version}。"),
    "window.status.place": Sentence("", "数据在 {folder}，余 {gigabytes} GB"),
    "window.status.office": Sentence("", "{office} · {level}"),
    "window.status.clerk": Sentence("", "录入人 {clerk}"),
    "window.status.zoom": Sentence("", "字号 {zoom}%"),
    "window.title.first_run": Sentence("", "金秋助学工作台 — 首次使用"),
    "window.title.office": Sentence("", "金秋助学工作台 — {office}"),
    "window.title.filling": Sentence("", "{who} — 金秋助学工作台"),
    "window.title.print": Sentence("", "打印纸表 — 金秋助学工作台"),
    "window.working": Sentence("", "正在办"),
    "window.working_on": Sentence("", "正在{doing}：第 {at}，共 {of}"),
    "window.stop": Sentence("", "停下"),
    "window.back_up": Sentence("", "现在备份"),
    "window.help": Sentence("", "按键"),
    "window.help_keys": Sentence(
        "",
        "回车 下一格　Shift+回车 上一格<br>Ctrl+回车 本页填完<br>数字或拼音首字母 选一项，空格 打开列表<br>F1 填写说明　F2 新建一户　F6 到哪一格<br>F3 添成员　F4 移走成员　Ctrl+PgUp/PgDn 换成员<br>F7 改沿用的值　F8 下一处问题　F9 检查<br>F10 到页尾　F12 打印　Ctrl+F 查找　Esc 返回，不丢东西",
    ),
    "window.rows_help": Sentence("", "按 F3 添一位，按 Ctrl+回车到下一页。"),
    "window.print.working": Sentence("", "正在排版"),
    "window.related": Sentence("", "{title}　{name}"),
    "window.related_new": Sentence("", "新建{title}"),
    "window.related_title": Sentence("", "跟这一{noun}有关的"),
    "window.low_room": Sentence("", "数据盘只剩 {gigabytes} GB，快存不下了。请清出空间，或换一块盘。"),
    "window.more": Sentence("", "另有 {count} 处。"),
}
# fmt: on
