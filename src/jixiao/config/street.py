"""The street as people see it on the left of every page: the rooms in the order of the data."""

from jixiao.orgs.roles import Role
from jixiao.web.street import Block, Stop

BUREAU, EVERYBODY = (Role.REVIEWER,), tuple(Role)

STREET = (
    Block("", (
        Stop("工作台", "orgs:workbench"),
        Stop("到期和待办", "orgs:todo", ("orgs:remind",)),
    )),
    Block("记录", (
        Stop("单位概况", "profile:profile"),
        Stop("预算执行", "budget:budget"),
        Stop("科普活动", "outreach:activities"),
        Stop("物资台账", "outreach:goods", (
            "outreach:good", "outreach:good_new", "outreach:good_edit", "outreach:goods_print", "outreach:move",
            "outreach:undo",
        )),
        Stop("有奖竞答", "quiz:campaigns"),
        Stop("题库", "quiz:bank", (
            "quiz:bank_export", "quiz:bank_send", "quiz:bank_statistics", "quiz:question", "quiz:question_new",
            "quiz:question_retire", "quiz:question_restore", "quiz:question_version", "quiz:version_edit",
            "quiz:version_new", "quiz:version_send", "quiz:version_take_back", "quiz:version_remove",
            "quiz:version_picture", "quiz:reviews", "quiz:review", "quiz:sets", "quiz:set", "quiz:set_new",
            "quiz:set_edit", "quiz:set_choose", "quiz:set_drop", "quiz:set_remove",
        )),
        Stop("赛事", "contests:contests"),
        Stop("参赛学校", "contests:schools", ("contests:school_new", "contests:school_edit")),
        Stop("科技工作者之家", "community:workers"),
        Stop("科协组织", "community:organisations", (
            "community:organisation", "community:organisation_new", "community:organisation_edit",
            "community:organisation_remove", "community:organisation_posts", "community:organisation_check",
            "community:coverage", "community:place_new", "community:place_edit", "community:place_remove",
            "community:meetings", "community:meeting", "community:meeting_new", "community:meeting_edit",
            "community:meeting_remove", "community:papers", "community:paper", "community:paper_new",
            "community:paper_edit", "community:paper_remove",
        )),
        Stop("科技志愿", "community:volunteers", (
            "community:volunteer", "community:volunteer_new", "community:volunteer_edit", "community:volunteer_leave",
            "community:volunteer_phone", "community:group_volunteers", "community:ungrouped_volunteers",
            "community:record_new", "community:record_drop", "community:ask_for_certificate", "community:groups",
            "community:group_new", "community:group_edit", "community:shifts", "community:shift",
            "community:shift_new", "community:shift_edit", "community:shift_cancel", "community:put_on",
            "community:certificates", "community:certificate", "community:certificate_revoke", "community:request",
            "community:request_refuse",
        )),
        Stop("科普e站", "stations:stations"),
        Stop("科普内容", "stations:contents", (
            "stations:content", "stations:content_new", "stations:content_edit", "stations:content_replace",
            "stations:content_schedule", "stations:content_recall", "stations:content_reads",
            "stations:content_remove", "stations:contents_send", "stations:content_reviews",
            "stations:content_review",
        )),
        Stop("满意度调查", "surveys:surveys"),
        Stop("佐证材料", "measures:proofs"),
    )),
    Block("目标", (
        Stop("计量板", "measures:board", (
            "measures:measure", "measures:batches", "measures:batch", "measures:reading", "measures:entered",
            "measures:entered_value", "measures:withdraw",
        )),
        Stop("指标库", "indicators:library"),
        Stop("绩效目标", "goals:goals"),
    )),
    Block("评价", (
        Stop("双监控", "monitoring:rounds"),
        Stop("绩效自评", "evaluation:sheet"),
        Stop("自评报告", "reports:report"),
        Stop("县级一览", "reports:county", (
            "reports:county_coverage", "reports:county_ranking", "reports:county_years", "reports:county_sectors",
            "reports:county_acts", "reports:county_act", "reports:county_papers", "reports:county_paper",
        ), BUREAU),
        Stop("结果应用", "followup:problems"),
    )),
    Block("公开", (Stop("信息公开", "disclosure:register"),)),
    Block("单位与人员", (
        Stop("县级单位", "orgs:units", (
            "orgs:unit", "orgs:new-unit", "orgs:move-unit", "orgs:close-unit", "orgs:turn-year",
            "orgs:opening",
        ), (Role.SYSTEM, Role.REVIEWER)),
        Stop("绩效业务培训", "outreach:staff", (
            "outreach:staff_people", "outreach:my_training", "outreach:invite_missing",
        )),
        Stop("人员与角色", "orgs:people", (
            "orgs:person", "orgs:new-person", "orgs:add-duty", "orgs:drop-duty", "orgs:hand-over", "orgs:deactivate",
            "orgs:new-password",
        ), (Role.SYSTEM, Role.SECURITY)),
        Stop("登录与锁定", "orgs:sessions", ("orgs:end-session",), (Role.SECURITY,)),
        Stop("报送时间", "orgs:windows", ("orgs:window", "orgs:set-window", "orgs:late"), BUREAU),
        Stop("工作日历", "orgs:calendar", ("orgs:new-day", "orgs:day", "orgs:drop-day"), EVERYBODY),
        Stop("操作留痕", "orgs:trail", ("orgs:trail-line", "orgs:verify"), (Role.AUDIT, Role.HEAD, Role.REVIEWER)),
    )),
)  # fmt: skip
