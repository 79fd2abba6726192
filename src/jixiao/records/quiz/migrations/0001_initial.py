import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import jixiao.orgs.columns


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("measures", "0001_initial"),
        ("orgs", "0004_deadlines_and_comments"),
        ("orgs", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quiz_questions",
                        to="orgs.unit",
                        verbose_name="单位",
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="题库编号")),
                ("retired_at", models.DateTimeField(blank=True, null=True, verbose_name="停用时间")),
                ("retired_because", models.CharField(blank=True, max_length=200, verbose_name="停用原因")),
            ],
            options={
                "verbose_name": "题目",
                "verbose_name_plural": "题目",
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "number"), name="quiz_question_number_once_a_unit"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("retired_at", None), models.Q(("retired_because", ""), _negated=True), _connector="OR"
                        ),
                        name="quiz_retired_question_says_why",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Campaign",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "unit_year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quiz_campaigns",
                        to="orgs.unityear",
                        verbose_name="单位年度",
                    ),
                ),
                ("code", models.CharField(max_length=10, verbose_name="竞答编号")),
                ("title", models.CharField(max_length=120, verbose_name="竞答名称")),
                ("theme", models.CharField(blank=True, max_length=120, verbose_name="竞答主题")),
                ("organiser", models.CharField(blank=True, max_length=120, verbose_name="主办单位")),
                ("partners", models.CharField(blank=True, max_length=200, verbose_name="协办单位")),
                ("contact", models.CharField(blank=True, max_length=60, verbose_name="咨询电话")),
                ("intro", models.TextField(blank=True, verbose_name="活动说明")),
                ("activity", models.CharField(blank=True, max_length=60, verbose_name="对应活动")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "草稿"), ("open", "已发布"), ("closed", "已结束")],
                        default="draft",
                        max_length=6,
                        verbose_name="竞答状态",
                    ),
                ),
                ("first_day", models.DateField(blank=True, null=True, verbose_name="竞答开始日期")),
                ("last_day", models.DateField(blank=True, null=True, verbose_name="竞答结束日期")),
                ("per_day", models.PositiveSmallIntegerField(default=5, verbose_name="每天题数")),
                ("points_each", models.PositiveSmallIntegerField(default=1, verbose_name="每题积分")),
                ("draw", models.JSONField(blank=True, default=list, verbose_name="抽题办法")),
                ("shuffles_options", models.BooleanField(default=True, verbose_name="选项乱序")),
                (
                    "minutes",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="每天答题时限（分钟）"),
                ),
                ("least_seconds", models.PositiveSmallIntegerField(default=2, verbose_name="每题最少秒数")),
                (
                    "feedback",
                    models.CharField(
                        choices=[("at_once", "交卷后马上看"), ("after_day", "当天结束后看")],
                        default="after_day",
                        max_length=9,
                        verbose_name="答案公布",
                    ),
                ),
                ("shows_ranking", models.BooleanField(default=True, verbose_name="公开排行")),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("all", "不限"),
                            ("county", "本县居民（自选乡镇、街道）"),
                            ("list", "名单内（学校等，凭参与码）"),
                        ],
                        default="all",
                        max_length=6,
                        verbose_name="参与范围",
                    ),
                ),
                ("ways", models.JSONField(blank=True, default=list, verbose_name="参与方式")),
                ("places", models.JSONField(blank=True, default=list, verbose_name="乡镇街道或学校")),
                ("lets_minors", models.BooleanField(default=False, verbose_name="不满 14 周岁可以参加")),
                ("consent", models.TextField(blank=True, verbose_name="个人信息告知")),
                ("guardian_consent", models.TextField(blank=True, verbose_name="监护人告知")),
                ("device_most", models.PositiveSmallIntegerField(default=3, verbose_name="一台手机最多几人")),
                ("address_most", models.PositiveIntegerField(default=300, verbose_name="一个网络每小时最多新增几人")),
                ("claim_days", models.PositiveSmallIntegerField(default=30, verbose_name="领奖期限（天）")),
                ("hold_minutes", models.PositiveIntegerField(default=10080, verbose_name="兑换后保留（分钟）")),
                ("keep_days", models.PositiveSmallIntegerField(default=30, verbose_name="领奖信息保存（天）")),
                ("is_reviewed", models.BooleanField(default=True, verbose_name="题目须双人审核")),
                ("seed", models.CharField(blank=True, max_length=64, verbose_name="抽题种子")),
                ("raffle_seal", models.TextField(blank=True, verbose_name="抽奖种子（密封）")),
                ("raffle_hash", models.CharField(blank=True, max_length=64, verbose_name="抽奖种子摘要")),
                ("token", models.CharField(max_length=40, unique=True, verbose_name="竞答地址")),
                (
                    "copied_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="quiz.campaign",
                        verbose_name="复制自",
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="发布人",
                    ),
                ),
                ("opened_at", models.DateTimeField(blank=True, null=True, verbose_name="发布时间")),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="结束竞答的人",
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="结束竞答时间")),
            ],
            options={
                "verbose_name": "竞答活动",
                "verbose_name_plural": "竞答活动",
                "constraints": [
                    models.UniqueConstraint(fields=("unit_year", "code"), name="quiz_code_once_a_year"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first_day", None),
                            ("last_day", None),
                            ("last_day__gte", models.F("first_day")),
                            _connector="OR",
                        ),
                        name="quiz_ends_after_it_began",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "draft"),
                            models.Q(
                                ("first_day__isnull", False),
                                ("last_day__isnull", False),
                                ("opened_at__isnull", False),
                                ("opened_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="quiz_open_campaign_has_days",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("per_day__gte", 1), ("points_each__gte", 1)), name="quiz_asks_and_gives"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "closed"), _negated=True), ("closed_at__isnull", False), _connector="OR"
                        ),
                        name="quiz_closed_says_when",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="QuestionVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="quiz.question",
                        verbose_name="题目",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="题目版本号")),
                (
                    "kind",
                    models.CharField(
                        choices=[("single", "单选"), ("multi", "多选"), ("judge", "判断")],
                        max_length=6,
                        verbose_name="题型",
                    ),
                ),
                ("text", models.CharField(max_length=500, verbose_name="题干")),
                ("plain", models.CharField(blank=True, max_length=500, verbose_name="题干比对文本")),
                ("options", models.JSONField(default=list, verbose_name="选项")),
                ("right", models.PositiveSmallIntegerField(verbose_name="正确答案")),
                ("explanation", models.TextField(blank=True, verbose_name="解析")),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="题目出处")),
                ("tags", models.JSONField(blank=True, default=list, verbose_name="标签")),
                ("difficulty", models.PositiveSmallIntegerField(default=2, verbose_name="难度")),
                (
                    "picture",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="measures.proof",
                        verbose_name="题图",
                    ),
                ),
                ("picture_words", models.CharField(blank=True, max_length=200, verbose_name="题图文字说明")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "草稿"), ("sent", "待审"), ("back", "退回"), ("passed", "审核通过")],
                        default="draft",
                        max_length=6,
                        verbose_name="审核状态",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="命题人",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="命题时间")),
            ],
            options={
                "verbose_name": "题目版本",
                "verbose_name_plural": "题目版本",
                "indexes": [models.Index(fields=["question", "state"], name="quiz_versions_by_state")],
                "constraints": [
                    models.UniqueConstraint(fields=("question", "number"), name="quiz_version_number_once_a_question"),
                    models.CheckConstraint(
                        condition=models.Q(("right__gt", 0), ("right__lt", 256)), name="quiz_something_is_right"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("difficulty__gte", 1), ("difficulty__lte", 5)),
                        name="quiz_difficulty_from_1_to_5",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("picture", None), models.Q(("picture_words", ""), _negated=True), _connector="OR"
                        ),
                        name="quiz_picture_has_words_beside_it",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["draft", "sent", "back"])),
                        fields=("question",),
                        name="quiz_one_version_under_way",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="QuestionSet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quiz_sets",
                        to="orgs.unit",
                        verbose_name="单位",
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="题组名称")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="题组说明")),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="删除时间")),
                (
                    "questions",
                    models.ManyToManyField(blank=True, related_name="sets", to="quiz.question", verbose_name="题目"),
                ),
            ],
            options={
                "verbose_name": "题组",
                "verbose_name_plural": "题组",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at", None)),
                        fields=("unit", "name"),
                        name="quiz_set_name_once_a_unit",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="CampaignChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changed",
                        to="quiz.campaign",
                        verbose_name="竞答活动",
                    ),
                ),
                ("what", models.CharField(max_length=60, verbose_name="变更事项")),
                ("before", models.TextField(blank=True, verbose_name="变更前")),
                ("after", models.TextField(blank=True, verbose_name="变更后")),
                ("why", models.CharField(max_length=300, verbose_name="变更原因")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="变更人",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="变更时间")),
            ],
            options={
                "verbose_name": "变更公示",
                "verbose_name_plural": "变更公示",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("why", ""), _negated=True), name="quiz_change_says_why")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="EntryCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="codes",
                        to="quiz.campaign",
                        verbose_name="竞答活动",
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="码号")),
                ("group", models.CharField(blank=True, max_length=60, verbose_name="参与码组别")),
                ("digest", models.CharField(max_length=64, verbose_name="参与码摘要")),
                ("issued_on", models.DateField(verbose_name="制码日期")),
                ("voided_on", models.DateField(blank=True, null=True, verbose_name="作废日期")),
            ],
            options={
                "verbose_name": "参与码",
                "verbose_name_plural": "参与码",
                "constraints": [
                    models.UniqueConstraint(fields=("campaign", "number"), name="quiz_code_number_once"),
                    models.UniqueConstraint(fields=("campaign", "digest"), name="quiz_code_digest_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Player",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "campaign",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="players",
                        to="quiz.campaign",
                        verbose_name="竞答活动",
                    ),
                ),
                ("handle", models.CharField(max_length=8, verbose_name="参与编号")),
                ("key", models.CharField(max_length=64, verbose_name="身份摘要")),
                (
                    "way",
                    models.CharField(
                        choices=[("wechat", "微信"), ("phone", "手机号"), ("code", "参与码")],
                        max_length=6,
                        verbose_name="参与方式",
                    ),
                ),
                ("group", models.CharField(blank=True, max_length=60, verbose_name="乡镇街道或学校")),
                ("is_minor", models.BooleanField(default=False, verbose_name="不满 14 周岁")),
                ("agreed_at", models.DateTimeField(verbose_name="同意告知时间")),
                ("device", models.CharField(blank=True, max_length=64, verbose_name="设备摘要")),
                ("address", models.CharField(blank=True, max_length=64, verbose_name="网络摘要")),
                (
                    "state",
                    models.CharField(
                        choices=[("playing", "正常"), ("excluded", "已剔除")],
                        default="playing",
                        max_length=8,
                        verbose_name="参与者状态",
                    ),
                ),
                ("opened_sets", models.PositiveSmallIntegerField(default=0, verbose_name="领题天数")),
                ("sets", models.PositiveSmallIntegerField(default=0, verbose_name="交卷天数")),
                ("points", models.IntegerField(default=0, verbose_name="累计积分")),
                ("balance", models.IntegerField(default=0, verbose_name="可用积分")),
                ("lines", models.PositiveIntegerField(default=0, verbose_name="积分流水条数")),
                ("used_ms", models.PositiveBigIntegerField(default=0, verbose_name="累计用时（毫秒）")),
                ("reached_at", models.DateTimeField(blank=True, null=True, verbose_name="达到积分时间")),
                ("joined_at", models.DateTimeField(verbose_name="加入时间")),
            ],
            options={
                "verbose_name": "参与者",
                "verbose_name_plural": "参与者",
                "indexes": [
                    models.Index(
                        models.F("campaign"),
                        models.F("state"),
                        models.OrderBy(models.F("points"), descending=True),
                        models.F("used_ms"),
                        models.F("reached_at"),
                        models.F("id"),
                        name="quiz_ranking",
                    ),
                    models.Index(fields=["campaign", "device"], name="quiz_players_of_a_device"),
                    models.Index(fields=["campaign", "address"], name="quiz_players_of_an_address"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("campaign", "key"), name="quiz_player_once_a_campaign"),
                    models.UniqueConstraint(fields=("campaign", "handle"), name="quiz_handle_once_a_campaign"),
                    models.CheckConstraint(
                        condition=models.Q(("balance__gte", 0)), name="quiz_balance_never_below_zero"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Gate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="quiz.campaign",
                        verbose_name="竞答活动",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("person", "同一个人"), ("device", "同一台手机"), ("address", "同一个网络")],
                        max_length=8,
                        verbose_name="限次类别",
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
                    models.UniqueConstraint(
                        fields=("campaign", "kind", "deed", "who", "slot"), name="quiz_tries_counted_once"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Barred",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="barred",
                        to="quiz.campaign",
                        verbose_name="竞答活动",
                    ),
                ),
                ("digest", models.CharField(max_length=64, verbose_name="回避摘要")),
                ("label", models.CharField(max_length=60, verbose_name="回避人员")),
                ("reason", models.CharField(max_length=100, verbose_name="回避原因")),
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
            ],
            options={
                "verbose_name": "回避名单",
                "verbose_name_plural": "回避名单",
                "constraints": [models.UniqueConstraint(fields=("campaign", "digest"), name="quiz_barred_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="WayIn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="quiz.campaign",
                        verbose_name="竞答活动",
                    ),
                ),
                ("way", models.CharField(max_length=6, verbose_name="核验方式")),
                ("secret", models.CharField(max_length=64, verbose_name="核验摘要")),
                ("holder", models.CharField(blank=True, max_length=64, verbose_name="会话摘要")),
                ("of", models.CharField(blank=True, max_length=64, verbose_name="号码摘要")),
                ("tries", models.PositiveSmallIntegerField(default=0, verbose_name="试过几次")),
                ("at", models.DateTimeField(verbose_name="发出时间")),
                ("used_at", models.DateTimeField(blank=True, null=True, verbose_name="使用时间")),
            ],
            options={
                "verbose_name": "身份核验",
                "verbose_name_plural": "身份核验",
                "indexes": [models.Index(fields=["campaign", "of", "at"], name="quiz_ways_in_of_a_phone")],
                "constraints": [models.UniqueConstraint(fields=("campaign", "way", "secret"), name="quiz_way_in_once")],
            },
        ),
        migrations.CreateModel(
            name="Prize",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="prizes",
                        to="quiz.campaign",
                        verbose_name="竞答活动",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="奖品次序")),
                ("grade", models.CharField(max_length=30, verbose_name="奖项")),
                ("name", models.CharField(max_length=80, verbose_name="奖品名称")),
                (
                    "way",
                    models.CharField(
                        choices=[("exchange", "积分兑换"), ("ranking", "按排名"), ("raffle", "抽奖")],
                        max_length=8,
                        verbose_name="奖品发放方式",
                    ),
                ),
                ("total", models.PositiveIntegerField(verbose_name="奖品数量")),
                ("left", models.PositiveIntegerField(verbose_name="剩余数量")),
                ("reserved", models.PositiveIntegerField(default=0, verbose_name="待领数量")),
                ("given", models.PositiveIntegerField(default=0, verbose_name="已发数量")),
                ("cost", models.PositiveIntegerField(blank=True, null=True, verbose_name="兑换积分")),
                ("per_person", models.PositiveSmallIntegerField(default=1, verbose_name="每人限领")),
                ("rank_from", models.PositiveIntegerField(blank=True, null=True, verbose_name="名次起")),
                ("rank_to", models.PositiveIntegerField(blank=True, null=True, verbose_name="名次止")),
                ("least_points", models.PositiveIntegerField(default=1, verbose_name="参加抽奖的最低积分")),
                ("worth", jixiao.orgs.columns.MoneyColumn(blank=True, null=True, verbose_name="奖品单价")),
                ("good", models.CharField(blank=True, max_length=60, verbose_name="对应物资")),
            ],
            options={
                "verbose_name": "奖品",
                "verbose_name_plural": "奖品",
                "constraints": [
                    models.UniqueConstraint(fields=("campaign", "position"), name="quiz_prize_position_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "total",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("left"), "+", models.F("reserved")
                                    ),
                                    "+",
                                    models.F("given"),
                                ),
                            )
                        ),
                        name="quiz_every_piece_is_somewhere",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("given__gte", 0), ("left__gte", 0), ("reserved__gte", 0)),
                        name="quiz_never_oversold",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cost__gt", 0), ("way", "exchange")),
                            models.Q(
                                ("rank_from__gte", 1),
                                ("rank_to__gte", models.F("rank_from")),
                                ("way", "ranking"),
                                (
                                    "total__gte",
                                    django.db.models.expressions.CombinedExpression(
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("rank_to"), "-", models.F("rank_from")
                                        ),
                                        "+",
                                        models.Value(1),
                                    ),
                                ),
                            ),
                            ("way", "raffle"),
                            _connector="OR",
                        ),
                        name="quiz_prize_says_how_it_is_won",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("per_person__gte", 1)), name="quiz_prize_at_least_one_each"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="PickUpPoint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pick_up_points",
                        to="quiz.campaign",
                        verbose_name="竞答活动",
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="领奖点名称")),
                ("address", models.CharField(max_length=120, verbose_name="领奖点地址")),
                ("hours", models.CharField(max_length=120, verbose_name="领奖时间")),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="领奖点电话")),
            ],
            options={
                "verbose_name": "领奖点",
                "verbose_name_plural": "领奖点",
                "constraints": [models.UniqueConstraint(fields=("campaign", "name"), name="quiz_pick_up_point_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="WinnersNotice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="quiz.campaign",
                        verbose_name="竞答活动",
                    ),
                ),
                ("rows", models.JSONField(default=list, verbose_name="公示名单")),
                ("first_day", models.DateField(verbose_name="公示开始日期")),
                ("last_day", models.DateField(verbose_name="公示结束日期")),
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
                "verbose_name": "获奖公示",
                "verbose_name_plural": "获奖公示",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)), fields=("campaign",), name="quiz_one_notice_stands"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last_day__gte", models.F("first_day"))), name="quiz_notice_days_in_order"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at", None), models.Q(("withdrawn_because", ""), _negated=True), _connector="OR"
                        ),
                        name="quiz_withdrawn_notice_says_why",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="quiz.questionversion",
                        verbose_name="题目版本",
                    ),
                ),
                (
                    "aspect",
                    models.CharField(
                        choices=[("science", "科学性"), ("guidance", "导向")], max_length=8, verbose_name="审核方面"
                    ),
                ),
                ("round", models.PositiveSmallIntegerField(default=1, verbose_name="第几轮审核")),
                ("passed", models.BooleanField(verbose_name="审核结论")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="审核意见")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="题目审核人",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="审核时间")),
            ],
            options={
                "verbose_name": "题目审核",
                "verbose_name_plural": "题目审核",
                "constraints": [
                    models.UniqueConstraint(fields=("version", "round", "aspect"), name="quiz_aspect_reviewed_once"),
                    models.UniqueConstraint(fields=("version", "round", "by"), name="quiz_two_people_review"),
                    models.CheckConstraint(
                        condition=models.Q(("passed", True), models.Q(("note", ""), _negated=True), _connector="OR"),
                        name="quiz_sent_back_says_why",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="PoolEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pool",
                        to="quiz.campaign",
                        verbose_name="竞答活动",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="入选序号")),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pooled",
                        to="quiz.questionversion",
                        verbose_name="题目版本",
                    ),
                ),
                ("bucket", models.PositiveSmallIntegerField(default=0, verbose_name="抽题组别")),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="撤下时间")),
            ],
            options={
                "verbose_name": "入选题目",
                "verbose_name_plural": "入选题目",
                "constraints": [
                    models.UniqueConstraint(fields=("campaign", "position"), name="quiz_pool_place_once"),
                    models.UniqueConstraint(fields=("campaign", "version"), name="quiz_pool_version_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Attempt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "campaign",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attempts",
                        to="quiz.campaign",
                        verbose_name="竞答活动",
                    ),
                ),
                (
                    "player",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attempts",
                        to="quiz.player",
                        verbose_name="参与者",
                    ),
                ),
                ("day", models.DateField(verbose_name="答题日期")),
                ("drawn", models.JSONField(default=list, verbose_name="抽到的题")),
                ("saved", models.JSONField(blank=True, default=dict, verbose_name="已存的答案")),
                ("opened_at", models.DateTimeField(verbose_name="领题时间")),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="交卷时间")),
                ("right", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="答对题数")),
                ("points", models.PositiveIntegerField(blank=True, null=True, verbose_name="得分")),
                ("used_ms", models.PositiveIntegerField(blank=True, null=True, verbose_name="用时（毫秒）")),
                ("pattern", models.CharField(blank=True, max_length=32, verbose_name="作答指纹")),
                ("device", models.CharField(blank=True, max_length=64, verbose_name="设备摘要")),
                ("address", models.CharField(blank=True, max_length=64, verbose_name="网络摘要")),
            ],
            options={
                "verbose_name": "答题记录",
                "verbose_name_plural": "答题记录",
                "indexes": [models.Index(fields=["campaign", "day", "submitted_at"], name="quiz_sets_of_a_day")],
                "constraints": [
                    models.UniqueConstraint(fields=("player", "day"), name="quiz_one_set_a_person_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("points", None), ("right", None), ("submitted_at", None), ("used_ms", None)),
                            models.Q(
                                ("points__isnull", False),
                                ("right__isnull", False),
                                ("submitted_at__isnull", False),
                                ("used_ms__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="quiz_handed_in_has_points",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Suspicion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suspicions",
                        to="quiz.campaign",
                        verbose_name="竞答活动",
                    ),
                ),
                (
                    "player",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suspicions",
                        to="quiz.player",
                        verbose_name="参与者",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("too_fast", "答题过快"),
                            ("alike", "同一秒相同作答"),
                            ("one_device", "一台手机多人"),
                            ("one_address", "一个网络大量参与"),
                            ("staff", "工作人员或评委"),
                            ("reported", "举报或其他"),
                        ],
                        max_length=11,
                        verbose_name="异常类别",
                    ),
                ),
                ("told", models.CharField(max_length=300, verbose_name="异常情况")),
                ("found_at", models.DateTimeField(verbose_name="发现时间")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "待核查"), ("kept", "核查后保留"), ("excluded", "已剔除")],
                        default="open",
                        max_length=8,
                        verbose_name="核查状态",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="核查说明")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="核查人",
                    ),
                ),
                ("at", models.DateTimeField(blank=True, null=True, verbose_name="核查时间")),
            ],
            options={
                "verbose_name": "异常线索",
                "verbose_name_plural": "异常线索",
                "indexes": [models.Index(fields=["campaign", "state"], name="quiz_suspicions_by_state")],
                "constraints": [
                    models.UniqueConstraint(fields=("player", "kind"), name="quiz_suspicion_once_a_kind"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "open"),
                            models.Q(
                                models.Q(("reason", ""), _negated=True), ("at__isnull", False), ("by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="quiz_decision_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Appeal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appeals",
                        to="quiz.campaign",
                        verbose_name="竞答活动",
                    ),
                ),
                (
                    "player",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appeals",
                        to="quiz.player",
                        verbose_name="参与者",
                    ),
                ),
                ("text", models.CharField(max_length=500, verbose_name="申诉内容")),
                ("at", models.DateTimeField(verbose_name="申诉时间")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "待答复"), ("upheld", "申诉成立，已恢复"), ("rejected", "维持原决定")],
                        default="open",
                        max_length=8,
                        verbose_name="申诉状态",
                    ),
                ),
                ("answer", models.CharField(blank=True, max_length=300, verbose_name="申诉答复")),
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
                "verbose_name": "申诉",
                "verbose_name_plural": "申诉",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "open")), fields=("player",), name="quiz_one_appeal_under_way"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state", "open"), models.Q(("answer", ""), _negated=True), _connector="OR"),
                        name="quiz_appeal_is_answered",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="FaultReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="faults",
                        to="quiz.campaign",
                        verbose_name="竞答活动",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="faults",
                        to="quiz.questionversion",
                        verbose_name="题目版本",
                    ),
                ),
                (
                    "player",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="quiz.player",
                        verbose_name="参与者",
                    ),
                ),
                ("text", models.CharField(max_length=300, verbose_name="差错说明")),
                ("at", models.DateTimeField(verbose_name="报告时间")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "待核实"), ("confirmed", "确有错误"), ("dismissed", "题目无误")],
                        default="open",
                        max_length=9,
                        verbose_name="差错状态",
                    ),
                ),
                ("answer", models.CharField(blank=True, max_length=300, verbose_name="差错答复")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="核实人",
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="核实时间")),
            ],
            options={
                "verbose_name": "题目差错",
                "verbose_name_plural": "题目差错",
                "constraints": [
                    models.UniqueConstraint(fields=("campaign", "version", "player"), name="quiz_fault_said_once"),
                    models.CheckConstraint(
                        condition=models.Q(("state", "open"), models.Q(("answer", ""), _negated=True), _connector="OR"),
                        name="quiz_fault_is_answered",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Redemption",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="redemptions",
                        to="quiz.campaign",
                        verbose_name="竞答活动",
                    ),
                ),
                (
                    "prize",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="redemptions",
                        to="quiz.prize",
                        verbose_name="奖品",
                    ),
                ),
                (
                    "player",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="redemptions",
                        to="quiz.player",
                        verbose_name="参与者",
                    ),
                ),
                ("nth", models.PositiveSmallIntegerField(default=1, verbose_name="第几件")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reserved", "待领取"),
                            ("given", "已领取"),
                            ("released", "逾期未领，已收回"),
                            ("cancelled", "已取消"),
                        ],
                        default="reserved",
                        max_length=9,
                        verbose_name="领取状态",
                    ),
                ),
                ("points", models.PositiveIntegerField(default=0, verbose_name="用去积分")),
                ("rank", models.PositiveIntegerField(blank=True, null=True, verbose_name="获奖名次")),
                ("once", models.CharField(max_length=64, verbose_name="请求编号")),
                (
                    "digest",
                    models.CharField(blank=True, max_length=64, null=True, unique=True, verbose_name="领奖码摘要"),
                ),
                ("reserved_at", models.DateTimeField(verbose_name="获得时间")),
                ("expires_at", models.DateTimeField(verbose_name="领取截止时间")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="办结时间")),
                ("ended_because", models.CharField(blank=True, max_length=200, verbose_name="取消原因")),
            ],
            options={
                "verbose_name": "奖品领取",
                "verbose_name_plural": "奖品领取",
                "indexes": [
                    models.Index(fields=["campaign", "state", "expires_at"], name="quiz_redemptions_to_release")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("player", "once"), name="quiz_request_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("reserved", "given"))),
                        fields=("player", "prize", "nth"),
                        name="quiz_prizes_of_a_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("state", "reserved")),
                            models.Q(models.Q(("state", "reserved"), _negated=True), ("ended_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="quiz_ended_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "cancelled"), _negated=True),
                            models.Q(("ended_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="quiz_cancelled_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Raffle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="raffles",
                        to="quiz.campaign",
                        verbose_name="竞答活动",
                    ),
                ),
                (
                    "prize",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="raffle",
                        to="quiz.prize",
                        verbose_name="奖品",
                    ),
                ),
                ("seed", models.CharField(max_length=64, verbose_name="抽奖种子")),
                ("entrants", models.TextField(verbose_name="参加抽奖名单")),
                ("list_hash", models.CharField(max_length=64, verbose_name="名单摘要")),
                ("winners", models.JSONField(default=list, verbose_name="中奖编号")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="开奖人",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="开奖时间")),
            ],
            options={
                "verbose_name": "抽奖",
                "verbose_name_plural": "抽奖",
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "attempt",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="quiz.attempt",
                        verbose_name="答题记录",
                    ),
                ),
                ("place", models.PositiveSmallIntegerField(verbose_name="题次")),
                (
                    "entry",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="quiz.poolentry",
                        verbose_name="入选题目",
                    ),
                ),
                ("chosen", models.PositiveSmallIntegerField(verbose_name="所选选项")),
                ("is_right", models.BooleanField(verbose_name="答对")),
            ],
            options={
                "verbose_name": "作答",
                "verbose_name_plural": "作答",
                "indexes": [models.Index(fields=["entry", "chosen", "is_right"], name="quiz_answers_of_an_entry")],
                "constraints": [models.UniqueConstraint(fields=("attempt", "place"), name="quiz_one_answer_a_place")],
            },
        ),
        migrations.CreateModel(
            name="PointsLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "player",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ledger",
                        to="quiz.player",
                        verbose_name="参与者",
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="流水号")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("answered", "答题得分"),
                            ("corrected", "更正"),
                            ("spent", "兑换"),
                            ("refunded", "退还"),
                        ],
                        max_length=9,
                        verbose_name="积分类别",
                    ),
                ),
                ("change", models.IntegerField(verbose_name="积分增减")),
                ("balance", models.IntegerField(verbose_name="积分余额")),
                (
                    "attempt",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="quiz.attempt",
                        verbose_name="答题记录",
                    ),
                ),
                (
                    "redemption",
                    models.ForeignKey(
                        db_index=False,
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="quiz.redemption",
                        verbose_name="奖品领取",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="积分说明")),
                (
                    "by",
                    models.ForeignKey(
                        db_index=False,
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="经办人",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="记账时间")),
            ],
            options={
                "verbose_name": "积分流水",
                "verbose_name_plural": "积分流水",
                "constraints": [
                    models.UniqueConstraint(fields=("player", "number"), name="quiz_ledger_line_once"),
                    models.CheckConstraint(
                        condition=models.Q(("balance__gte", 0)), name="quiz_ledger_never_below_zero"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "answered")), fields=("attempt",), name="quiz_points_of_a_set_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("redemption__isnull", False)),
                        fields=("redemption", "kind"),
                        name="quiz_paid_and_refunded_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("attempt__isnull", False), ("kind", "answered")),
                            models.Q(("kind__in", ["spent", "refunded"]), ("redemption__isnull", False)),
                            models.Q(("kind", "corrected"), models.Q(("note", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="quiz_ledger_line_says_what_for",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("attempt__isnull", False), ("kind", "corrected")),
                        fields=("attempt", "note"),
                        name="quiz_correction_of_a_set_once",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HandOver",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "redemption",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hand_overs",
                        to="quiz.redemption",
                        verbose_name="奖品领取",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(default=1, verbose_name="第几次签收")),
                (
                    "point",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="quiz.pickuppoint",
                        verbose_name="领奖点",
                    ),
                ),
                (
                    "taker",
                    models.CharField(
                        choices=[("self", "本人"), ("proxy", "代领"), ("guardian", "监护人")],
                        max_length=8,
                        verbose_name="领取人",
                    ),
                ),
                ("proxy", models.TextField(blank=True, verbose_name="代领人（密封）")),
                ("signature", models.TextField(blank=True, verbose_name="签名")),
                ("signed_on_paper", models.BooleanField(default=False, verbose_name="纸质签收")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="签收说明")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="发放人",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="签收时间")),
            ],
            options={
                "verbose_name": "领取签收",
                "verbose_name_plural": "领取签收",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("signature", ""), _negated=True), ("signed_on_paper", True), _connector="OR"
                        ),
                        name="quiz_somebody_signed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("taker", "self"), models.Q(("proxy", ""), _negated=True), _connector="OR"),
                        name="quiz_proxy_is_named",
                    ),
                    models.UniqueConstraint(fields=("redemption", "number"), name="quiz_hand_over_number_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "redemption",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contact",
                        to="quiz.redemption",
                        verbose_name="奖品领取",
                    ),
                ),
                ("sealed", models.TextField(blank=True, verbose_name="姓名和电话（密封）")),
                ("masked_name", models.CharField(max_length=30, verbose_name="姓名（隐去）")),
                ("masked_phone", models.CharField(max_length=20, verbose_name="电话（隐去）")),
                ("phone_digest", models.CharField(max_length=64, verbose_name="电话摘要")),
                ("guardian_agreed", models.BooleanField(default=False, verbose_name="监护人同意")),
                ("may_publish", models.BooleanField(default=False, verbose_name="同意公示")),
                ("agreed_at", models.DateTimeField(verbose_name="同意时间")),
                ("delete_on", models.DateField(blank=True, null=True, verbose_name="删除日期")),
                ("deleted_at", models.DateTimeField(blank=True, null=True, verbose_name="删除时间")),
            ],
            options={
                "verbose_name": "领奖信息",
                "verbose_name_plural": "领奖信息",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("deleted_at", None), ("sealed", ""), _connector="OR"),
                        name="quiz_deleted_contact_is_gone",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HandOverUndone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "hand_over",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undone",
                        to="quiz.handover",
                        verbose_name="领取签收",
                    ),
                ),
                ("why", models.CharField(max_length=200, verbose_name="撤销签收原因")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="撤销签收的人",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="撤销签收时间")),
            ],
            options={
                "verbose_name": "撤销签收",
                "verbose_name_plural": "撤销签收",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("why", ""), _negated=True), name="quiz_undone_hand_over_says_why"
                    )
                ],
                "indexes": [],
            },
        ),
    ]
