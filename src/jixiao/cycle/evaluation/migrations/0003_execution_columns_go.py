"""The columns that were carried over go; in a migration of its own, as PostgreSQL wants data and tables apart."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("evaluation", "0002_execution_is_reviewed_sheet_by_sheet")]

    operations = [
        migrations.RemoveField(model_name="evaluation", name=name)
        for name in ("execution_review_score", "execution_review_opinion", "execution_agreed_score")
    ]
