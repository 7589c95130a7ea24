import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("assessments", "0003_evidence_use"),
        ("organizations", "0002_working_days"),
        ("scoring", "0002_append_only"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="GoldBook",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(unique=True)),
                ("last_number", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="BaseSalary",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by_label", models.CharField(max_length=400)),
                ("at", models.DateTimeField()),
                ("valid_from", models.DateField(unique=True)),
                ("amount", models.PositiveIntegerField()),
                ("source", models.CharField(max_length=300)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-valid_from",),
            },
        ),
        migrations.CreateModel(
            name="Basis",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("provisional", "Provisional, not appraised"),
                            ("appraised", "Appraised"),
                            ("official", "Official"),
                            ("forecast", "Forecast"),
                        ],
                        max_length=12,
                    ),
                ),
                ("digest", models.CharField(max_length=64)),
                (
                    "assessment_round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="assessments.round"
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="scoring.scorerun"
                    ),
                ),
            ],
            options={
                "ordering": ("round", "id"),
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by_label", models.CharField(max_length=400)),
                ("at", models.DateTimeField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("award", "Decision to commend"), ("revoke", "Decision to revoke")], max_length=8
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.PositiveIntegerField()),
                ("decided_on", models.DateField()),
                ("reason", models.TextField(blank=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("year", "number"),
            },
        ),
        migrations.CreateModel(
            name="Discipline",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by_label", models.CharField(max_length=400)),
                ("at", models.DateTimeField()),
                ("decided_on", models.DateField()),
                ("document", models.CharField(max_length=200)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.unit"
                    ),
                ),
            ],
            options={
                "ordering": ("-decided_on", "-id"),
            },
        ),
        migrations.CreateModel(
            name="Nomination",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("achievement_key", models.CharField(max_length=120)),
                ("rule_key", models.CharField(max_length=40)),
                ("achievement", models.CharField(max_length=300)),
                ("grounds", models.JSONField()),
                ("report", models.TextField(blank=True)),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("confirmed_by", models.CharField(blank=True, max_length=400)),
                ("seen_digest", models.CharField(max_length=64, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("drafted", "Nomination being written"),
                            ("submitted", "Nomination submitted"),
                            ("checked", "Checked"),
                            ("before_council", "Before the council"),
                            ("voted", "Agreed by the council"),
                            ("decided", "Commended"),
                            ("handed_over", "Certificate handed over"),
                            ("flagged", "To be reconsidered"),
                            ("kept", "Kept"),
                            ("revoked", "Revoked"),
                            ("refused", "Not commended"),
                            ("withdrawn", "Nomination withdrawn"),
                        ],
                        default="drafted",
                        max_length=20,
                    ),
                ),
                ("moved_at", models.DateTimeField()),
                ("nominated_by", models.CharField(max_length=400)),
                (
                    "basis",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="commendations.basis",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.unit"
                    ),
                ),
            ],
            options={
                "ordering": ("round", "id"),
            },
        ),
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by_label", models.CharField(max_length=400)),
                ("at", models.DateTimeField()),
                ("condition_key", models.CharField(max_length=40)),
                ("is_met", models.BooleanField()),
                ("proof", models.CharField(max_length=200)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "nomination",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confirmations",
                        to="commendations.nomination",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Award",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.PositiveIntegerField()),
                (
                    "form",
                    models.CharField(
                        choices=[("giay_khen", "Certificate of merit of the chair of the People's Committee")],
                        max_length=12,
                    ),
                ),
                ("unit_name", models.CharField(max_length=150)),
                ("achievement", models.CharField(max_length=300)),
                ("grounds", models.TextField()),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("reward_factor", models.DecimalField(decimal_places=2, max_digits=4)),
                ("base_salary", models.PositiveIntegerField()),
                ("reward", models.PositiveIntegerField()),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="awards", to="commendations.decision"
                    ),
                ),
                (
                    "nomination",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="award", to="commendations.nomination"
                    ),
                ),
            ],
            options={
                "ordering": ("year", "number"),
            },
        ),
        migrations.CreateModel(
            name="NominationRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by_label", models.CharField(max_length=400)),
                ("at", models.DateTimeField()),
                (
                    "move",
                    models.CharField(
                        choices=[
                            ("nominate", "Nominated"),
                            ("submit", "Confirmed by the head and submitted"),
                            ("return", "Returned for completion"),
                            ("check", "Checked"),
                            ("put", "Put before the council"),
                            ("take_up", "Taken up again"),
                            ("vote", "Agreed by vote"),
                            ("refuse", "Refused"),
                            ("withdraw", "Nomination withdrawn"),
                            ("decide", "Decided"),
                            ("hand_over", "Handed over"),
                            ("flag", "Flagged for reconsideration"),
                            ("keep", "Kept, with reason"),
                            ("revoke", "Revoked by decision"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("drafted", "Nomination being written"),
                            ("submitted", "Nomination submitted"),
                            ("checked", "Checked"),
                            ("before_council", "Before the council"),
                            ("voted", "Agreed by the council"),
                            ("decided", "Commended"),
                            ("handed_over", "Certificate handed over"),
                            ("flagged", "To be reconsidered"),
                            ("kept", "Kept"),
                            ("revoked", "Revoked"),
                            ("refused", "Not commended"),
                            ("withdrawn", "Nomination withdrawn"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "nomination",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="records",
                        to="commendations.nomination",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Regulation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by_label", models.CharField(max_length=400)),
                ("at", models.DateTimeField()),
                ("valid_from", models.DateField(unique=True)),
                ("content", models.JSONField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-valid_from",),
            },
        ),
        migrations.CreateModel(
            name="Revocation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "award",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="revocation", to="commendations.award"
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revocations",
                        to="commendations.decision",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by_label", models.CharField(max_length=400)),
                ("at", models.DateTimeField()),
                ("year", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=200)),
                (
                    "occasion",
                    models.CharField(
                        choices=[
                            ("conference", "Conference with awards"),
                            ("year_end", "End of the year"),
                            ("sudden", "Sudden achievement"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[("giay_khen", "Certificate of merit of the chair of the People's Committee")],
                        default="giay_khen",
                        max_length=12,
                    ),
                ),
                ("origin", models.CharField(blank=True, max_length=60)),
                ("held_on", models.DateField(null=True)),
                ("dossiers_due_on", models.DateField(null=True)),
                ("period_from", models.DateField()),
                ("period_to", models.DateField()),
                ("regulation", models.JSONField()),
                ("is_simulated", models.BooleanField(default=False)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-year", "-held_on", "-id"),
            },
        ),
        migrations.AddField(
            model_name="nomination",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="nominations", to="commendations.round"
            ),
        ),
        migrations.AddField(
            model_name="decision",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="commendations.round"
            ),
        ),
        migrations.AddField(
            model_name="basis",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="bases", to="commendations.round"
            ),
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by_label", models.CharField(max_length=400)),
                ("at", models.DateTimeField()),
                ("held_on", models.DateField()),
                ("place", models.CharField(blank=True, max_length=150)),
                ("member_count", models.PositiveSmallIntegerField()),
                ("present_count", models.PositiveSmallIntegerField()),
                ("written_count", models.PositiveSmallIntegerField(default=0)),
                ("quorum_share", models.CharField(max_length=12)),
                ("votes_share", models.CharField(max_length=12)),
                ("source", models.CharField(max_length=300)),
                ("discussion", models.TextField(blank=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="sessions", to="commendations.round"
                    ),
                ),
            ],
            options={
                "ordering": ("round", "id"),
            },
        ),
        migrations.CreateModel(
            name="Vote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("in_favour", models.PositiveSmallIntegerField()),
                ("against", models.PositiveSmallIntegerField()),
                ("is_agreed", models.BooleanField()),
                ("dissent", models.TextField(blank=True)),
                (
                    "nomination",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="votes", to="commendations.nomination"
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="votes", to="commendations.session"
                    ),
                ),
            ],
            options={
                "ordering": ("session", "id"),
            },
        ),
        migrations.AddConstraint(
            model_name="award",
            constraint=models.UniqueConstraint(fields=("year", "number"), name="gold_book_number"),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.CheckConstraint(
                condition=models.Q(("period_from__lte", models.F("period_to"))),
                name="commendation_period_in_order",
                violation_error_message="The period cannot end before it begins.",
            ),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.UniqueConstraint(
                fields=("year", "title"),
                name="commendation_round_once",
                violation_error_message="There is a round of commendation with this title in this year already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="nomination",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["refused", "revoked", "withdrawn"]), _negated=True),
                fields=("unit", "achievement_key"),
                name="one_achievement_one_form",
                violation_error_message="One achievement is commended once, in one form.",
            ),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.UniqueConstraint(
                fields=("year", "number"),
                name="commendation_decision_number",
                violation_error_message="Another decision of this year has this number.",
            ),
        ),
        migrations.AddConstraint(
            model_name="basis",
            constraint=models.UniqueConstraint(
                fields=("round", "assessment_round", "digest"), name="commendation_basis_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "member_count__gte",
                        django.db.models.expressions.CombinedExpression(
                            models.F("present_count"), "+", models.F("written_count")
                        ),
                    )
                ),
                name="council_not_more_than_its_members",
                violation_error_message="More people spoke than the council has members.",
            ),
        ),
        migrations.AddConstraint(
            model_name="vote",
            constraint=models.UniqueConstraint(fields=("session", "nomination"), name="vote_once_a_session"),
        ),
    ]
