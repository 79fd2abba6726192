"""Put two contents that two people have passed into the data of a served site; print their numbers. 示例 all of it.

Run as a program of its own with JIXIAO_DATA, since the tests themselves stand in another database.
"""

import json
import sys

UNIT = "999900-115001"


def seed() -> dict[str, int]:
    """Return the keys of the contents."""
    from jixiao.orgs.models import Person, Unit
    from jixiao.records.stations.models import Content
    from jixiao.web.clock import now

    unit, person, at = Unit.objects.get(code=UNIT), Person.objects.get(username="kexie.tianbao"), now()
    found = {}
    for number, (name, title, values) in enumerate(CONTENTS, start=9001):
        made = Content.objects.create(
            unit=unit, number=number, title=title, source="示例出处", licence="own", state="passed", passed_at=at,
            by=person, at=at, audiences=["农民"], topics=["农业技术"], **values,
        )  # fmt: skip
        found[name] = made.pk
    return found


CONTENTS = (
    ("text", "示例：麦田除草怎样做", {"kind": "text", "body": "示例正文：粉碎、撒匀、翻埋。"}),
    ("quiz", "示例：农技竞答", {"kind": "quiz", "link": "https://example.org/quiz/shili"}),
)

if __name__ == "__main__":
    from jixiao.cli.site import open_site

    open_site()
    sys.stdout.write(json.dumps(seed()))
