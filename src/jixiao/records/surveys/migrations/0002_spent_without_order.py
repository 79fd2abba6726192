"""What was spent to answer keeps neither day nor order, by which an answer could be told."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import jixiao.records.surveys.models.answers


def take_over(apps, schema_editor):  # noqa: ARG001 - what RunPython gives
    """Copy the keys in the order of their digests, which is none."""
    kept, fresh = apps.get_model("surveys", "OldSpent"), apps.get_model("surveys", "Spent")
    rows = kept.objects.order_by("key").values_list("survey_id", "key").iterator(2000)
    fresh.objects.bulk_create((fresh(survey_id=survey, key=key) for survey, key in rows), batch_size=2000)


class Migration(migrations.Migration):
    """After the first tables of the room."""

    dependencies = [
        ("surveys", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint("spent", "answered_once_a_survey"),
        migrations.RenameModel("Spent", "OldSpent"),
        migrations.AlterField(
            "oldspent",
            "survey",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="surveys.survey",
                verbose_name="满意度调查",
            ),
        ),
        migrations.CreateModel(
            name="Spent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        default=jixiao.records.surveys.models.answers.somewhere,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("key", models.CharField(max_length=64, verbose_name="资格摘要")),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="spent",
                        to="surveys.survey",
                        verbose_name="满意度调查",
                    ),
                ),
            ],
            options={
                "verbose_name": "已用资格",
                "verbose_name_plural": "已用资格",
                "constraints": [models.UniqueConstraint(fields=["survey", "key"], name="answered_once_a_survey")],
            },
        ),
        migrations.RunPython(take_over, migrations.RunPython.noop),
        migrations.DeleteModel("OldSpent"),
    ]
