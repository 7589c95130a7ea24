"""The month of a moment, told by the database as fast as it reads its index."""

from typing import Any

from django.db.models import CharField, Func


class MonthHere(Func):
    """The month of a moment as `2023-09`, by the clock of Việt Nam, which knows no summer time."""

    output_field = CharField()

    def as_sqlite(self, compiler: Any, connection: Any, **said: Any) -> Any:
        """Django would ask Python for each row."""
        template = "strftime('%%%%Y-%%%%m', %(expressions)s, '+7 hours')"
        return super().as_sql(compiler, connection, template=template, **said)

    def as_postgresql(self, compiler: Any, connection: Any, **said: Any) -> Any:
        """As text at once, so that both databases say the same."""
        template = "to_char(%(expressions)s AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM')"
        return super().as_sql(compiler, connection, template=template, **said)
