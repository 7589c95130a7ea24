"""Texts of small indices that more than one area tries."""

#: One criterion, which a unit may say does not apply to it: then nothing does.
NOTHING_NEED_APPLY = """
[index]
id = "test/none"
version = "1"
title = "Bộ chỉ số không phát sinh"
status = "sample"
basis = [{ document = "Quyết định thử", item = "Phụ lục" }]
valid = { from = 2023-01-01, to = 2023-12-31 }
applies_to = ["ward"]
scale = "1"
rounding = { mode = "half-up", places = 2, at = "leaf" }
ranking = { ties = "competition", by = "percent" }
grades = [{ label = "Đạt", from = "0" }]

[[criterion]]
code = "1"
title = "Lĩnh vực"
max = "1"

[[criterion]]
code = "1.1"
title = "Tiêu chí"
max = "1"
basis = "mục 1.1"
owner = "Phòng Nội vụ"
rule = { kind = "yes-no" }
not_applicable = "exclude"
"""
