"""``jixiao remind``: today's digests of deadlines, by e-mail; for a timetable (cron) to call once a day."""

from jixiao.cli.refusals import DONE, FOUND
from jixiao.cli.site import open_site, require_migrated
from jixiao.cli.streams import say, warn


def remind_people() -> int:
    """给订阅了邮件摘要的人寄今天的到期事项，每人每天最多一封。

    由定时任务每天早上调用一次；当天再运行，只补寄没有寄成的。没有设 JIXIAO_SMTP_HOST 时，邮件只打印在终端。
    """
    open_site()
    require_migrated()
    from jixiao.orgs.deadlines.jobs import send_todays_digests

    done = send_todays_digests()
    say(f"寄出 {done.get('sent', 0)} 封，{done.get('empty', 0)} 人没有到期事项")
    if done.get("failed"):
        warn(f"{done['failed']} 封没有寄成，原因在各人的「订阅」页；请检查 JIXIAO_SMTP_* 设置")
        return FOUND
    return DONE
