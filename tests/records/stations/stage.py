"""A stage for pushes: stations that have their plates, contents that have passed. All of it is 示例."""

import dataclasses
import datetime
import io

from tests.rooms import NOON, County

from jixiao.measures.keeping import keep_proof
from jixiao.orgs.actor import Actor
from jixiao.records.stations.models import Content, Delivery, Package, Push, PushContent, Station

DAY = NOON.date()
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS\xde"
    b"\x00\x00\x00\x0cIDATx\x9cc\xf8\xcf\xc0\x00\x00\x03\x01\x01\x00\xc9\xfe\x92\xef\x00\x00\x00\x00IEND\xaeB`\x82"
)


@dataclasses.dataclass
class Stage:
    """Makes stations, contents and what was pushed."""

    county: County

    @property
    def by(self) -> Actor:
        """Return the clerk."""
        return self.county.actor("clerk")

    def station(self, name: str = "示例村e站", **values: object) -> Station:
        """Make a station that has its plate."""
        number = Station.objects.count() + 1
        given = {
            "unit": self.county.unit, "code": f"E{number:03}", "name": name, "kind": "village", "host": "示例乡",
            "township": "示例乡", "applied_on": DAY, "state": "plated", "plated_on": DAY, "plate_number": f"P{number}",
            "screen_token": f"screen{number}", "return_token": f"return{number}", **values,
        }  # fmt: skip
        return Station.objects.create(**given)

    def content(self, title: str = "示例：秸秆还田", **values: object) -> Content:
        """Make a content that has passed."""
        person, number = self.county.people["clerk"], Content.objects.count() + 1
        given = {
            "unit": self.county.unit, "number": number, "title": title, "kind": "text", "body": "示例正文",
            "source": "示例出处", "licence": "own", "state": "passed", "passed_at": NOON, "by": person, "at": NOON,
            "topics": ["农业技术"], "audiences": ["农民"], **values,
        }  # fmt: skip
        return Content.objects.create(**given)

    def picture(self, title: str = "示例图片", data: bytes = PNG, **values: object) -> Content:
        """Make a content that is a picture, its file on the shelf."""
        kept = keep_proof(
            unit_year=self.county.unit_year, upload=io.BytesIO(data), name=f"{title}.png", proof_class="working",
            by=self.by,
        )  # fmt: skip
        return self.content(title, kind="picture", body="", file=kept, **values)

    def push(self, *contents: Content, **values: object) -> Push:
        """Make a draft with contents."""
        number = Push.objects.count() + 1
        made = Push.objects.create(unit_year=self.county.unit_year, number=number, title=f"示例推送{number}", **values)
        rows = [PushContent(push=made, content=one, position=place) for place, one in enumerate(contents, start=1)]
        PushContent.objects.bulk_create(rows)
        return made

    def delivered(self, station: Station, *contents: Content, at: datetime.datetime = NOON) -> list[Delivery]:
        """Put contents on the list of a station, as a push that was sent does."""
        person = self.county.people["clerk"]
        sent = self.push(*contents, state="sent", sent_at=at, sent_by=person, dry_run_at=at)
        return [
            Delivery.objects.create(station=station, content=one, push=sent, position=place, queued_at=at)
            for place, one in enumerate(contents, start=1)
        ]

    def package(self, station: Station, **values: object) -> Package:
        """Make a package that was built."""
        given = {"built_by": self.county.people["clerk"], "built_at": NOON, "code": "E001-20250115-1", **values}
        return Package.objects.create(station=station, **given)
