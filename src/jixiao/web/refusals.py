"""What stands on the page when a request cannot be answered: code, what happened, how to mend it."""

import dataclasses


@dataclasses.dataclass(frozen=True, slots=True)
class Refusal:
    """Why a page does not come."""

    status: int
    code: str
    title: str
    cause: str
    cure: str


BAD_REQUEST = Refusal(
    400, "E400", "这个请求看不懂", "浏览器发来的内容不完整，或者被改动过。", "回到上一页，重新做一遍。"
)
FORBIDDEN = Refusal(
    403,
    "E403",
    "没有权限打开",
    "您现在的角色不能看这一页，或不能做这一步。",
    "请本单位管理员调整角色，或换一个账号登录。",
)
NOT_FOUND = Refusal(
    404,
    "E404",
    "没有这一页",
    "地址写错了，或者内容已经删除，或者它属于别的单位、别的年度。",
    "核对地址里的单位和年度，或从首页重新进入。",
)
TOO_LARGE = Refusal(413, "E413", "文件或表单太大", "发来的内容超过了上限。", "把文件分成几个，或压缩图片后再传。")
DISK_FULL = Refusal(
    507,
    "E507",
    "磁盘放不下发来的文件",
    "服务器的磁盘满了，这一步没有写入任何数据；已经存下的材料都在。",
    "请系统管理员腾出磁盘空间后再传。",
)
BROKEN = Refusal(
    500,
    "E500",
    "程序出错了",
    "这一步没有做完，也没有写入任何数据。",
    "稍等再试一次；还不行，把这一页的时间和位置告诉管理员。",
)
STALE_FORM = Refusal(
    403,
    "E403-表单",
    "表单已经过期",
    "页面打开得太久，或登录状态变了，为安全起见没有接受这次提交。",
    "回到上一页，刷新后重新提交；填过的内容先复制下来。",
)
