"""What a comment says: short paragraphs that a clerk reads in the margin."""

import dataclasses
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

from jixiao.engine.errors import Finding, worst_first
from jixiao.engine.render.characters import printable

AUTHOR, INITIALS = "绩效体检", "检"
MOST = 400  # comments of ours in one paper; Word grows slow with more
_LINES = 40  # in a comment that gathers many findings
_LONGEST, _LONGEST_QUOTE = 400, 60  # characters of one line, and of the words it quotes
# Whatever the document's own body text looks like, a comment is small, single-spaced and not indented.
_STANDING = (
    '<w:spacing w:before="0" w:beforeAutospacing="0" w:after="0" w:afterAutospacing="0" w:line="240" '
    'w:lineRule="auto"/><w:ind w:firstLineChars="0" w:firstLine="0"/>'
)


@dataclasses.dataclass(frozen=True, slots=True)
class Remark:
    """A comment: its first line, which stands out, and the paragraphs below it."""

    title: str
    lines: tuple[str, ...]


def remark_on(finding: Finding, *, quote: str) -> Remark:
    """Return what a comment says of one finding; ``quote`` are the words meant, "" where it stands right on them."""
    lines = [f"文字：“{shortened(quote)}”"] if quote else []
    lines += [f"原因：{finding.cause}", f"改法：{finding.cure}"]
    if finding.replacement is not None:
        lines.append(f"可改为：“{finding.replacement}”" if finding.replacement else "可直接删去这几个字")
    return Remark(title_of(finding), tuple(lines))


def remark_elsewhere(findings: Sequence[Finding]) -> Remark:
    """Return what a comment says of findings about words beside which Word can show none."""
    lines = [
        f"{number}. {title_of(finding)}：“{shortened(finding.place.quote)}”。"
        f"原因：{finding.cause}；改法：{finding.cure}"
        for number, finding in enumerate(findings[:_LINES], start=1)
    ]
    if len(findings) > _LINES:
        lines.append(f"（还有 {len(findings) - _LINES} 条，见检查结果）")
    return Remark(f"（页眉、页脚、脚注等处的文字上不能加批注，共 {len(findings)} 条列在这里）", tuple(lines))


def remark_on_rest(findings: Sequence[Finding]) -> Remark:
    """Return what the last comment says of the findings for which there was no room."""
    counts = Counter(title_of(finding) for finding in worst_first(findings))
    lines = [f"{title}：{count} 处" for title, count in list(counts.items())[:_LINES]]
    if len(counts) > _LINES:
        lines.append(f"（还有 {len(counts) - _LINES} 种）")
    return Remark(f"（批注以 {MOST} 条为限，先写要紧的；另有 {len(findings)} 条没有逐条批注）", tuple(lines))


def title_of(finding: Finding) -> str:
    """Return weight, code and name of a finding."""
    return f"【{finding.severity}】{finding.code} {finding.name}"


def shortened(words: str) -> str:
    """Return the words on one line, the middle of long ones left out."""
    line = " ".join(words.split())
    half = _LONGEST_QUOTE // 2
    return line if len(line) <= _LONGEST_QUOTE else f"{line[:half]}……{line[-half:]}"


def comment_markup(remark: Remark, *, number: int, dated: date, style_names: Mapping[str, str]) -> str:
    """Return a comment as XML; the styles of the document are used where it has them."""
    text, mark = style_names.get("annotation text", ""), style_names.get("annotation reference", "")
    standing = (f'<w:pStyle w:val="{escape(text)}"/>' if text else "") + _STANDING
    sign = f"<w:r>{reference_look(mark)}<w:annotationRef/></w:r>"
    title = f"<w:p><w:pPr>{standing}</w:pPr>{sign}{_run(remark.title, weight='<w:b/><w:bCs/>')}</w:p>"
    lines = "".join(f"<w:p><w:pPr>{standing}</w:pPr>{_run(line)}</w:p>" for line in remark.lines)
    return (
        f'<w:comment w:id="{number}" w:author="{AUTHOR}" w:date="{dated.isoformat()}T00:00:00Z" '
        f'w:initials="{INITIALS}">{title}{lines}</w:comment>'
    )


def reference_look(style: str) -> str:
    """Return how the mark of a comment looks: as the document's own style has it, else small."""
    look = f'<w:rStyle w:val="{escape(style)}"/>' if style else '<w:sz w:val="21"/><w:szCs w:val="21"/>'
    return f"<w:rPr>{look}</w:rPr>"


def _run(words: str, *, weight: str = "") -> str:
    line = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}……"
    text = escape(printable(line.replace("\n", " ")))
    return (
        f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/>{weight}<w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr>'
        f'<w:t xml:space="preserve">{text}</w:t></w:r>'
    )
