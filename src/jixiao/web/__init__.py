"""THE HALL: page frame, components, styles. No tables, no trade words; imports only ``jixiao.engine``.

Templates need no ``{% load jixiao %}``: the settings have it as a builtin. See everything at ``/gallery/`` (DEBUG).

Pages
    ``{% extends "web/frame.html" %}`` with the blocks ``title``, ``crumbs``, ``head`` (h1 and one line), ``actions``
    (the one ``.btn-primary`` last), ``content`` (``section.sheet``s) and ``side``. ``web/plain.html`` has no street
    (login), ``web/public.html`` is the citizens' page, ``web/phone.html`` a phone's. A page that can also come into the
    side panel or a dialog says ``{% extends frame_or_part %}``: the frame, unless htmx asks for ``#side``, ``#dialog``.
Addresses
    ``{% door "outreach:activity" pk=3 %}`` and ``doors.door(request, name, …)`` put in unit and year of the desk;
    ``{% query page=2 sort=None %}`` changes the query string; ``{% crumbs "科普活动" url "科普日" %}`` is the way here.
Values
    filters ``money`` (分 → 万元), ``yuan``, ``points``, ``count``, ``percent`` (share of one), ``day``, ``day_short``,
    ``moment``, ``text``: None prints 未填, 不适用 prints —, floats are refused. ``{% days_left due %}``: 剩 3 天;
    ``{% days due %}`` is the box of days in a ``.todo``.
Marks
    ``{% chip "sent" %}``, ``{% light "amber" "黄 偏慢" %}``, ``{% finding f %}``; ``{% num value|money url %}`` is a
    number that opens in the side panel.
Lists
    ``table``: ``DataTable(...)`` in the view, ``{% data_table table %}`` in the template, ``table.export()`` for XLSX.
Forms
    ``fields``: MoneyField, CountField, ExactField, PercentField, DayField, TextField; ``faults.fault(name, cause=,
    cure=)`` for a form's ``clean``; ``{% fault_summary form %}``, ``{% form_body form %}``, ``{% field form.name %}``,
    ``{% form_rows formset "年度主要任务" %}`` with ``rows``; ``{% once %}`` and ``once.token_of``;
    ``stamp.StampedForm`` and ``stamp.stale_page``; ``asking.ask`` for a confirmation.
    ``<form method="post" data-autosave="url">`` saves itself; the answer's text (10:42 已自动暂存) goes into
    ``.autosave``, its header ``X-Stamp`` into the stamp.
Messages
    ``messages.success(request, "已删除", extra_tags="/undo/…/")``: a toast, with 撤销 where there is an address.
Numbers explained
    ``trace.trace_page(request, t, link_of=resolver)`` answers panel and page alike; ``{% trace_tree t %}`` on a page of
    the room's own, ``t`` being a Trace, its JSON, or what ``trace.trace_shown(t, link_of=…)`` gave.
Charts
    ``charts``: ``bar_chart``, ``line_chart`` and ``meter`` give ready SVG with a title, a description and a table.
Imports
    ``importing``: plan, dry run, blank template, failed rows; the page and the writing are at the desk of orgs.
Search
    ``searching.hang_searcher(name, search)`` in ``ready()``; ``searching.matches`` also by first letters.
Time
    ``clock.now()`` and ``clock.today()``: views, jobs and the command line read it; nobody else.
"""
