"""Put a campaign that is on today into a site: run by a journey beside the site, with JIXIAO_DATA set; prints JSON.

The first option of each question is right, of every third the first two are.
"""

import datetime
import json

from jixiao.cli.site import open_site

TOKEN, CODES, DAYS, PER_DAY = "shili-quiz", ("ABCDE23456", "FGHJK23456"), 7, 5
QUESTIONS = (
    ("生活垃圾分类中，下列哪一种属于有害垃圾？", ("家里过期的药品", "变质的剩菜剩饭", "打碎的陶瓷碗", "干净的饮料瓶")),
    ("家里油锅起火，最先应当怎样做？", ("盖上锅盖，关掉火源", "端起锅往外跑", "往锅里倒水", "用嘴吹灭")),
    ("下列哪些是预防近视的做法？", ("增加户外活动", "读写时光线充足", "躺着看手机", "走路时看书")),
)


def build() -> dict[str, object]:
    """Write the campaign as the room has it, and return what its players hold."""
    from jixiao.orgs.models import Person, UnitYear
    from jixiao.records.quiz.models import Campaign, EntryCode, PoolEntry, Prize, Question, QuestionVersion
    from jixiao.records.quiz.seals import digest_of
    from jixiao.web.clock import now

    at = now()
    year = UnitYear.objects.filter(unit__code="999900-115001").order_by("-year")[0]
    person = Person.objects.get(username="kexie.shenhe")
    first = at.date() - datetime.timedelta(days=2)
    made = Campaign.objects.create(
        unit_year=year, code="Q99", title="示例：全国科普日有奖竞答", theme="示例：提升科学素质", first_day=first,
        last_day=first + datetime.timedelta(days=DAYS), per_day=PER_DAY, points_each=1, feedback="at_once",
        draw=[{"tag": "", "number": PER_DAY}], ways=["wechat", "phone", "code"], seed="shili", state="open",
        token=TOKEN, organiser="示例县科学技术协会", partners="示例县图书馆", contact="示例电话", opened_by=person,
        opened_at=at,
        lets_minors=True, audience="county", places=["示例镇", "示例街道"],
    )  # fmt: skip
    number = Question.objects.filter(unit=year.unit).count()
    for position in range(1, 13):
        text, options = QUESTIONS[position % 3]
        several = len(QUESTIONS) - 1 == position % 3
        question = Question.objects.create(unit=year.unit, number=number + position)
        version = QuestionVersion.objects.create(
            question=question, number=1, kind="multi" if several else "single", text=f"示例 {position}：{text}",
            options=list(options), right=0b11 if several else 0b1, explanation="示例解析。", source="示例出处",
            state="passed", by=person, at=at,
        )  # fmt: skip
        PoolEntry.objects.create(campaign=made, position=position, version=version)
    for position, (grade, total) in enumerate((("一等奖", 5), ("二等奖", 10), ("三等奖", 20)), start=1):
        Prize.objects.create(
            campaign=made, position=position, grade=grade, name="示例奖品", way="exchange", total=total, left=total,
            cost=5 * (4 - position),
        )  # fmt: skip
    for place, text in enumerate(CODES, start=1):
        digest = digest_of(year.unit_id, "code", text)
        EntryCode.objects.create(campaign=made, number=place, digest=digest, issued_on=first)
    return {"address": f"/quiz/{TOKEN}/", "codes": CODES}


if __name__ == "__main__":
    open_site()
    print(json.dumps(build()))  # noqa: T201 - what the journey reads
