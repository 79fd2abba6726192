"""Tables read in from XLSX: a plan of columns, a dry run that writes nothing, a blank template, the rows that failed.

    PLAN = ImportPlan(
        key="outreach.activities",
        title="科普活动台账",
        columns=(
            ImportColumn("name", "活动名称", required=True, width=28),
            ImportColumn("held_on", "日期", kind="day", required=True),
            ImportColumn("served", "服务人次", kind="count", hint="整数"),
        ),
    )
    dry_run = read_upload(content, PLAN)

A room then adds what only it can see (``row.with_error``, ``with_doubt``, ``as_duplicate``) and gives the dry run to
the import desk of orgs, which keeps it, asks, writes and takes back.
"""

from jixiao.web.importing.csv_files import read_csv
from jixiao.web.importing.dry_run import DryRun, ImportRow, State
from jixiao.web.importing.plan import ImportColumn, ImportPlan
from jixiao.web.importing.reading import read_upload, row_of, unreadable_workbook
from jixiao.web.importing.workbooks import blank_template, failed_rows

__all__ = [
    "DryRun",
    "ImportColumn",
    "ImportPlan",
    "ImportRow",
    "State",
    "blank_template",
    "failed_rows",
    "read_csv",
    "read_upload",
    "row_of",
    "unreadable_workbook",
]
