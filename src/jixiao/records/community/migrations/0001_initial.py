import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import jixiao.orgs.columns


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("orgs", "0004_deadlines_and_comments"),
        ("orgs", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Place",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="community_places",
                        to="orgs.unit",
                        verbose_name="单位",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("township", "乡镇"), ("street", "街道"), ("zone", "开发区、园区")],
                        default="township",
                        max_length=8,
                        verbose_name="地方类别",
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="乡镇街道名称")),
                ("initials", models.CharField(blank=True, max_length=100, verbose_name="拼音首字母")),
                ("x", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="图上横位置")),
                ("y", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="图上纵位置")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="次序")),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="停用时间")),
            ],
            options={
                "verbose_name": "乡镇街道",
                "verbose_name_plural": "乡镇街道",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at", None)),
                        fields=("unit", "name"),
                        name="community_place_once_a_unit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("x", None), ("y", None)),
                            models.Q(("x__isnull", False), ("x__lte", 100), ("y__isnull", False), ("y__lte", 100)),
                            _connector="OR",
                        ),
                        name="community_place_is_on_the_map",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "unit_year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="community_visits",
                        to="orgs.unityear",
                        verbose_name="单位年度",
                    ),
                ),
                ("code", models.CharField(max_length=12, verbose_name="走访编号")),
                (
                    "occasion",
                    models.CharField(
                        choices=[
                            ("workers_day", "全国科技工作者日"),
                            ("spring", "春节"),
                            ("festival", "其他节日"),
                            ("illness", "患病、困难"),
                            ("everyday", "日常走访"),
                        ],
                        max_length=11,
                        verbose_name="走访事由",
                    ),
                ),
                ("day", models.DateField(verbose_name="走访日期")),
                ("went", models.CharField(max_length=200, verbose_name="走访人员")),
                ("place", models.CharField(blank=True, max_length=100, verbose_name="走访地点")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="走访说明")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="登记时间")),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="删除时间")),
                (
                    "removed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="删除人",
                    ),
                ),
                ("removed_because", models.CharField(blank=True, max_length=200, verbose_name="删除原因")),
            ],
            options={
                "verbose_name": "走访慰问",
                "verbose_name_plural": "走访慰问",
                "indexes": [models.Index(fields=["unit_year", "day"], name="community_visits_by_day")],
                "constraints": [
                    models.UniqueConstraint(fields=("unit_year", "code"), name="community_visit_code_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("removed_at", None), models.Q(("removed_because", ""), _negated=True), _connector="OR"
                        ),
                        name="community_visit_removed_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublicDoor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "unit",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="orgs.unit",
                        verbose_name="单位",
                    ),
                ),
                ("token", models.CharField(max_length=40, unique=True, verbose_name="公开地址")),
                ("intro", models.TextField(blank=True, verbose_name="入口说明")),
                ("contact", models.CharField(blank=True, max_length=40, verbose_name="咨询电话")),
                ("is_open", models.BooleanField(default=True, verbose_name="开放提交")),
                ("working_days", models.PositiveSmallIntegerField(default=15, verbose_name="答复工作日数")),
            ],
            options={
                "verbose_name": "公开入口",
                "verbose_name_plural": "公开入口",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("working_days__gte", 1), ("working_days__lte", 250)),
                        name="community_days_to_answer",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Knock",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="orgs.unit",
                        verbose_name="单位",
                    ),
                ),
                ("deed", models.CharField(max_length=12, verbose_name="限次事项")),
                ("who", models.CharField(max_length=64, verbose_name="限次摘要")),
                ("slot", models.PositiveIntegerField(verbose_name="时段")),
                ("tries", models.PositiveIntegerField(default=0, verbose_name="次数")),
            ],
            options={
                "verbose_name": "限次计数",
                "verbose_name_plural": "限次计数",
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "deed", "who", "slot"), name="community_tries_counted_once")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Call",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "unit_year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="honour_calls",
                        to="orgs.unityear",
                        verbose_name="单位年度",
                    ),
                ),
                ("code", models.CharField(max_length=12, verbose_name="举荐编号")),
                ("title", models.CharField(max_length=120, verbose_name="举荐通知名称")),
                ("honour", models.CharField(max_length=100, verbose_name="荣誉名称")),
                (
                    "level",
                    models.CharField(
                        choices=[("nation", "国家级"), ("province", "省级"), ("city", "市级"), ("county", "县级")],
                        max_length=8,
                        verbose_name="荣誉级别",
                    ),
                ),
                ("giver", models.CharField(blank=True, max_length=100, verbose_name="授予单位")),
                ("paper_number", models.CharField(blank=True, max_length=60, verbose_name="通知文号")),
                ("conditions", models.TextField(blank=True, verbose_name="举荐条件")),
                (
                    "takes",
                    models.CharField(
                        choices=[("worker", "个人"), ("organisation", "集体")],
                        default="worker",
                        max_length=12,
                        verbose_name="举荐对象",
                    ),
                ),
                ("proposers", models.JSONField(blank=True, default=list, verbose_name="可举荐单位")),
                ("is_scored", models.BooleanField(default=False, verbose_name="评审打分")),
                ("quota", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="举荐名额")),
                ("recommended", models.PositiveSmallIntegerField(default=0, verbose_name="已举荐")),
                ("reviewers_wanted", models.PositiveSmallIntegerField(default=3, verbose_name="评审人数")),
                ("opens", models.DateField(blank=True, null=True, verbose_name="举荐开始日期")),
                ("closes", models.DateField(blank=True, null=True, verbose_name="举荐截止日期")),
                ("notice_days", models.PositiveSmallIntegerField(default=5, verbose_name="公示天数")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "草稿"),
                            ("open", "正在举荐"),
                            ("review", "评审中"),
                            ("notice", "公示中"),
                            ("done", "已上报"),
                            ("cancelled", "已取消"),
                        ],
                        default="draft",
                        max_length=9,
                        verbose_name="举荐状态",
                    ),
                ),
                ("cancelled_because", models.CharField(blank=True, max_length=200, verbose_name="取消原因")),
            ],
            options={
                "verbose_name": "举荐通知",
                "verbose_name_plural": "举荐通知",
                "constraints": [
                    models.UniqueConstraint(fields=("unit_year", "code"), name="community_call_code_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("opens", None), ("closes", None), ("closes__gte", models.F("opens")), _connector="OR"
                        ),
                        name="community_call_days_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["draft", "cancelled"]),
                            models.Q(("closes__isnull", False), ("opens__isnull", False)),
                            _connector="OR",
                        ),
                        name="community_open_call_has_days",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("quota", None), ("recommended__lte", models.F("quota")), _connector="OR"),
                        name="community_never_over_the_quota",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "cancelled"), _negated=True),
                            models.Q(("cancelled_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="community_cancelled_call_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("notice_days__gte", 1), ("reviewers_wanted__gte", 2)),
                        name="community_two_reviewers_and_a_day",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Worker",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="workers",
                        to="orgs.unit",
                        verbose_name="单位",
                    ),
                ),
                ("name", models.CharField(max_length=40, verbose_name="姓名")),
                ("name_key", models.CharField(max_length=40, verbose_name="姓名检索")),
                ("initials", models.CharField(blank=True, max_length=40, verbose_name="拼音首字母")),
                ("pinyin", models.CharField(blank=True, max_length=120, verbose_name="姓名拼音")),
                ("field", models.CharField(blank=True, max_length=60, verbose_name="专业领域")),
                ("title", models.CharField(blank=True, max_length=40, verbose_name="职称")),
                ("workplace", models.CharField(blank=True, max_length=100, verbose_name="工作单位")),
                ("workplace_initials", models.CharField(blank=True, max_length=100, verbose_name="工作单位拼音首字母")),
                ("position", models.CharField(blank=True, max_length=60, verbose_name="职务")),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="workers",
                        to="community.place",
                        verbose_name="所在乡镇街道",
                    ),
                ),
                ("born", models.DateField(blank=True, null=True, verbose_name="出生日期")),
                ("phone", models.TextField(blank=True, verbose_name="电话（密封）")),
                ("phone_masked", models.CharField(blank=True, max_length=20, verbose_name="电话（隐去）")),
                ("phone_digest", models.CharField(blank=True, max_length=64, verbose_name="电话摘要")),
                (
                    "privacy",
                    models.CharField(
                        choices=[("open", "公开"), ("office", "内部"), ("closed", "保密")],
                        default="office",
                        max_length=6,
                        verbose_name="隐私级别",
                    ),
                ),
                ("consent_on", models.DateField(blank=True, null=True, verbose_name="同意日期")),
                (
                    "consent_way",
                    models.CharField(
                        blank=True,
                        choices=[("paper", "书面"), ("oral", "口头"), ("online", "网上")],
                        max_length=6,
                        verbose_name="同意方式",
                    ),
                ),
                ("consent_text", models.TextField(blank=True, verbose_name="同意内容")),
                ("consent_withdrawn_on", models.DateField(blank=True, null=True, verbose_name="撤回同意日期")),
                ("registered_on", models.DateField(verbose_name="登记日期")),
                ("remark", models.CharField(blank=True, max_length=300, verbose_name="备注")),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="移出时间")),
                (
                    "removed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="移出人",
                    ),
                ),
                ("removed_because", models.CharField(blank=True, max_length=200, verbose_name="移出原因")),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="community.worker",
                        verbose_name="并入",
                    ),
                ),
            ],
            options={
                "verbose_name": "科技工作者",
                "verbose_name_plural": "科技工作者",
                "indexes": [
                    models.Index(
                        fields=["unit", "name_key"],
                        name="community_workers_by_name",
                        opclasses=["int8_ops", "varchar_pattern_ops"],
                    ),
                    models.Index(
                        fields=["unit", "initials"],
                        name="community_workers_by_initials",
                        opclasses=["int8_ops", "varchar_pattern_ops"],
                    ),
                    models.Index(
                        fields=["unit", "pinyin"],
                        name="community_workers_by_pinyin",
                        opclasses=["int8_ops", "varchar_pattern_ops"],
                    ),
                    models.Index(
                        fields=["unit", "workplace"],
                        name="community_workers_by_place",
                        opclasses=["int8_ops", "varchar_pattern_ops"],
                    ),
                    models.Index(
                        fields=["unit", "workplace_initials"],
                        name="community_workers_by_work",
                        opclasses=["int8_ops", "varchar_pattern_ops"],
                    ),
                    models.Index(fields=["unit", "phone_digest"], name="community_workers_by_phone"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at", None), models.Q(("phone_digest", ""), _negated=True)),
                        fields=("unit", "name_key", "phone_digest"),
                        name="community_worker_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("consent_on", None), models.Q(("consent_text", ""), _negated=True), _connector="OR"
                        ),
                        name="community_consent_says_what",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("privacy", "open"), _negated=True),
                            models.Q(("consent_on__isnull", False), ("consent_withdrawn_on", None)),
                            _connector="OR",
                        ),
                        name="community_open_only_with_consent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("consent_withdrawn_on", None),
                            ("consent_withdrawn_on__gte", models.F("consent_on")),
                            _connector="OR",
                        ),
                        name="community_consent_withdrawn_after",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("removed_at", None), models.Q(("removed_because", ""), _negated=True), _connector="OR"
                        ),
                        name="community_removed_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into", None),
                            models.Q(
                                ("removed_at__isnull", False), models.Q(("merged_into", models.F("pk")), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="community_merged_is_removed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="organisations",
                        to="orgs.unit",
                        verbose_name="单位",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("township", "乡镇（街道）科协"),
                            ("company", "企业科协"),
                            ("school", "学校科协"),
                            ("community", "社区（村）科协"),
                            ("society", "学会、协会"),
                            ("farm", "农技协"),
                            ("elder", "老科协"),
                            ("anti_cult", "反邪教协会"),
                        ],
                        max_length=10,
                        verbose_name="组织类别",
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="组织名称")),
                ("initials", models.CharField(blank=True, max_length=100, verbose_name="拼音首字母")),
                (
                    "place",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="organisations",
                        to="community.place",
                        verbose_name="所在乡镇街道",
                    ),
                ),
                ("host", models.CharField(blank=True, max_length=100, verbose_name="依托单位")),
                ("founded_on", models.DateField(blank=True, null=True, verbose_name="成立日期")),
                ("paper_number", models.CharField(blank=True, max_length=60, verbose_name="成立批复文号")),
                ("term_from", models.DateField(blank=True, null=True, verbose_name="本届起")),
                ("term_to", models.DateField(blank=True, null=True, verbose_name="本届止")),
                ("members", models.PositiveIntegerField(blank=True, null=True, verbose_name="会员人数")),
                ("members_on", models.DateField(blank=True, null=True, verbose_name="会员人数日期")),
                ("contact", models.CharField(blank=True, max_length=40, verbose_name="联系人")),
                (
                    "state",
                    models.CharField(
                        choices=[("active", "正常运行"), ("paused", "停止活动"), ("dissolved", "已撤销")],
                        default="active",
                        max_length=9,
                        verbose_name="组织状态",
                    ),
                ),
                ("dissolved_on", models.DateField(blank=True, null=True, verbose_name="撤销日期")),
                ("state_because", models.CharField(blank=True, max_length=200, verbose_name="停止或撤销原因")),
                ("remark", models.CharField(blank=True, max_length=300, verbose_name="备注")),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="删除时间")),
                ("removed_because", models.CharField(blank=True, max_length=200, verbose_name="删除原因")),
            ],
            options={
                "verbose_name": "科协组织",
                "verbose_name_plural": "科协组织",
                "indexes": [models.Index(fields=["unit", "kind"], name="community_organisations_kind")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at", None)),
                        fields=("unit", "name"),
                        name="community_organisation_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("term_from", None),
                            ("term_to", None),
                            ("term_to__gt", models.F("term_from")),
                            _connector="OR",
                        ),
                        name="community_term_runs_forward",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "active"), models.Q(("state_because", ""), _negated=True), _connector="OR"
                        ),
                        name="community_stopped_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "dissolved"), _negated=True),
                            ("dissolved_on__isnull", False),
                            _connector="OR",
                        ),
                        name="community_dissolved_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("removed_at", None), models.Q(("removed_because", ""), _negated=True), _connector="OR"
                        ),
                        name="community_organisation_removed_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CallReviewer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reviewers",
                        to="community.call",
                        verbose_name="举荐通知",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="评审人",
                    ),
                ),
                ("workplace", models.CharField(max_length=100, verbose_name="评审人工作单位")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="指定人",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="指定时间")),
            ],
            options={
                "verbose_name": "举荐评审人",
                "verbose_name_plural": "举荐评审人",
                "constraints": [
                    models.UniqueConstraint(fields=("call", "person"), name="community_reviewer_once_a_call"),
                    models.CheckConstraint(
                        condition=models.Q(("workplace", ""), _negated=True), name="community_reviewer_works_somewhere"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="NominationNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="community.call",
                        verbose_name="举荐通知",
                    ),
                ),
                ("token", models.CharField(max_length=40, unique=True, verbose_name="公示地址")),
                ("rows", models.JSONField(default=list, verbose_name="公示名单")),
                ("first_day", models.DateField(verbose_name="公示开始日期")),
                ("last_day", models.DateField(verbose_name="公示结束日期")),
                ("contact", models.CharField(max_length=40, verbose_name="受理电话")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="公示人",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="公示时间")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="公示撤下时间")),
                ("withdrawn_because", models.CharField(blank=True, max_length=200, verbose_name="公示撤下原因")),
            ],
            options={
                "verbose_name": "举荐公示",
                "verbose_name_plural": "举荐公示",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)), fields=("call",), name="community_one_notice_stands"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last_day__gte", models.F("first_day"))),
                        name="community_notice_days_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at", None), models.Q(("withdrawn_because", ""), _negated=True), _connector="OR"
                        ),
                        name="community_withdrawn_notice_why",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="MergeRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="orgs.unit",
                        verbose_name="单位",
                    ),
                ),
                (
                    "kept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merges",
                        to="community.worker",
                        verbose_name="保留的人",
                    ),
                ),
                (
                    "gone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged_by",
                        to="community.worker",
                        verbose_name="并入的人",
                    ),
                ),
                ("moved", models.JSONField(default=list, verbose_name="移动的记录")),
                ("before", models.JSONField(default=dict, verbose_name="合并前内容")),
                ("taken", models.JSONField(default=list, verbose_name="取自并入的栏目")),
                ("why", models.CharField(max_length=200, verbose_name="合并理由")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="合并人",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="合并时间")),
                (
                    "undone_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="撤销合并的人",
                    ),
                ),
                ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="撤销合并时间")),
                ("undone_because", models.CharField(blank=True, max_length=200, verbose_name="撤销合并原因")),
            ],
            options={
                "verbose_name": "合并记录",
                "verbose_name_plural": "合并记录",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at", None)), fields=("gone",), name="community_merged_away_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kept", models.F("gone")), _negated=True), name="community_merge_is_of_two"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("undone_at", None),
                            models.Q(("undone_by__isnull", False), models.Q(("undone_because", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="community_undone_merge_says_why",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="NotTheSame",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "one",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="community.worker",
                        verbose_name="一人",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="community.worker",
                        verbose_name="另一人",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="认定人",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="认定时间")),
            ],
            options={
                "verbose_name": "不是同一人",
                "verbose_name_plural": "不是同一人",
                "constraints": [
                    models.UniqueConstraint(fields=("one", "other"), name="community_pair_told_apart_once"),
                    models.CheckConstraint(
                        condition=models.Q(("one__lt", models.F("other"))), name="community_pair_in_order"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Visited",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "visit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="visited",
                        to="community.visit",
                        verbose_name="走访慰问",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visited",
                        to="community.worker",
                        verbose_name="科技工作者",
                    ),
                ),
                ("gift", models.CharField(blank=True, max_length=100, verbose_name="慰问物品")),
                ("worth", jixiao.orgs.columns.MoneyColumn(blank=True, null=True, verbose_name="慰问金额")),
                ("said", models.TextField(blank=True, verbose_name="听到的意见")),
                ("asks", models.BooleanField(default=False, verbose_name="需要答复")),
            ],
            options={
                "verbose_name": "慰问对象",
                "verbose_name_plural": "慰问对象",
                "constraints": [
                    models.UniqueConstraint(fields=("visit", "worker"), name="community_visited_once_a_visit"),
                    models.CheckConstraint(
                        condition=models.Q(("worth", None), ("worth__gte", 0), _connector="OR"),
                        name="community_worth_not_below_zero",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(models.Q(("gift", ""), _negated=True), ("worth", None), _connector="OR"),
                        name="community_worth_of_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("asks", False), models.Q(("said", ""), _negated=True), _connector="OR"),
                        name="community_asked_something",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Post",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="posts",
                        to="community.organisation",
                        verbose_name="科协组织",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("chair", "主席（会长）"),
                            ("vice", "副主席（副会长）"),
                            ("part_time_vice", "兼职副主席"),
                            ("secretary", "秘书长"),
                        ],
                        max_length=14,
                        verbose_name="任职",
                    ),
                ),
                (
                    "head",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "不是“三长”"),
                            ("hospital", "医院院长"),
                            ("school", "学校校长"),
                            ("farm_station", "农技站长"),
                            ("firm", "科技型企业负责人"),
                        ],
                        max_length=12,
                        verbose_name="三长",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to="community.worker",
                        verbose_name="科技工作者",
                    ),
                ),
                ("name", models.CharField(max_length=40, verbose_name="任职人")),
                ("workplace", models.CharField(blank=True, max_length=100, verbose_name="任职人单位")),
                ("since", models.DateField(blank=True, null=True, verbose_name="任职起")),
                ("until", models.DateField(blank=True, null=True, verbose_name="任职止")),
            ],
            options={
                "verbose_name": "组织任职",
                "verbose_name_plural": "组织任职",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until", None)),
                        fields=("organisation", "kind", "name"),
                        name="community_post_held_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "chair"), ("until", None)),
                        fields=("organisation",),
                        name="community_one_chair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("since", None), ("until", None), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="community_post_days_in_order",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="YearlyCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checks",
                        to="community.organisation",
                        verbose_name="科协组织",
                    ),
                ),
                (
                    "unit_year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="organisation_checks",
                        to="orgs.unityear",
                        verbose_name="单位年度",
                    ),
                ),
                ("has_people", models.BooleanField(verbose_name="有人员")),
                ("has_place", models.BooleanField(verbose_name="有场所")),
                ("has_activities", models.BooleanField(verbose_name="有活动")),
                ("activities", models.PositiveIntegerField(default=0, verbose_name="活动次数")),
                (
                    "verdict",
                    models.CharField(
                        choices=[("good", "合格"), ("fair", "基本合格"), ("bad", "不合格")],
                        max_length=4,
                        verbose_name="检查结论",
                    ),
                ),
                ("remark", models.CharField(blank=True, max_length=300, verbose_name="检查意见")),
                ("checked_on", models.DateField(verbose_name="检查日期")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="检查人",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="登记时间")),
            ],
            options={
                "verbose_name": "组织年度检查",
                "verbose_name_plural": "组织年度检查",
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "unit_year"), name="community_check_once_a_year"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("verdict", "good"), _negated=True),
                            models.Q(("has_activities", True), ("has_people", True), ("has_place", True)),
                            _connector="OR",
                        ),
                        name="community_good_has_all_three",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("verdict", "bad"), _negated=True),
                            models.Q(("remark", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="community_bad_check_says_what",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Nomination",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nominations",
                        to="community.call",
                        verbose_name="举荐通知",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nominations",
                        to="community.worker",
                        verbose_name="科技工作者",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nominations",
                        to="community.organisation",
                        verbose_name="科协组织",
                    ),
                ),
                ("proposer", models.CharField(max_length=100, verbose_name="举荐单位")),
                ("deeds", models.TextField(blank=True, verbose_name="主要事迹")),
                ("opinion", models.TextField(blank=True, verbose_name="举荐意见")),
                ("consented_on", models.DateField(blank=True, null=True, verbose_name="本人同意日期")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "草稿"),
                            ("sent", "已提交"),
                            ("returned", "退回修改"),
                            ("passed", "评审通过"),
                            ("failed", "评审未通过"),
                            ("noticed", "公示中"),
                            ("recommended", "已上报"),
                            ("awarded", "已获表彰"),
                            ("missed", "未获表彰"),
                            ("withdrawn", "撤回"),
                        ],
                        default="draft",
                        max_length=11,
                        verbose_name="举荐进展",
                    ),
                ),
                ("state_because", models.CharField(blank=True, max_length=300, verbose_name="举荐进展说明")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="提交时间")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="评审决定时间")),
                ("recommended_on", models.DateField(blank=True, null=True, verbose_name="上报日期")),
                ("result_on", models.DateField(blank=True, null=True, verbose_name="结果日期")),
            ],
            options={
                "verbose_name": "举荐",
                "verbose_name_plural": "举荐",
                "indexes": [models.Index(fields=["call", "state"], name="community_nominations_by_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("organisation", None), ("worker__isnull", False)),
                            models.Q(("organisation__isnull", False), ("worker", None)),
                            _connector="OR",
                        ),
                        name="community_one_is_nominated",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "withdrawn"), _negated=True),
                        fields=("call", "organisation"),
                        name="community_group_named_once_a_call",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "withdrawn"), _negated=True),
                        fields=("call", "worker"),
                        name="community_nominated_once_a_call",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["draft", "returned", "withdrawn"]),
                            models.Q(("consented_on__isnull", False), ("sent_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="community_sent_nomination_agreed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["returned", "failed", "withdrawn"]), _negated=True),
                            models.Q(("state_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="community_no_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["recommended", "awarded", "missed"]), _negated=True),
                            ("recommended_on__isnull", False),
                            _connector="OR",
                        ),
                        name="community_recommended_says_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "unit_year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="community_meetings",
                        to="orgs.unityear",
                        verbose_name="单位年度",
                    ),
                ),
                ("code", models.CharField(max_length=12, verbose_name="活动编号")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("elder", "老科协"),
                            ("anti_cult", "反邪教协会"),
                            ("farm", "农技协"),
                            ("party_branch", "党支部"),
                            ("branch", "基层科协"),
                            ("society", "学会、协会"),
                        ],
                        max_length=12,
                        verbose_name="活动主体",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="community.organisation",
                        verbose_name="科协组织",
                    ),
                ),
                ("day", models.DateField(verbose_name="活动日期")),
                ("title", models.CharField(max_length=100, verbose_name="活动名称")),
                ("place", models.CharField(blank=True, max_length=100, verbose_name="活动地点")),
                ("what", models.TextField(blank=True, verbose_name="活动情况")),
                ("people", models.PositiveIntegerField(blank=True, null=True, verbose_name="参加人数")),
                ("advice", models.PositiveIntegerField(blank=True, null=True, verbose_name="咨询建言次数")),
                ("services", models.PositiveIntegerField(blank=True, null=True, verbose_name="服务次数")),
                ("reference", models.CharField(blank=True, max_length=80, verbose_name="对应活动")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="登记时间")),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="删除时间")),
                ("removed_because", models.CharField(blank=True, max_length=200, verbose_name="删除原因")),
            ],
            options={
                "verbose_name": "协会支部活动",
                "verbose_name_plural": "协会支部活动",
                "indexes": [models.Index(fields=["unit_year", "kind", "day"], name="community_meetings_by_day")],
                "constraints": [
                    models.UniqueConstraint(fields=("unit_year", "code"), name="community_meeting_code_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("removed_at", None), models.Q(("removed_because", ""), _negated=True), _connector="OR"
                        ),
                        name="community_meeting_removed_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AdvicePaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "unit_year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="advice_papers",
                        to="orgs.unityear",
                        verbose_name="单位年度",
                    ),
                ),
                ("code", models.CharField(max_length=12, verbose_name="报告编号")),
                ("title", models.CharField(max_length=120, verbose_name="报告题目")),
                ("author", models.CharField(blank=True, max_length=100, verbose_name="作者或课题组")),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="community.organisation",
                        verbose_name="科协组织",
                    ),
                ),
                ("handed_to", models.CharField(max_length=100, verbose_name="报送对象")),
                ("handed_on", models.DateField(verbose_name="报送日期")),
                ("outcome", models.CharField(blank=True, max_length=300, verbose_name="批示或采纳情况")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="登记时间")),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="删除时间")),
                ("removed_because", models.CharField(blank=True, max_length=200, verbose_name="删除原因")),
            ],
            options={
                "verbose_name": "决策咨询报告",
                "verbose_name_plural": "决策咨询报告",
                "constraints": [
                    models.UniqueConstraint(fields=("unit_year", "code"), name="community_paper_code_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("removed_at", None), models.Q(("removed_because", ""), _negated=True), _connector="OR"
                        ),
                        name="community_paper_removed_says_why",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="VolunteerGroup",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="volunteer_groups",
                        to="orgs.unit",
                        verbose_name="单位",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="community.volunteergroup",
                        verbose_name="上级队伍",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[("detachment", "支队"), ("brigade", "大队"), ("squad", "分队")],
                        max_length=10,
                        verbose_name="队伍层级",
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="队伍名称")),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="groups",
                        to="community.organisation",
                        verbose_name="科协组织",
                    ),
                ),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="停用时间")),
            ],
            options={
                "verbose_name": "志愿服务队",
                "verbose_name_plural": "志愿服务队",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at", None)),
                        fields=("unit", "name"),
                        name="community_group_once_a_unit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent", None), models.Q(("parent", models.F("pk")), _negated=True), _connector="OR"
                        ),
                        name="community_group_not_its_own",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Appeal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "unit_year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appeals",
                        to="orgs.unityear",
                        verbose_name="单位年度",
                    ),
                ),
                ("number", models.CharField(max_length=16, verbose_name="诉求编号")),
                ("query_digest", models.CharField(max_length=64, unique=True, verbose_name="查询码摘要")),
                ("code_seed", models.CharField(blank=True, max_length=64, verbose_name="查询码来源")),
                (
                    "kind",
                    models.CharField(
                        choices=[("need", "诉求"), ("advice", "建议")],
                        default="need",
                        max_length=6,
                        verbose_name="诉求类别",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[("visit", "走访中听到"), ("public", "网上提交"), ("desk", "来访、来电、来信")],
                        max_length=6,
                        verbose_name="来源",
                    ),
                ),
                ("topic", models.CharField(max_length=60, verbose_name="诉求标题")),
                ("text", models.TextField(verbose_name="诉求内容")),
                (
                    "worker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appeals",
                        to="community.worker",
                        verbose_name="科技工作者",
                    ),
                ),
                (
                    "visited",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appeal",
                        to="community.visited",
                        verbose_name="慰问对象",
                    ),
                ),
                ("is_anonymous", models.BooleanField(default=False, verbose_name="匿名")),
                ("asker", models.TextField(blank=True, verbose_name="姓名和电话（密封）")),
                ("asker_masked", models.CharField(blank=True, max_length=40, verbose_name="姓名（隐去）")),
                ("received_at", models.DateTimeField(verbose_name="收到时间")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "已收到"),
                            ("assigned", "办理中"),
                            ("answered", "已答复"),
                            ("rated", "已评价"),
                            ("closed", "已办结"),
                            ("refused", "不予受理"),
                        ],
                        default="received",
                        max_length=8,
                        verbose_name="办理状态",
                    ),
                ),
                ("deadline", models.DateField(blank=True, null=True, verbose_name="答复期限")),
                ("answer", models.TextField(blank=True, verbose_name="答复")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="答复人",
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="答复时间")),
                (
                    "rating",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[(5, "非常满意"), (4, "满意"), (3, "基本满意"), (2, "不满意"), (1, "非常不满意")],
                        null=True,
                        verbose_name="评价",
                    ),
                ),
                ("rating_words", models.CharField(blank=True, max_length=300, verbose_name="评价的话")),
                ("rated_at", models.DateTimeField(blank=True, null=True, verbose_name="评价时间")),
                ("called_on", models.DateField(blank=True, null=True, verbose_name="回访日期")),
                (
                    "call_result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("solved", "已解决"),
                            ("partly", "部分解决"),
                            ("unsolved", "没有解决"),
                            ("unreached", "没有联系上"),
                        ],
                        max_length=9,
                        verbose_name="回访结果",
                    ),
                ),
                ("call_note", models.CharField(blank=True, max_length=300, verbose_name="回访记录")),
                ("refused_by", models.CharField(blank=True, max_length=60, verbose_name="不予受理的单位")),
                ("refused_because", models.CharField(blank=True, max_length=300, verbose_name="不予受理的原因")),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="办结时间")),
            ],
            options={
                "verbose_name": "诉求建议",
                "verbose_name_plural": "诉求建议",
                "indexes": [
                    models.Index(fields=["unit_year", "state", "deadline"], name="community_appeals_by_state"),
                    models.Index(fields=["unit_year", "received_at"], name="community_appeals_by_time"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("unit_year", "number"), name="community_appeal_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_anonymous", False),
                            models.Q(("asker", ""), ("asker_masked", ""), ("visited", None), ("worker", None)),
                            _connector="OR",
                        ),
                        name="community_anonymous_names_nobody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("source", "visit"), _negated=True),
                            models.Q(("visited__isnull", False), ("worker__isnull", False)),
                            _connector="OR",
                        ),
                        name="community_visit_names_its_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "assigned"), _negated=True), ("deadline__isnull", False), _connector="OR"
                        ),
                        name="community_assigned_has_deadline",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["received", "assigned", "refused"]),
                            models.Q(
                                models.Q(("answer", ""), _negated=True),
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="community_answered_says_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "rated"), _negated=True), ("rating__isnull", False), _connector="OR"
                        ),
                        name="community_rated_has_rating",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rating", None),
                            models.Q(("rated_at__isnull", False), ("rating__gte", 1), ("rating__lte", 5)),
                            _connector="OR",
                        ),
                        name="community_rating_is_one_of_five",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "refused"), _negated=True),
                            models.Q(
                                models.Q(("refused_by", ""), _negated=True),
                                models.Q(("refused_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="community_refused_names_who",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "closed"), _negated=True), ("closed_at__isnull", False), _connector="OR"
                        ),
                        name="community_closed_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("called_on", None), models.Q(("call_result", ""), _negated=True), _connector="OR"
                        ),
                        name="community_call_has_a_result",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NominationReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "nomination",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="community.nomination",
                        verbose_name="举荐",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="评审人",
                    ),
                ),
                ("agrees", models.BooleanField(blank=True, null=True, verbose_name="同意举荐")),
                ("recused", models.BooleanField(default=False, verbose_name="回避")),
                ("points", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="评分")),
                ("words", models.CharField(blank=True, max_length=300, verbose_name="评审意见")),
                ("at", models.DateTimeField(verbose_name="评审时间")),
            ],
            options={
                "verbose_name": "举荐评审",
                "verbose_name_plural": "举荐评审",
                "constraints": [
                    models.UniqueConstraint(fields=("nomination", "reviewer"), name="community_one_vote_a_reviewer"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agrees", None), ("recused", True)),
                            models.Q(("agrees__isnull", False), ("recused", False)),
                            _connector="OR",
                        ),
                        name="community_vote_or_recusal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("agrees", True), models.Q(("words", ""), _negated=True), _connector="OR"),
                        name="community_no_vote_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("points", None), models.Q(("points__lte", 100), ("recused", False)), _connector="OR"
                        ),
                        name="community_points_up_to_100",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="NoticeObjection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objections",
                        to="community.nominationnotice",
                        verbose_name="举荐公示",
                    ),
                ),
                (
                    "nomination",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="objections",
                        to="community.nomination",
                        verbose_name="举荐",
                    ),
                ),
                ("query_digest", models.CharField(max_length=64, unique=True, verbose_name="查询码摘要")),
                ("text", models.CharField(max_length=1000, verbose_name="异议内容")),
                ("asker", models.TextField(blank=True, verbose_name="姓名和电话（密封）")),
                ("asker_masked", models.CharField(blank=True, max_length=40, verbose_name="姓名（隐去）")),
                ("at", models.DateTimeField(verbose_name="异议时间")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "待核实"), ("upheld", "异议成立"), ("dismissed", "异议不成立")],
                        default="open",
                        max_length=9,
                        verbose_name="异议状态",
                    ),
                ),
                ("answer", models.CharField(blank=True, max_length=500, verbose_name="异议答复")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="答复人",
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="答复时间")),
            ],
            options={
                "verbose_name": "举荐异议",
                "verbose_name_plural": "举荐异议",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "open"),
                            models.Q(
                                models.Q(("answer", ""), _negated=True),
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="community_objection_is_answered",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Honour",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="orgs.unit",
                        verbose_name="单位",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="honours",
                        to="community.worker",
                        verbose_name="科技工作者",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="honours",
                        to="community.organisation",
                        verbose_name="科协组织",
                    ),
                ),
                (
                    "nomination",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="award",
                        to="community.nomination",
                        verbose_name="举荐",
                    ),
                ),
                ("name", models.CharField(max_length=100, verbose_name="荣誉名称")),
                (
                    "level",
                    models.CharField(
                        choices=[("nation", "国家级"), ("province", "省级"), ("city", "市级"), ("county", "县级")],
                        max_length=8,
                        verbose_name="荣誉级别",
                    ),
                ),
                ("giver", models.CharField(blank=True, max_length=100, verbose_name="授予单位")),
                ("paper_number", models.CharField(blank=True, max_length=60, verbose_name="表彰文号")),
                ("awarded_on", models.DateField(blank=True, null=True, verbose_name="表彰日期")),
                ("awarded_year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="表彰年度")),
                ("archive_number", models.CharField(blank=True, max_length=40, verbose_name="归档号")),
                ("archived_at", models.DateTimeField(blank=True, null=True, verbose_name="归档时间")),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="删除时间")),
                ("removed_because", models.CharField(blank=True, max_length=200, verbose_name="删除原因")),
            ],
            options={
                "verbose_name": "荣誉",
                "verbose_name_plural": "荣誉",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("organisation", None), ("worker__isnull", False)),
                            models.Q(("organisation__isnull", False), ("worker", None)),
                            _connector="OR",
                        ),
                        name="community_one_is_honoured",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at", None)),
                        fields=("organisation", "name", "awarded_year"),
                        name="community_group_honour_once_a_year",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("removed_at", None), models.Q(("removed_because", ""), _negated=True), _connector="OR"
                        ),
                        name="community_honour_removed_says_why",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at", None)),
                        fields=("worker", "name", "awarded_year"),
                        name="community_honour_once_a_year",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("archived_at", None), models.Q(("archive_number", ""), _negated=True), _connector="OR"
                        ),
                        name="community_archived_has_number",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Volunteer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="volunteers",
                        to="orgs.unit",
                        verbose_name="单位",
                    ),
                ),
                ("number", models.CharField(max_length=16, verbose_name="志愿者编号")),
                ("site_number", models.CharField(blank=True, max_length=40, verbose_name="全国平台编号")),
                (
                    "worker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="volunteers",
                        to="community.worker",
                        verbose_name="科技工作者",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="volunteers",
                        to="community.volunteergroup",
                        verbose_name="志愿服务队",
                    ),
                ),
                ("name", models.CharField(max_length=40, verbose_name="姓名")),
                ("name_key", models.CharField(max_length=40, verbose_name="姓名检索")),
                ("initials", models.CharField(blank=True, max_length=40, verbose_name="拼音首字母")),
                ("pinyin", models.CharField(blank=True, max_length=120, verbose_name="姓名拼音")),
                ("workplace", models.CharField(blank=True, max_length=100, verbose_name="工作单位或学校")),
                ("skills", models.JSONField(blank=True, default=list, verbose_name="技能")),
                ("phone", models.TextField(blank=True, verbose_name="电话（密封）")),
                ("phone_masked", models.CharField(blank=True, max_length=20, verbose_name="电话（隐去）")),
                ("phone_digest", models.CharField(blank=True, max_length=64, verbose_name="电话摘要")),
                ("born", models.DateField(blank=True, null=True, verbose_name="出生日期")),
                ("is_minor", models.BooleanField(default=False, verbose_name="未成年人")),
                ("guardian", models.TextField(blank=True, verbose_name="监护人（密封）")),
                ("guardian_agreed_on", models.DateField(blank=True, null=True, verbose_name="监护人同意日期")),
                ("guardian_text", models.TextField(blank=True, verbose_name="监护人同意内容")),
                ("consent_on", models.DateField(verbose_name="同意日期")),
                ("consent_text", models.TextField(verbose_name="同意内容")),
                ("registered_on", models.DateField(verbose_name="注册日期")),
                ("door_turn", models.PositiveSmallIntegerField(default=0, verbose_name="个人链接换过几次")),
                ("site_minutes", models.PositiveIntegerField(blank=True, null=True, verbose_name="全国平台服务分钟数")),
                ("site_minutes_on", models.DateField(blank=True, null=True, verbose_name="全国平台数据日期")),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="退出时间")),
                ("removed_because", models.CharField(blank=True, max_length=200, verbose_name="退出原因")),
            ],
            options={
                "verbose_name": "科技志愿者",
                "verbose_name_plural": "科技志愿者",
                "indexes": [
                    models.Index(
                        fields=["unit", "name_key"],
                        name="community_volunteers_by_name",
                        opclasses=["int8_ops", "varchar_pattern_ops"],
                    ),
                    models.Index(
                        fields=["unit", "initials"],
                        name="community_volunteers_by_letter",
                        opclasses=["int8_ops", "varchar_pattern_ops"],
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "number"), name="community_volunteer_number_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at", None), models.Q(("site_number", ""), _negated=True)),
                        fields=("unit", "site_number"),
                        name="community_site_number_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at", None), models.Q(("phone_digest", ""), _negated=True)),
                        fields=("unit", "name_key", "phone_digest"),
                        name="community_volunteer_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_minor", False),
                            models.Q(
                                ("guardian_agreed_on__isnull", False), models.Q(("guardian_text", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="community_minor_has_guardian",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("removed_at", None), models.Q(("removed_because", ""), _negated=True), _connector="OR"
                        ),
                        name="community_left_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("site_minutes", None), ("site_minutes_on__isnull", False), _connector="OR"),
                        name="community_site_hours_of_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ServiceShift",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "unit_year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="service_shifts",
                        to="orgs.unityear",
                        verbose_name="单位年度",
                    ),
                ),
                ("code", models.CharField(max_length=12, verbose_name="班次编号")),
                ("title", models.CharField(max_length=100, verbose_name="服务内容")),
                ("place", models.CharField(max_length=100, verbose_name="服务地点")),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shifts",
                        to="community.volunteergroup",
                        verbose_name="志愿服务队",
                    ),
                ),
                ("reference", models.CharField(blank=True, max_length=80, verbose_name="对应活动")),
                ("starts_at", models.DateTimeField(verbose_name="服务开始时间")),
                ("ends_at", models.DateTimeField(verbose_name="服务结束时间")),
                ("slots", models.PositiveSmallIntegerField(verbose_name="名额")),
                ("taken", models.PositiveSmallIntegerField(default=0, verbose_name="已报名")),
                (
                    "state",
                    models.CharField(
                        choices=[("planned", "计划"), ("cancelled", "已取消")],
                        default="planned",
                        max_length=9,
                        verbose_name="班次状态",
                    ),
                ),
                ("cancelled_because", models.CharField(blank=True, max_length=200, verbose_name="取消原因")),
            ],
            options={
                "verbose_name": "服务班次",
                "verbose_name_plural": "服务班次",
                "indexes": [models.Index(fields=["unit_year", "starts_at"], name="community_shifts_by_time")],
                "constraints": [
                    models.UniqueConstraint(fields=("unit_year", "code"), name="community_shift_code_once"),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="community_shift_ends_after"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("taken__lte", models.F("slots"))), name="community_never_over_the_slots"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "cancelled"), _negated=True),
                            models.Q(("cancelled_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="community_no_shift_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Handling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "appeal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handlings",
                        to="community.appeal",
                        verbose_name="诉求建议",
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[("lead", "承办"), ("help", "协办")], max_length=4, verbose_name="承办或协办"
                    ),
                ),
                ("office", models.CharField(max_length=60, verbose_name="承办单位")),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="承办人",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "办理中"),
                            ("done", "已提交意见"),
                            ("refused", "退回"),
                            ("released", "改派"),
                        ],
                        default="asked",
                        max_length=8,
                        verbose_name="承办状态",
                    ),
                ),
                ("said", models.TextField(blank=True, verbose_name="承办意见")),
                ("asked_at", models.DateTimeField(verbose_name="交办时间")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="承办结束时间")),
            ],
            options={
                "verbose_name": "承办协办",
                "verbose_name_plural": "承办协办",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("role", "lead"), ("state__in", ["asked", "done"])),
                        fields=("appeal",),
                        name="community_one_lead_an_appeal",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "asked")),
                        fields=("appeal", "office"),
                        name="community_office_asked_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["done", "refused"]), _negated=True),
                            models.Q(("said", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="community_handling_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "asked"),
                            models.Q(("ended_at__gte", models.F("asked_at")), ("ended_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="community_handling_ends_after",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="AppealStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "appeal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="community.appeal",
                        verbose_name="诉求建议",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="步骤")),
                ("deed", models.CharField(max_length=20, verbose_name="办理动作")),
                ("told", models.CharField(blank=True, max_length=300, verbose_name="告知内容")),
                ("inside", models.CharField(blank=True, max_length=300, verbose_name="内部说明")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="办理人",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="办理时间")),
            ],
            options={
                "verbose_name": "办理过程",
                "verbose_name_plural": "办理过程",
                "constraints": [
                    models.UniqueConstraint(fields=("appeal", "number"), name="community_step_number_once")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ShiftTaking",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "shift",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="takings",
                        to="community.serviceshift",
                        verbose_name="服务班次",
                    ),
                ),
                (
                    "volunteer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="takings",
                        to="community.volunteer",
                        verbose_name="科技志愿者",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("taken", "已报名"), ("dropped", "已取消"), ("served", "已服务"), ("missed", "未到")],
                        default="taken",
                        max_length=7,
                        verbose_name="报名状态",
                    ),
                ),
                ("starts_at", models.DateTimeField(verbose_name="服务开始时间")),
                ("ends_at", models.DateTimeField(verbose_name="服务结束时间")),
                ("planned_minutes", models.PositiveIntegerField(verbose_name="计划分钟数")),
                ("signed_in_at", models.DateTimeField(blank=True, null=True, verbose_name="签到时间")),
                ("signed_out_at", models.DateTimeField(blank=True, null=True, verbose_name="签退时间")),
                ("said_minutes", models.PositiveIntegerField(blank=True, null=True, verbose_name="本人确认分钟数")),
                ("said_at", models.DateTimeField(blank=True, null=True, verbose_name="本人确认时间")),
                (
                    "confirmed_minutes",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="单位确认分钟数"),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="单位确认人",
                    ),
                ),
                ("confirmed_at", models.DateTimeField(blank=True, null=True, verbose_name="单位确认时间")),
                ("agreed_minutes", models.PositiveIntegerField(blank=True, null=True, verbose_name="认定分钟数")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="服务评价")),
            ],
            options={
                "verbose_name": "班次报名",
                "verbose_name_plural": "班次报名",
                "indexes": [models.Index(fields=["volunteer", "starts_at"], name="community_takings_by_time")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "dropped"), _negated=True),
                        fields=("shift", "volunteer"),
                        name="community_taken_once_a_volunteer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("signed_out_at", None),
                            models.Q(("signed_in_at__isnull", False), ("signed_out_at__gte", models.F("signed_in_at"))),
                            _connector="OR",
                        ),
                        name="community_signed_out_after_in",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("said_minutes", None), ("said_at__isnull", False), _connector="OR"),
                        name="community_said_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confirmed_minutes", None),
                            models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="community_confirmed_says_who",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="community_taking_ends_after"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agreed_minutes", None),
                            models.Q(
                                ("confirmed_minutes", models.F("agreed_minutes")),
                                ("said_minutes", models.F("agreed_minutes")),
                                ("state", "served"),
                            ),
                            _connector="OR",
                        ),
                        name="community_both_sides_agree",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VolunteerRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "volunteer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="records",
                        to="community.volunteer",
                        verbose_name="科技志愿者",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("training", "培训"), ("award", "表彰奖励")], max_length=8, verbose_name="记录类别"
                    ),
                ),
                ("day", models.DateField(verbose_name="记录日期")),
                ("title", models.CharField(max_length=100, verbose_name="培训或奖励名称")),
                ("giver", models.CharField(blank=True, max_length=100, verbose_name="举办或授予单位")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="登记时间")),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="删除时间")),
                ("removed_because", models.CharField(blank=True, max_length=200, verbose_name="删除原因")),
            ],
            options={
                "verbose_name": "志愿者培训和奖励",
                "verbose_name_plural": "志愿者培训和奖励",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at", None)),
                        fields=("volunteer", "kind", "day", "title"),
                        name="community_record_once_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("removed_at", None), models.Q(("removed_because", ""), _negated=True), _connector="OR"
                        ),
                        name="community_record_removed_why",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="CertificateRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "volunteer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="community.volunteer",
                        verbose_name="科技志愿者",
                    ),
                ),
                ("first_day", models.DateField(verbose_name="服务开始日期")),
                ("last_day", models.DateField(verbose_name="服务结束日期")),
                ("purpose", models.CharField(blank=True, max_length=100, verbose_name="证明用途")),
                ("at", models.DateTimeField(verbose_name="申请时间")),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "待受理"), ("issued", "已出具"), ("refused", "不予出具")],
                        default="waiting",
                        max_length=7,
                        verbose_name="申请状态",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="受理人",
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="受理时间")),
                ("refused_because", models.CharField(blank=True, max_length=200, verbose_name="不予出具原因")),
            ],
            options={
                "verbose_name": "证明申请",
                "verbose_name_plural": "证明申请",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "waiting")),
                        fields=("volunteer",),
                        name="community_one_request_waits",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last_day__gte", models.F("first_day"))),
                        name="community_request_days_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "refused"), _negated=True),
                            models.Q(("refused_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="community_refused_request_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "waiting"),
                            models.Q(("decided_at__isnull", False), ("decided_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="community_request_decided_by",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ServiceCertificate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="orgs.unit",
                        verbose_name="单位",
                    ),
                ),
                (
                    "volunteer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="certificates",
                        to="community.volunteer",
                        verbose_name="科技志愿者",
                    ),
                ),
                ("number", models.CharField(max_length=20, verbose_name="证明编号")),
                ("code", models.CharField(max_length=12, unique=True, verbose_name="验证码")),
                ("name", models.CharField(max_length=40, verbose_name="志愿者姓名")),
                ("first_day", models.DateField(verbose_name="服务开始日期")),
                ("last_day", models.DateField(verbose_name="服务结束日期")),
                ("minutes", models.PositiveIntegerField(verbose_name="服务分钟数")),
                ("rows", models.JSONField(default=list, verbose_name="服务记录")),
                ("trainings", models.JSONField(default=list, verbose_name="培训记录")),
                ("awards", models.JSONField(default=list, verbose_name="奖励记录")),
                (
                    "request",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="certificate",
                        to="community.certificaterequest",
                        verbose_name="证明申请",
                    ),
                ),
                ("responsible", models.CharField(max_length=40, verbose_name="出具责任人")),
                ("notice_until", models.DateField(verbose_name="公示结束日期")),
                ("issued_on", models.DateField(verbose_name="出具日期")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="出具人",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="登记时间")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="作废时间")),
                ("revoked_because", models.CharField(blank=True, max_length=200, verbose_name="作废原因")),
            ],
            options={
                "verbose_name": "志愿服务记录证明",
                "verbose_name_plural": "志愿服务记录证明",
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "number"), name="community_certificate_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("last_day__gte", models.F("first_day"))),
                        name="community_certificate_days_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("revoked_at", None), models.Q(("revoked_because", ""), _negated=True), _connector="OR"
                        ),
                        name="community_revoked_says_why",
                    ),
                ],
                "indexes": [],
            },
        ),
    ]
