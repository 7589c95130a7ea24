"""
Official documents, in and out.

Out: other apps describe a document with the words of `content` (letterhead, title, headings, tables, annexes,
signature), and `render_docx` and `render_pdf` set it in the form of Nghị định 30/2020/NĐ-CP, with the same words and
numbers in both. In: `read_text` takes the text out of a file somebody uploaded, or refuses it with a sentence that says
why. The app has no tables and decides nothing: what a document says belongs to the app that builds it.
"""
