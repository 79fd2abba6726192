import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("measures", "0001_initial"),
        ("orgs", "0004_deadlines_and_comments"),
        ("orgs", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Content",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="station_contents",
                        to="orgs.unit",
                        verbose_name="单位",
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="内容编号")),
                ("title", models.CharField(max_length=120, verbose_name="内容标题")),
                ("initials", models.CharField(blank=True, max_length=150, verbose_name="拼音首字母")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("text", "图文"),
                            ("picture", "图片"),
                            ("video", "视频"),
                            ("audio", "音频"),
                            ("pdf", "PDF"),
                            ("quiz", "竞答链接"),
                            ("article", "公众号推文"),
                        ],
                        max_length=7,
                        verbose_name="内容类型",
                    ),
                ),
                ("body", models.TextField(blank=True, verbose_name="内容正文")),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="measures.proof",
                        verbose_name="内容文件",
                    ),
                ),
                ("file_words", models.CharField(blank=True, max_length=200, verbose_name="文件文字说明")),
                ("link", models.CharField(blank=True, max_length=500, verbose_name="内容链接")),
                ("topics", models.JSONField(blank=True, default=list, verbose_name="主题标签")),
                ("audiences", models.JSONField(blank=True, default=list, verbose_name="适用人群")),
                ("source", models.CharField(max_length=200, verbose_name="内容来源")),
                (
                    "licence",
                    models.CharField(
                        choices=[
                            ("own", "本单位原创"),
                            ("official", "官方发布，注明来源可用"),
                            ("permitted", "权利人书面授权"),
                            ("cc_by", "知识共享 署名（CC BY）"),
                            ("cc_by_nc", "知识共享 署名-非商业（CC BY-NC）"),
                            ("public", "公有领域"),
                        ],
                        max_length=9,
                        verbose_name="使用许可",
                    ),
                ),
                ("licence_words", models.CharField(blank=True, max_length=200, verbose_name="许可说明")),
                ("minutes", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="时长（分钟）")),
                ("from_day", models.DateField(blank=True, null=True, verbose_name="上架日期")),
                ("until_day", models.DateField(blank=True, null=True, verbose_name="下架日期")),
                ("published_on", models.DateField(blank=True, null=True, verbose_name="推文发布日期")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "草稿"), ("sent", "待审"), ("back", "退回"), ("passed", "审核通过")],
                        default="draft",
                        max_length=6,
                        verbose_name="内容状态",
                    ),
                ),
                ("passed_at", models.DateTimeField(blank=True, null=True, verbose_name="审核通过时间")),
                ("recalled_at", models.DateTimeField(blank=True, null=True, verbose_name="撤回时间")),
                ("recalled_because", models.CharField(blank=True, max_length=200, verbose_name="撤回原因")),
                (
                    "recalled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="撤回人",
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="stations.content",
                        verbose_name="替代的内容",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="内容登记人",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="内容登记时间")),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="删除时间")),
            ],
            options={
                "verbose_name": "科普内容",
                "verbose_name_plural": "科普内容",
                "indexes": [models.Index(fields=["unit", "state"], name="contents_by_state")],
                "constraints": [
                    models.UniqueConstraint(fields=("unit", "number"), name="content_number_once_a_unit"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("source", ""), _negated=True), models.Q(("licence", ""), _negated=True)
                        ),
                        name="content_has_source_and_licence",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("licence", "permitted"), _negated=True),
                            models.Q(("licence_words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="content_permitted_says_by_whom",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("from_day", None),
                            ("until_day", None),
                            ("until_day__gte", models.F("from_day")),
                            _connector="OR",
                        ),
                        name="content_ends_after_it_began",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("recalled_at", None), models.Q(("recalled_because", ""), _negated=True), _connector="OR"
                        ),
                        name="content_recalled_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "passed"), _negated=True), ("passed_at__isnull", False), _connector="OR"
                        ),
                        name="content_passed_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "article"), _negated=True),
                            ("published_on__isnull", False),
                            _connector="OR",
                        ),
                        name="content_article_has_its_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minutes", None), ("minutes__gte", 1), _connector="OR"),
                        name="content_takes_a_minute_at_least",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Station",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stations",
                        to="orgs.unit",
                        verbose_name="单位",
                    ),
                ),
                ("code", models.CharField(max_length=20, verbose_name="e站编号")),
                ("name", models.CharField(max_length=80, verbose_name="e站名称")),
                ("initials", models.CharField(blank=True, max_length=100, verbose_name="拼音首字母")),
                (
                    "kind",
                    models.CharField(
                        choices=[("school", "校园e站"), ("community", "社区e站"), ("village", "乡村e站")],
                        max_length=9,
                        verbose_name="e站类型",
                    ),
                ),
                ("host", models.CharField(max_length=100, verbose_name="申报单位")),
                ("township", models.CharField(blank=True, max_length=60, verbose_name="所在乡镇街道")),
                ("village", models.CharField(blank=True, max_length=60, verbose_name="所在村或社区")),
                ("place", models.CharField(blank=True, max_length=200, verbose_name="e站地址")),
                ("audiences", models.JSONField(blank=True, default=list, verbose_name="服务人群")),
                ("is_online", models.BooleanField(default=True, verbose_name="可以联网")),
                ("room_mb", models.PositiveIntegerField(blank=True, null=True, verbose_name="终端可用空间（MB）")),
                ("keeper", models.CharField(blank=True, max_length=40, verbose_name="e站负责人")),
                ("keeper_office", models.CharField(blank=True, max_length=60, verbose_name="负责人职务")),
                ("phone_seal", models.TextField(blank=True, verbose_name="负责人电话（密封）")),
                ("description", models.TextField(blank=True, verbose_name="e站情况")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("applied", "已申报"),
                            ("checked", "县级核查通过"),
                            ("rechecked", "市级复核通过"),
                            ("plated", "已挂牌"),
                            ("suspended", "暂停"),
                            ("closed", "已撤销"),
                        ],
                        default="applied",
                        max_length=9,
                        verbose_name="e站状态",
                    ),
                ),
                ("applied_on", models.DateField(verbose_name="申报日期")),
                ("plate_number", models.CharField(blank=True, max_length=40, verbose_name="牌匾编号")),
                ("plate_code", models.CharField(blank=True, max_length=16, verbose_name="授牌查验码")),
                ("plated_on", models.DateField(blank=True, null=True, verbose_name="授牌日期")),
                ("stars", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="星级")),
                ("halted_on", models.DateField(blank=True, null=True, verbose_name="暂停或撤销日期")),
                ("halted_because", models.CharField(blank=True, max_length=200, verbose_name="暂停或撤销原因")),
                ("screen_token", models.CharField(max_length=40, unique=True, verbose_name="播放页地址")),
                ("return_token", models.CharField(max_length=40, unique=True, verbose_name="月报页地址")),
                ("seen_at", models.DateTimeField(blank=True, null=True, verbose_name="终端最近联系时间")),
                ("origin", models.CharField(blank=True, max_length=200, verbose_name="出处")),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="删除时间")),
                ("removed_because", models.CharField(blank=True, max_length=200, verbose_name="删除原因")),
            ],
            options={
                "verbose_name": "e站",
                "verbose_name_plural": "e站",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at", None)),
                        fields=("unit", "code"),
                        name="station_code_once_a_unit",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at", None)),
                        fields=("unit", "name"),
                        name="station_name_once_a_unit",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at", None), models.Q(("plate_number", ""), _negated=True)),
                        fields=("unit", "plate_number"),
                        name="station_plate_once_a_unit",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("plate_code", ""), _negated=True),
                        fields=("plate_code",),
                        name="station_plate_code_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "plated"), _negated=True),
                            models.Q(("plated_on__isnull", False), models.Q(("plate_number", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="station_plated_has_plate_and_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["applied", "checked", "rechecked"]), _negated=True),
                            models.Q(("plate_number", ""), ("plated_on", None)),
                            _connector="OR",
                        ),
                        name="station_has_no_plate_before_its_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["suspended", "closed"]), _negated=True),
                            models.Q(("halted_on__isnull", False), models.Q(("halted_because", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="station_at_rest_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stars", None), models.Q(("stars__gte", 1), ("stars__lte", 5)), _connector="OR"
                        ),
                        name="station_one_to_five_stars",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="YearRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "unit_year",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="station_rule",
                        to="orgs.unityear",
                        verbose_name="单位年度",
                    ),
                ),
                ("school_floor", models.PositiveSmallIntegerField(default=1, verbose_name="校园e站每月活动下限")),
                ("community_floor", models.PositiveSmallIntegerField(default=1, verbose_name="社区e站每月活动下限")),
                ("village_floor", models.PositiveSmallIntegerField(default=1, verbose_name="乡村e站每月活动下限")),
                ("return_day", models.PositiveSmallIntegerField(default=5, verbose_name="次月报送截止日")),
                ("villages", models.PositiveIntegerField(blank=True, null=True, verbose_name="全县村数")),
                ("communities", models.PositiveIntegerField(blank=True, null=True, verbose_name="全县社区数")),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="村社数出处")),
            ],
            options={
                "verbose_name": "e站年度要求",
                "verbose_name_plural": "e站年度要求",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("return_day__gte", 1), ("return_day__lte", 28)), name="station_return_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("communities", None), ("villages", None)),
                            models.Q(("source", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="station_places_say_where_from",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="PushRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="push_rules",
                        to="orgs.unit",
                        verbose_name="单位",
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="规则名称")),
                ("audiences", models.JSONField(blank=True, default=list, verbose_name="推送人群")),
                ("topics", models.JSONField(blank=True, default=list, verbose_name="推送主题")),
                ("kinds", models.JSONField(blank=True, default=list, verbose_name="推送到的e站类型")),
                ("townships", models.JSONField(blank=True, default=list, verbose_name="推送到的乡镇街道")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="规则说明")),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="删除时间")),
            ],
            options={
                "verbose_name": "推送规则",
                "verbose_name_plural": "推送规则",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at", None)),
                        fields=("unit", "name"),
                        name="push_rule_name_once_a_unit",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ContentReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "content",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="stations.content",
                        verbose_name="科普内容",
                    ),
                ),
                (
                    "aspect",
                    models.CharField(
                        choices=[("science", "科学性"), ("guidance", "导向")], max_length=8, verbose_name="内容审核方面"
                    ),
                ),
                ("round", models.PositiveSmallIntegerField(default=1, verbose_name="第几轮内容审核")),
                ("passed", models.BooleanField(verbose_name="内容审核结论")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="内容审核意见")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="内容审核人",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="内容审核时间")),
            ],
            options={
                "verbose_name": "内容审核",
                "verbose_name_plural": "内容审核",
                "constraints": [
                    models.UniqueConstraint(fields=("content", "round", "aspect"), name="content_aspect_reviewed_once"),
                    models.UniqueConstraint(fields=("content", "round", "by"), name="content_two_people_review"),
                    models.CheckConstraint(
                        condition=models.Q(("passed", True), models.Q(("note", ""), _negated=True), _connector="OR"),
                        name="content_sent_back_says_why",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ContentReads",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "content",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reads",
                        to="stations.content",
                        verbose_name="科普内容",
                    ),
                ),
                ("day", models.DateField(verbose_name="阅读数截止日期")),
                ("number", models.PositiveIntegerField(verbose_name="阅读数")),
                (
                    "way",
                    models.CharField(
                        choices=[("entered", "填报"), ("imported", "表格导入")], max_length=8, verbose_name="阅读数来历"
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="阅读数出处")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="阅读数登记人",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="阅读数登记时间")),
            ],
            options={
                "verbose_name": "阅读数",
                "verbose_name_plural": "阅读数",
                "indexes": [models.Index(fields=["content", "-day", "-at"], name="content_newest_reads")],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="FiveCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "station",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checks",
                        to="stations.station",
                        verbose_name="e站",
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[("on_site", "县级实地核查"), ("city", "市级复核")],
                        max_length=7,
                        verbose_name="核查环节",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(default=1, verbose_name="第几次核查")),
                ("day", models.DateField(verbose_name="核查日期")),
                ("people_there", models.CharField(blank=True, max_length=120, verbose_name="核查人员")),
                ("document", models.CharField(blank=True, max_length=120, verbose_name="复核文件")),
                ("network", models.BooleanField(blank=True, null=True, verbose_name="有网络")),
                ("people", models.BooleanField(blank=True, null=True, verbose_name="有人员")),
                ("place", models.BooleanField(blank=True, null=True, verbose_name="有场所")),
                ("activities", models.BooleanField(blank=True, null=True, verbose_name="有活动")),
                ("terminals", models.BooleanField(blank=True, null=True, verbose_name="有终端")),
                ("passed", models.BooleanField(blank=True, null=True, verbose_name="核查结论")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="核查意见")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="核查登记人",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="核查登记时间")),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="核查下结论的人",
                    ),
                ),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="核查结论时间")),
            ],
            options={
                "verbose_name": "五有核查",
                "verbose_name_plural": "五有核查",
                "constraints": [
                    models.UniqueConstraint(fields=("station", "stage", "number"), name="station_check_number_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("passed", None)),
                        fields=("station", "stage"),
                        name="station_one_open_check_a_stage",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("passed", True)),
                        fields=("station", "stage"),
                        name="station_passes_a_stage_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("passed", None),
                            ("passed", False),
                            models.Q(
                                ("activities", True),
                                ("network", True),
                                ("people", True),
                                ("place", True),
                                ("terminals", True),
                            ),
                            _connector="OR",
                        ),
                        name="station_passes_only_with_all_five",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("passed", None), ("passed", True), models.Q(("note", ""), _negated=True), _connector="OR"
                        ),
                        name="station_not_passed_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at", None), ("passed", None)),
                            models.Q(("decided_at__isnull", False), ("passed__isnull", False)),
                            _connector="OR",
                        ),
                        name="station_check_decided_says_when",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="MonthlyReturn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "station",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="returns",
                        to="stations.station",
                        verbose_name="e站",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="月报年度")),
                ("month", models.PositiveSmallIntegerField(verbose_name="月份")),
                ("activities", models.PositiveSmallIntegerField(verbose_name="活动次数")),
                ("people", models.PositiveIntegerField(blank=True, null=True, verbose_name="活动人次")),
                ("words", models.CharField(blank=True, max_length=300, verbose_name="月报说明")),
                (
                    "way",
                    models.CharField(
                        choices=[("page", "e站自报"), ("office", "科协录入"), ("table", "表格导入")],
                        max_length=6,
                        verbose_name="报送方式",
                    ),
                ),
                ("teller", models.CharField(blank=True, max_length=40, verbose_name="月报填报人")),
                (
                    "state",
                    models.CharField(
                        choices=[("told", "待核"), ("accepted", "已核"), ("back", "退回")],
                        default="told",
                        max_length=8,
                        verbose_name="月报状态",
                    ),
                ),
                ("told_at", models.DateTimeField(verbose_name="月报报送时间")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="月报录入人",
                    ),
                ),
                (
                    "judged_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="月报审核人",
                    ),
                ),
                ("judged_at", models.DateTimeField(blank=True, null=True, verbose_name="月报审核时间")),
                ("back_because", models.CharField(blank=True, max_length=200, verbose_name="退回月报的原因")),
            ],
            options={
                "verbose_name": "e站月报",
                "verbose_name_plural": "e站月报",
                "indexes": [models.Index(fields=["year", "month"], name="station_returns_by_month")],
                "constraints": [
                    models.UniqueConstraint(fields=("station", "year", "month"), name="station_month_once"),
                    models.CheckConstraint(
                        condition=models.Q(("month__gte", 1), ("month__lte", 12)), name="station_month_of_a_year"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "back"), _negated=True),
                            models.Q(("back_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="station_month_back_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("way", "page"), ("by__isnull", False), _connector="OR"),
                        name="station_month_entered_says_by_whom",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Inspection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "station",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inspections",
                        to="stations.station",
                        verbose_name="e站",
                    ),
                ),
                ("day", models.DateField(verbose_name="巡查日期")),
                ("people_there", models.CharField(blank=True, max_length=120, verbose_name="巡查人员")),
                ("findings", models.TextField(verbose_name="巡查情况")),
                ("missing", models.JSONField(blank=True, default=list, verbose_name="不再具备的五有")),
                ("stars", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="巡查评星")),
                ("mend_until", models.DateField(blank=True, null=True, verbose_name="整改期限")),
                ("mended_on", models.DateField(blank=True, null=True, verbose_name="整改完成日期")),
                ("mended_words", models.CharField(blank=True, max_length=300, verbose_name="整改情况")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="巡查登记人",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="巡查登记时间")),
            ],
            options={
                "verbose_name": "日常巡查",
                "verbose_name_plural": "日常巡查",
                "constraints": [
                    models.UniqueConstraint(fields=("station", "day"), name="station_inspected_once_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stars", None), models.Q(("stars__gte", 1), ("stars__lte", 5)), _connector="OR"
                        ),
                        name="inspection_one_to_five_stars",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("mended_on", None), models.Q(("mended_words", ""), _negated=True), _connector="OR"
                        ),
                        name="inspection_mended_says_how",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("mended_on", None), ("mend_until__isnull", False), _connector="OR"),
                        name="inspection_mended_was_asked_for",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Push",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "unit_year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pushes",
                        to="orgs.unityear",
                        verbose_name="单位年度",
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="推送编号")),
                ("title", models.CharField(max_length=120, verbose_name="推送名称")),
                (
                    "rule",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pushes",
                        to="stations.pushrule",
                        verbose_name="推送规则",
                    ),
                ),
                ("rule_then", models.JSONField(blank=True, default=dict, verbose_name="推送时的规则")),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "草稿"), ("planned", "待推送"), ("sent", "已推送"), ("cancelled", "已取消")],
                        default="draft",
                        max_length=9,
                        verbose_name="推送状态",
                    ),
                ),
                ("planned_at", models.DateTimeField(blank=True, null=True, verbose_name="计划推送时间")),
                ("dry_run", models.JSONField(blank=True, default=dict, verbose_name="试算结果")),
                ("dry_run_at", models.DateTimeField(blank=True, null=True, verbose_name="试算时间")),
                ("sent_at", models.DateTimeField(blank=True, null=True, verbose_name="推送时间")),
                (
                    "sent_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="推送人",
                    ),
                ),
                ("cancelled_because", models.CharField(blank=True, max_length=200, verbose_name="取消推送的原因")),
                ("stopped_because", models.CharField(blank=True, max_length=200, verbose_name="推送没有发出的原因")),
            ],
            options={
                "verbose_name": "推送",
                "verbose_name_plural": "推送",
                "constraints": [
                    models.UniqueConstraint(fields=("unit_year", "number"), name="push_number_once_a_year"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "planned"), _negated=True),
                            ("planned_at__isnull", False),
                            _connector="OR",
                        ),
                        name="push_planned_has_its_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "sent"), _negated=True),
                            models.Q(
                                ("dry_run_at__isnull", False), ("sent_at__isnull", False), ("sent_by__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="push_sent_was_looked_at_before",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "cancelled"), _negated=True),
                            models.Q(("cancelled_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="push_cancelled_says_why",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Package",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="版本")),
                (
                    "station",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="packages",
                        to="stations.station",
                        verbose_name="e站",
                    ),
                ),
                ("code", models.CharField(max_length=30, unique=True, verbose_name="内容包编号")),
                ("part", models.PositiveSmallIntegerField(default=1, verbose_name="第几个分包")),
                ("parts", models.PositiveSmallIntegerField(default=1, verbose_name="共几个分包")),
                ("sha256", models.CharField(blank=True, max_length=64, verbose_name="内容包摘要")),
                ("size", models.PositiveBigIntegerField(default=0, verbose_name="内容包大小")),
                ("manifest", models.JSONField(blank=True, default=dict, verbose_name="内容包清单")),
                (
                    "built_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="制包人",
                    ),
                ),
                ("built_at", models.DateTimeField(verbose_name="制包时间")),
                ("taken_on", models.DateField(blank=True, null=True, verbose_name="取包日期")),
                ("taken_by", models.CharField(blank=True, max_length=40, verbose_name="取包人")),
                ("usage_sha256", models.CharField(blank=True, max_length=64, verbose_name="使用回执摘要")),
                ("usage", models.JSONField(blank=True, default=dict, verbose_name="使用回执")),
                ("read_back_at", models.DateTimeField(blank=True, null=True, verbose_name="回执读入时间")),
                (
                    "read_back_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="回执读入人",
                    ),
                ),
            ],
            options={
                "verbose_name": "离线内容包",
                "verbose_name_plural": "离线内容包",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("usage_sha256", ""), _negated=True),
                        fields=("usage_sha256",),
                        name="package_usage_read_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("read_back_at", None), ("usage_sha256", "")),
                            models.Q(("read_back_at__isnull", False), models.Q(("usage_sha256", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="package_read_back_says_what",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("part__gte", 1), ("part__lte", models.F("parts"))),
                        name="package_part_of_parts",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ReceiptBatch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "station",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="receipt_batches",
                        to="stations.station",
                        verbose_name="e站",
                    ),
                ),
                ("key", models.CharField(max_length=40, verbose_name="回执批次编号")),
                ("lines", models.PositiveSmallIntegerField(verbose_name="回执条数")),
                ("at", models.DateTimeField(verbose_name="回执收到时间")),
            ],
            options={
                "verbose_name": "回执批次",
                "verbose_name_plural": "回执批次",
                "constraints": [models.UniqueConstraint(fields=("station", "key"), name="receipt_batch_counted_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="FivePoint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "check_of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="points",
                        to="stations.fivecheck",
                        verbose_name="五有核查",
                    ),
                ),
                (
                    "item",
                    models.CharField(
                        choices=[
                            ("network", "有网络"),
                            ("people", "有人员"),
                            ("place", "有场所"),
                            ("activities", "有活动"),
                            ("terminals", "有终端"),
                        ],
                        max_length=10,
                        verbose_name="查证项目",
                    ),
                ),
                ("is_met", models.BooleanField(verbose_name="是否具备")),
                ("words", models.CharField(blank=True, max_length=300, verbose_name="查证情况")),
                (
                    "proof",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="measures.proof",
                        verbose_name="查证材料",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="查证人",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="查证时间")),
            ],
            options={
                "verbose_name": "五有查证",
                "verbose_name_plural": "五有查证",
                "constraints": [
                    models.UniqueConstraint(fields=("check_of", "item"), name="station_one_of_five_once_a_check"),
                    models.CheckConstraint(
                        condition=models.Q(("is_met", True), models.Q(("words", ""), _negated=True), _connector="OR"),
                        name="station_missing_is_described",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ReturnLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "month_of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines",
                        to="stations.monthlyreturn",
                        verbose_name="e站月报",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="活动次序")),
                ("day", models.DateField(verbose_name="活动日期")),
                ("title", models.CharField(max_length=120, verbose_name="e站活动名称")),
                ("is_online", models.BooleanField(default=False, verbose_name="线上活动")),
                ("people", models.PositiveIntegerField(blank=True, null=True, verbose_name="到场人次")),
            ],
            options={
                "verbose_name": "e站活动",
                "verbose_name_plural": "e站活动",
                "constraints": [
                    models.UniqueConstraint(fields=("month_of", "position"), name="station_line_place_once"),
                    models.UniqueConstraint(fields=("month_of", "day", "title"), name="station_line_told_once"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="PushContent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "push",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contents",
                        to="stations.push",
                        verbose_name="推送",
                    ),
                ),
                (
                    "content",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pushed",
                        to="stations.content",
                        verbose_name="科普内容",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="播放次序")),
            ],
            options={
                "verbose_name": "推送内容",
                "verbose_name_plural": "推送内容",
                "constraints": [models.UniqueConstraint(fields=("push", "content"), name="push_content_once")],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "station",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="stations.station",
                        verbose_name="e站",
                    ),
                ),
                (
                    "content",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="stations.content",
                        verbose_name="科普内容",
                    ),
                ),
                (
                    "push",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="stations.push",
                        verbose_name="推送",
                    ),
                ),
                (
                    "package",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliveries",
                        to="stations.package",
                        verbose_name="离线内容包",
                    ),
                ),
                ("position", models.PositiveIntegerField(default=0, verbose_name="播放次序")),
                ("queued_at", models.DateTimeField(verbose_name="列入推送时间")),
                ("delivered_at", models.DateTimeField(blank=True, null=True, verbose_name="送达时间")),
                ("opened_at", models.DateTimeField(blank=True, null=True, verbose_name="首次打开时间")),
                ("shown_at", models.DateTimeField(blank=True, null=True, verbose_name="首次播放时间")),
                ("opened", models.PositiveIntegerField(default=0, verbose_name="打开次数")),
                ("shown", models.PositiveIntegerField(default=0, verbose_name="播放次数")),
            ],
            options={
                "verbose_name": "送达",
                "verbose_name_plural": "送达",
                "constraints": [
                    models.UniqueConstraint(fields=("station", "content"), name="delivery_once_a_station_and_content"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("delivered_at__isnull", False),
                            models.Q(("opened", 0), ("opened_at", None), ("shown", 0), ("shown_at", None)),
                            _connector="OR",
                        ),
                        name="delivery_came_before_it_was_opened",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("opened_at", None), ("opened_at__gte", models.F("delivered_at")), _connector="OR"
                        ),
                        name="delivery_opened_after_it_came",
                    ),
                ],
                "indexes": [],
            },
        ),
    ]
