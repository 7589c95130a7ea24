"""What the chain from plan to follow-up keeps."""

from datetime import time

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import sen.reform.directives.models.follow_up
from sen.reform.common.append_only import append_only


class Migration(migrations.Migration):
    """The tables of the chain, and append-only where nothing may change."""

    dependencies = [
        ("assessments", "0003_evidence_use"),
        ("directives", "0003_gazetteer"),
        ("organizations", "0002_working_days"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Activity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=300)),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("conference", "Conference or talk"),
                            ("portal", "Portal and web pages"),
                            ("radio", "Radio and loudspeakers"),
                            ("press", "Press and television"),
                            ("print", "Leaflets, posters, banners"),
                            ("social", "Social networks"),
                            ("contest", "Contest"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                    ),
                ),
                ("audience", models.CharField(blank=True, max_length=200)),
                ("due_on", models.DateField()),
                ("detail", models.TextField(blank=True)),
                ("planned_at", models.DateTimeField()),
            ],
            options={
                "ordering": ("due_on", "id"),
            },
        ),
        migrations.CreateModel(
            name="ActivityReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by_label", models.CharField(max_length=400)),
                ("at", models.DateTimeField()),
                ("done_on", models.DateField(null=True)),
                ("text", models.TextField()),
                ("piece_key", models.CharField(blank=True, max_length=64)),
                ("link", models.URLField(blank=True, max_length=500)),
            ],
            options={
                "ordering": ("at", "id"),
            },
        ),
        migrations.CreateModel(
            name="FollowUpRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by_label", models.CharField(max_length=400)),
                ("at", models.DateTimeField()),
                (
                    "remind_days_before",
                    models.JSONField(default=sen.reform.directives.models.follow_up.customary_days_before),
                ),
                ("head_after_days", models.PositiveSmallIntegerField(default=1)),
                ("secretary_after_days", models.PositiveSmallIntegerField(default=5)),
                ("leader_after_days", models.PositiveSmallIntegerField(default=15)),
                ("quiet_from", models.TimeField(default=time(18, 0))),
                ("quiet_to", models.TimeField(default=time(7, 0))),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Obstacle",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=300)),
                ("detail", models.TextField(blank=True)),
                (
                    "level",
                    models.CharField(
                        choices=[("unit", "The unit itself"), ("city", "The city"), ("province", "The province")],
                        max_length=20,
                    ),
                ),
                ("addressee", models.CharField(blank=True, max_length=200)),
                ("asked", models.TextField(blank=True)),
                ("area_code", models.CharField(blank=True, max_length=20)),
                ("criterion_code", models.CharField(blank=True, max_length=20)),
                ("due_on", models.DateField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("raised", "Raised"),
                            ("escalated", "Put to a higher level"),
                            ("answered", "Answered"),
                            ("solved", "Solved"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="raised",
                        max_length=20,
                    ),
                ),
                ("raised_at", models.DateTimeField()),
                ("raised_by_label", models.CharField(max_length=400)),
            ],
            options={
                "ordering": ("raised_at", "id"),
            },
        ),
        migrations.CreateModel(
            name="ObstacleRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by_label", models.CharField(max_length=400)),
                ("at", models.DateTimeField()),
                (
                    "move",
                    models.CharField(
                        choices=[
                            ("raise", "Raised"),
                            ("escalate", "Put to a higher level"),
                            ("answer", "Answered"),
                            ("solve", "Solved"),
                            ("reopen", "Not out of the way yet"),
                            ("withdraw", "Withdrawn"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("raised", "Raised"),
                            ("escalated", "Put to a higher level"),
                            ("answered", "Answered"),
                            ("solved", "Solved"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[("unit", "The unit itself"), ("city", "The city"), ("province", "The province")],
                        max_length=20,
                    ),
                ),
                ("addressee", models.CharField(blank=True, max_length=200)),
                ("text", models.TextField(blank=True)),
                ("document", models.CharField(blank=True, max_length=200)),
            ],
            options={
                "ordering": ("at", "id"),
            },
        ),
        migrations.CreateModel(
            name="UrgingLetter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by_label", models.CharField(max_length=400)),
                ("at", models.DateTimeField()),
                ("number", models.CharField(blank=True, max_length=60)),
                ("issued_on", models.DateField()),
                ("report_by_on", models.DateField()),
                ("lines", models.JSONField()),
            ],
            options={
                "ordering": ("-issued_on", "-id"),
            },
        ),
        migrations.AlterModelOptions(
            name="plan",
            options={"ordering": ("year", "revision")},
        ),
        migrations.AddField(
            model_name="plan",
            name="reason",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="plan",
            name="revision",
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="planitem",
            name="baseline",
            field=models.DecimalField(blank=True, decimal_places=4, max_digits=18, null=True),
        ),
        migrations.AddField(
            model_name="planitem",
            name="basis",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="planitem",
            name="budget",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="planitem",
            name="co_ordinators",
            field=models.ManyToManyField(blank=True, related_name="+", to="organizations.unit"),
        ),
        migrations.AddField(
            model_name="planitem",
            name="continues",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="continued_by",
                to="directives.planitem",
            ),
        ),
        migrations.AddField(
            model_name="task",
            name="continues",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="continued_by",
                to="directives.task",
            ),
        ),
        migrations.AddField(
            model_name="task",
            name="criterion_code",
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name="task",
            name="is_regular",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="task",
            name="monitor",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.unit"
            ),
        ),
        migrations.AddField(
            model_name="task",
            name="points_when_given",
            field=models.DecimalField(blank=True, decimal_places=4, max_digits=9, null=True),
        ),
        migrations.AddField(
            model_name="task",
            name="round",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="assessments.round"
            ),
        ),
        migrations.AddField(
            model_name="task",
            name="working_days",
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="taskrecord",
            name="asked_due_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="taskrecord",
            name="competent_unit",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.unit"
            ),
        ),
        migrations.AddField(
            model_name="taskrecord",
            name="piece_key",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AlterField(
            model_name="plan",
            name="year",
            field=models.PositiveSmallIntegerField(),
        ),
        migrations.AlterField(
            model_name="task",
            name="state",
            field=models.CharField(
                choices=[
                    ("given", "Given"),
                    ("under_way", "Under way"),
                    ("paused", "Paused"),
                    ("reported", "Reported as finished"),
                    ("finished", "Finished in time"),
                    ("finished_late", "Finished late"),
                    ("returned", "Returned as not competent"),
                    ("cancelled", "Cancelled"),
                ],
                default="given",
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="taskrecord",
            name="move",
            field=models.CharField(
                choices=[
                    ("give", "Given"),
                    ("take_up", "Taken up by the unit"),
                    ("report", "Reported as finished"),
                    ("accept", "Accepted as finished"),
                    ("send_back", "Sent back to the unit"),
                    ("return", "Returned as not competent"),
                    ("cancel", "Cancelled"),
                    ("pause", "Paused"),
                    ("resume", "Going on"),
                    ("ask", "Extension asked for"),
                    ("extend", "Extended"),
                    ("refuse", "Extension refused"),
                    ("settle", "Closed with its last part"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="taskrecord",
            name="state",
            field=models.CharField(
                choices=[
                    ("given", "Given"),
                    ("under_way", "Under way"),
                    ("paused", "Paused"),
                    ("reported", "Reported as finished"),
                    ("finished", "Finished in time"),
                    ("finished_late", "Finished late"),
                    ("returned", "Returned as not competent"),
                    ("cancelled", "Cancelled"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="plan",
            constraint=models.UniqueConstraint(
                fields=("year", "revision"),
                name="plan_revision",
                violation_error_message="There already is such a revision of the plan of this year.",
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_regular", False), ("due_on__isnull", True), _connector="OR"),
                name="task_regular_has_no_deadline",
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(("criterion_code", ""), ("round__isnull", False), _connector="OR"),
                name="task_criterion_has_a_round",
            ),
        ),
        migrations.AddField(
            model_name="activity",
            name="planned_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="activity",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.unit"
            ),
        ),
        migrations.AddField(
            model_name="activityreport",
            name="activity",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="reports", to="directives.activity"
            ),
        ),
        migrations.AddField(
            model_name="activityreport",
            name="by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="followuprule",
            name="by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="obstacle",
            name="owner",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.unit"
            ),
        ),
        migrations.AddField(
            model_name="obstacle",
            name="raised_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="obstacle",
            name="round",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="assessments.round"
            ),
        ),
        migrations.AddField(
            model_name="obstacle",
            name="task",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="obstacles", to="directives.task"
            ),
        ),
        migrations.AddField(
            model_name="obstacle",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.unit"
            ),
        ),
        migrations.AddField(
            model_name="obstaclerecord",
            name="by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="obstaclerecord",
            name="obstacle",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="records", to="directives.obstacle"
            ),
        ),
        migrations.AddField(
            model_name="urgingletter",
            name="by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="urgingletter",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.unit"
            ),
        ),
        migrations.AddConstraint(
            model_name="activityreport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("done_on__isnull", True),
                    models.Q(("piece_key", ""), _negated=True),
                    models.Q(("link", ""), _negated=True),
                    _connector="OR",
                ),
                name="activity_done_has_a_proof",
                violation_error_message="An activity that took place needs its proof.",
            ),
        ),
        migrations.AddConstraint(
            model_name="followuprule",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("head_after_days__lte", models.F("secretary_after_days")),
                    ("secretary_after_days__lte", models.F("leader_after_days")),
                ),
                name="follow_up_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="obstacle",
            constraint=models.CheckConstraint(
                condition=models.Q(("criterion_code", ""), ("round__isnull", False), _connector="OR"),
                name="obstacle_criterion_has_a_round",
            ),
        ),
        append_only(
            "directives_taskrecord",
            "directives_activityreport",
            "directives_followuprule",
            "directives_urgingletter",
            "directives_obstaclerecord",
        ),
    ]
