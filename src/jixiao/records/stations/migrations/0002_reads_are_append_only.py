"""How often an article had been read by a day stays written; a batch of them may still be taken away whole."""

from django.db import migrations

from jixiao.web.ledgers import stays_written


class Migration(migrations.Migration):
    dependencies = [("stations", "0001_initial")]
    operations = [stays_written("stations_contentreads", "what was read by a day stays written", verbs=("UPDATE",))]
