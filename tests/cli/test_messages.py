"""The command finds every word of the interface that is not said in Vietnamese."""

from sen.cli.messages import findings_of

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'


def _package(folder, *, catalogue, code="", template="", other=None):
    app = folder / "app"
    (app / "locale/vi/LC_MESSAGES").mkdir(parents=True)
    (app / "locale/vi/LC_MESSAGES/django.po").write_text(HEAD + catalogue)
    (app / "views.py").write_text(code)
    (app / "templates").mkdir()
    (app / "templates/page.html").write_text(template)
    if other is not None:
        (folder / "other/locale/vi/LC_MESSAGES").mkdir(parents=True)
        (folder / "other/locale/vi/LC_MESSAGES/django.po").write_text(HEAD + other)
    return list(findings_of(folder))


def test_a_complete_catalogue_has_no_finding(tmp_path):
    catalogue = 'msgid "Lotus ponds"\nmsgstr "Ao sen"\n\nmsgid "Red lotus"\nmsgstr "Sen đỏ"\n'
    code = 'words = _("Lotus ponds")\n'
    template = '<p>{% translate "Red lotus" %}</p>'
    assert _package(tmp_path, catalogue=catalogue, code=code, template=template) == []


def test_a_word_in_no_catalogue_is_found_in_code_and_in_templates(tmp_path):
    findings = _package(
        tmp_path,
        catalogue="",
        code='words = _("Lotus ponds")\n',
        template="{% blocktranslate %}Red lotus{% endblocktranslate %}",
    )
    assert len(findings) == 2
    assert "Lotus ponds" in findings[0]


def test_an_empty_or_doubtful_translation_is_found(tmp_path):
    catalogue = 'msgid "Lotus ponds"\nmsgstr ""\n\n#, fuzzy\nmsgid "Red lotus"\nmsgstr "Sen"\n'
    findings = _package(tmp_path, catalogue=catalogue, code='a = _("Lotus ponds")\nb = _("Red lotus")\n')
    assert all("not translated" in finding for finding in findings)
    assert len(findings) == 2


def test_a_translation_nobody_uses_is_found(tmp_path):
    findings = _package(tmp_path, catalogue='msgid "Lotus ponds"\nmsgstr "Ao sen"\n')
    assert ["no longer used" in finding for finding in findings] == [True]


def test_one_word_said_in_two_ways_is_found(tmp_path):
    catalogue, other = 'msgid "Lotus ponds"\nmsgstr "Ao sen"\n', 'msgid "Lotus ponds"\nmsgstr "Hồ sen"\n'
    findings = _package(tmp_path, catalogue=catalogue, other=other, code='a = _("Lotus ponds")\n')
    assert ["otherwise" in finding for finding in findings] == [True]


def test_words_django_already_says_are_known(tmp_path):
    assert _package(tmp_path, catalogue="", code='a = _("This field is required.")\n') == []


def test_a_place_that_asks_for_no_word_at_all_is_named(tmp_path, capsys):
    """Asked for the empty word, a catalogue answers with its own head."""
    assert _package(tmp_path, catalogue="", code='a = _("")\n') == []
    assert "app/views.py:1: warning: Empty msgid" in capsys.readouterr().err
