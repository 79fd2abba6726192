"""The review of the execution rate gets a row for each sheet; what was said of the unit's own is carried over."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

import jixiao.orgs.columns


def carry_over(apps, _schema_editor):
    evaluations = apps.get_model("evaluation", "Evaluation").objects
    said = Q(execution_review_score__isnull=False) | Q(execution_agreed_score__isnull=False)
    apps.get_model("evaluation", "ExecutionReview").objects.bulk_create(
        apps.get_model("evaluation", "ExecutionReview")(
            evaluation=one, project_code="", score=one.execution_score, review_score=one.execution_review_score,
            review_opinion=one.execution_review_opinion, agreed_score=one.execution_agreed_score,
        )
        for one in evaluations.filter(said | ~Q(execution_review_opinion="")).iterator()
    )  # fmt: skip


def carry_back(apps, _schema_editor):
    evaluations = apps.get_model("evaluation", "Evaluation").objects
    for review in apps.get_model("evaluation", "ExecutionReview").objects.filter(project_code="").iterator():
        evaluations.filter(pk=review.evaluation_id).update(
            execution_review_score=review.review_score, execution_review_opinion=review.review_opinion,
            execution_agreed_score=review.agreed_score,
        )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("evaluation", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="ExecutionReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                ("project_code", models.CharField(blank=True, max_length=30, verbose_name="项目编号")),
                (
                    "score",
                    jixiao.orgs.columns.PointsColumn(
                        decimal_places=2, max_digits=8, null=True, verbose_name="自评得分"
                    ),
                ),
                (
                    "review_score",
                    jixiao.orgs.columns.PointsColumn(
                        decimal_places=2, max_digits=8, null=True, verbose_name="复核得分"
                    ),
                ),
                ("review_opinion", models.TextField(blank=True, verbose_name="复核意见")),
                (
                    "agreed_score",
                    jixiao.orgs.columns.PointsColumn(
                        decimal_places=2, max_digits=8, null=True, verbose_name="认定得分"
                    ),
                ),
                (
                    "evaluation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="execution_reviews",
                        to="evaluation.evaluation",
                        verbose_name="绩效自评",
                    ),
                ),
            ],
            options={
                "verbose_name": "执行率复核",
                "verbose_name_plural": "执行率复核",
                "constraints": [
                    models.UniqueConstraint(fields=("evaluation", "project_code"), name="one_execution_review_a_sheet")
                ],
            },
        ),
        migrations.RunPython(carry_over, carry_back),
    ]
