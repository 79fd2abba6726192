"""What was done with an appeal stays written."""

from django.db import migrations

from jixiao.web.ledgers import stays_written


class Migration(migrations.Migration):
    dependencies = [("community", "0001_initial")]
    operations = [stays_written("community_appealstep", "what was done with an appeal stays written")]
