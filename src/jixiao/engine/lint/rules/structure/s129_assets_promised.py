"""S129: a heading names the assets and nothing is said of them."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.structure.chapters import chapters_with_text

_PROMISED = re.compile(
    r"(?:及|和|与|、|，)(?:国有|固定)?资产(?!管理|制度|评估|处置)|^(?:国有|固定)?资产(?:占用|占有|配置|基本|使用)?情况"
)
_TOLD = re.compile(
    r"资产|设备|车辆|公务用车|用车|房屋|用房|办公楼|楼房|建筑面积|平方米|平米|㎡|土地|仪器|电脑|计算机|家具|无形|账面|原值|净值"
)
_LEAST = 10


@rule("S129")
def check(paper: Paper) -> Iterator[Finding]:
    """标题列了“资产”，下面一个字也没有写资产。

    检查什么：标题里写明“……人员及资产”的部分，文字和表格里有没有资产、设备、车辆、用房、面积之类的内容；只看后面还有标题的部分。
    为什么：资产是部门整体评价的一部分，标题列了就应当写。
    反例：
        （一）主要职责，组织架构、人员及资产等基本情况
        县水利局负责全县水利工作，内设4个股室，编制20名，实有18人。
        （二）当年工作任务
        治理河道12公里。
    正例：
        （一）主要职责，组织架构、人员及资产等基本情况
        县水利局负责全县水利工作，内设4个股室，编制20名，实有18人。年末固定资产300万元。
        （二）当年工作任务
        治理河道12公里。
    依据：附件3第一部分（一）；财预〔2013〕53号资产管理指标。
    """
    for chapter in paper.once(chapters_with_text):
        promised = _PROMISED.search(chapter.heading.title)
        if promised is None or not chapter.closed:
            continue
        text = chapter.text(paper)
        if len(text.strip()) >= _LEAST and not _TOLD.search(text):
            yield paper.finding(
                "S129",
                chapter.heading.start,
                chapter.heading.end,
                cause="标题列了“资产”，下面没有写资产：没有资产总额，也没有房屋、车辆、设备",
                cure="补写年末资产总额、固定资产及在用情况；单位没有资产的，写明“无”",
            )
