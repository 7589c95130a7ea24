"""English numbers and days: 1,234.5 and 21 September 2023. What is typed means the same as on Vietnamese pages."""

from sen.config.formats.vi import formats as vietnamese

DATE_FORMAT = SHORT_DATE_FORMAT = "j F Y"
TIME_FORMAT = vietnamese.TIME_FORMAT
DATETIME_FORMAT = SHORT_DATETIME_FORMAT = r"j F Y \a\t H:i"
YEAR_MONTH_FORMAT = "F Y"
FIRST_DAY_OF_WEEK = vietnamese.FIRST_DAY_OF_WEEK
DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = vietnamese.NUMBER_GROUPING
DATE_INPUT_FORMATS = vietnamese.DATE_INPUT_FORMATS
DATETIME_INPUT_FORMATS = vietnamese.DATETIME_INPUT_FORMATS
