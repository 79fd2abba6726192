import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("quiz", "0002_what_is_said_stays_said"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HandOverUndone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("why", models.CharField(max_length=200, verbose_name="撤销签收原因")),
                ("at", models.DateTimeField(verbose_name="撤销签收时间")),
            ],
            options={
                "verbose_name": "撤销签收",
                "verbose_name_plural": "撤销签收",
            },
        ),
        migrations.CreateModel(
            name="WinnersNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("rows", models.JSONField(default=list, verbose_name="公示名单")),
                ("first_day", models.DateField(verbose_name="公示开始日期")),
                ("last_day", models.DateField(verbose_name="公示结束日期")),
                ("at", models.DateTimeField(verbose_name="公示时间")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="公示撤下时间")),
                ("withdrawn_because", models.CharField(blank=True, max_length=200, verbose_name="公示撤下原因")),
            ],
            options={
                "verbose_name": "获奖公示",
                "verbose_name_plural": "获奖公示",
            },
        ),
        migrations.AddField(
            model_name="handover",
            name="number",
            field=models.PositiveSmallIntegerField(default=1, verbose_name="第几次签收"),
        ),
        migrations.AlterField(
            model_name="handover",
            name="redemption",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="hand_overs",
                to="quiz.redemption",
                verbose_name="奖品领取",
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.UniqueConstraint(fields=("redemption", "number"), name="quiz_hand_over_number_once"),
        ),
        migrations.AddField(
            model_name="handoverundone",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="撤销签收的人",
            ),
        ),
        migrations.AddField(
            model_name="handoverundone",
            name="hand_over",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="undone",
                to="quiz.handover",
                verbose_name="领取签收",
            ),
        ),
        migrations.AddField(
            model_name="winnersnotice",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="公示人",
            ),
        ),
        migrations.AddField(
            model_name="winnersnotice",
            name="campaign",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="notices",
                to="quiz.campaign",
                verbose_name="竞答活动",
            ),
        ),
        migrations.AddConstraint(
            model_name="handoverundone",
            constraint=models.CheckConstraint(
                condition=models.Q(("why", ""), _negated=True), name="quiz_undone_hand_over_says_why"
            ),
        ),
        migrations.AddConstraint(
            model_name="winnersnotice",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at", None)), fields=("campaign",), name="quiz_one_notice_stands"
            ),
        ),
        migrations.AddConstraint(
            model_name="winnersnotice",
            constraint=models.CheckConstraint(
                condition=models.Q(("last_day__gte", models.F("first_day"))), name="quiz_notice_days_in_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="winnersnotice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("withdrawn_at", None), models.Q(("withdrawn_because", ""), _negated=True), _connector="OR"
                ),
                name="quiz_withdrawn_notice_says_why",
            ),
        ),
    ]
