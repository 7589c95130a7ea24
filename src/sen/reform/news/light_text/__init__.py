"""
Articles are light text: words with a few signs, a subset of CommonMark (docs/decisions/0018, docs/manual/viet-tin.md).

Headings (`##`, `###`), **strong**, *emphasis*, lists, quotations, rules, tables, links to the web, to mail, to
telephones and to our own pages, pictures we hold (`![words](anh:key "caption")`), files we hold
(`[words](tep:key)`). No HTML.
"""
