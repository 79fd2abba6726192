"""What happened to a work stays written: a school and the office both go by it when they disagree."""

from django.db import migrations

from jixiao.web.ledgers import stays_written


class Migration(migrations.Migration):
    dependencies = [("contests", "0001_initial")]
    operations = [stays_written("contests_entrystep", "the steps of a work are append-only")]
