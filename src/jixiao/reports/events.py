"""What this room tells the house."""

from jixiao.orgs.events import Event, event


@event("reports.words_written", "填写报告文字")
class WordsWritten(Event):
    """Officers' words were changed."""


@event("reports.problem_stated", "填写存在问题")
class ProblemStated(Event):
    """A problem was stated, changed or taken out."""


@event("reports.version_made", "生成报告")
class VersionMade(Event):
    """A version was made from the scored year."""


@event("reports.finding_dismissed", "不采纳体检问题")
class FindingDismissed(Event):
    """A finding was set aside with a reason, or taken up again."""


@event("reports.version_filed", "报告定稿")
class VersionFiled(Event):
    """A version was filed."""


@event("reports.version_revoked", "定稿作废")
class VersionRevoked(Event):
    """A filed version is no longer in force."""


@event("reports.scan_attached", "上传盖章扫描件")
class ScanAttached(Event):
    """The sealed scan of a filed version was taken back."""


@event("reports.yearbook_taken", "导入年度数据")
class YearbookTaken(Event):
    """A whole year's figures were taken from a workbook."""


@event("reports.sectors_kept", "行业分组")
class SectorsKept(Event):
    """Departments were put into other sectors."""


@event("reports.county_paper_made", "编制县级绩效管理情况报告")
class CountyPaperMade(Event):
    """A year of the county was put down in one paper."""
