"""Setting an installation up, and the commands of its administrator."""

import argparse
from unittest import mock

import pytest

from sen import cli
from sen.cli import install, serve
from sen.reform.accounts.models import User
from sen.reform.accounts.queries import actor_named
from sen.reform.audit.models import ChainHead
from sen.reform.common.clock import today
from tests.factories.assessments import an_assessment, declared
from tests.factories.evidence import a_piece
from tests.factories.forgery import forge
from tests.reform.evidence import samples

pytestmark = pytest.mark.django_db


def _arguments(**said):
    return argparse.Namespace(**{"username": "quantri", "generate": False, **said})


def test_the_first_account_is_an_administrator_whose_password_is_shown_once(capsys):
    assert install.run_create_admin(_arguments(generate=True)) == 0
    password = capsys.readouterr().out.split()[-1]
    assert User.objects.get().check_password(password)
    assert actor_named("quantri", on=today()).is_administrator


def test_a_weak_first_password_is_refused_with_a_sentence(monkeypatch, capsys):
    monkeypatch.setenv("SEN_FIRST_PASSWORD", "yeu")
    assert install.run_create_admin(_arguments()) == 1
    assert "8" in capsys.readouterr().err
    assert not User.objects.exists()


def test_a_second_administrator_joins_the_same_committee(monkeypatch):
    monkeypatch.setenv("SEN_FIRST_PASSWORD", "Sen-2023!")
    assert install.run_create_admin(_arguments()) == 0
    assert install.run_create_admin(_arguments(username="quantri-2")) == 0
    first, second = (actor_named(name, on=today()) for name in ("quantri", "quantri-2"))
    assert first.unit_ids == second.unit_ids


def test_verify_names_what_was_touched(monkeypatch, capsys):
    monkeypatch.setenv("SEN_FIRST_PASSWORD", "Sen-2023!")
    install.run_create_admin(_arguments())
    ChainHead.objects.update(digest="0" * 64)
    assert install.run_verify(_arguments()) == 1
    said = capsys.readouterr().out
    assert "Chuỗi nhật ký: 1 chỗ sai" in said
    assert "Thiếu các sự kiện cuối" in said
    assert "Sổ điểm từng đơn vị: nguyên vẹn" in said


def test_what_browsers_fetch_is_made_once_and_again_only_when_its_sources_change(tmp_path, settings):
    settings.VAR = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATICFILES_DIRS = []
    with mock.patch("django.core.management.call_command") as called:
        install.run_prepare(_arguments())
        assert (tmp_path / "assets/sen/sen.css").exists()
        assert "collectstatic" in {call.args[0] for call in called.call_args_list}
        called.reset_mock()
        install.run_prepare(_arguments())
        assert "collectstatic" not in {call.args[0] for call in called.call_args_list}


def test_commands_that_do_not_exist_are_explained(capsys):
    with pytest.raises(SystemExit) as ended:
        cli.main(["khong-co"])
    assert ended.value.code == 2
    assert "khong-co" in capsys.readouterr().err


def test_a_reader_that_has_seen_enough_is_no_error(monkeypatch):
    def broken(_arguments):
        raise BrokenPipeError

    monkeypatch.setattr(install, "run_verify", broken)
    monkeypatch.setattr("os.dup2", lambda *_files: None)
    assert cli.main(["verify"]) == 0


def test_django_commands_are_reached_through_manage(capsys):
    assert cli.main(["manage", "check"]) == 0
    assert "no issues" in capsys.readouterr().out


def test_a_taken_port_is_named_with_the_way_out(capsys):
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert serve.run(argparse.Namespace(host="127.0.0.1", port=port)) == 1
    assert f"SEN_PORT={port + 1}" in capsys.readouterr().err


def test_both_processes_end_when_one_does():
    ended, running = mock.Mock(), mock.Mock()
    ended.poll.return_value, running.poll.return_value = 0, None
    ended.pid = running.pid = 2**22 + 1  # no such process
    with (
        mock.patch("subprocess.Popen", side_effect=[ended, running]),
        mock.patch.object(serve, "_is_free", return_value=True),
        mock.patch("signal.signal"),
    ):
        assert serve.run(argparse.Namespace(host="127.0.0.1", port=1)) == 0
    running.terminate.assert_called_once()
    ended.terminate.assert_not_called()


def test_what_does_not_end_when_asked_is_ended():
    import subprocess

    stubborn = mock.Mock(pid=2**22 + 1)
    stubborn.poll.return_value = None
    stubborn.wait.side_effect = subprocess.TimeoutExpired("x", 1)
    with mock.patch("signal.signal"):
        serve._end([stubborn])
    stubborn.kill.assert_called_once()


def test_asked_to_stop_it_stops():
    with pytest.raises(KeyboardInterrupt):
        serve._stop(15, None)


def test_verify_finds_one_changed_byte_of_a_ledger_and_of_a_file_and_says_where(capsys, settings, tmp_path):
    storage = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "evidence": storage}
    card = an_assessment()
    declared(card, "1.1.1", done=48, planned=60)
    piece = a_piece(data=samples.a_pdf("nguyên"))
    assert install.run_verify(_arguments()) == 0
    forge("assessments_entry", 'UPDATE assessments_entry SET inputs = \'{"done": "49", "planned": "60"}\'')
    (path,) = (path for path in tmp_path.rglob("*") if path.is_file())
    path.chmod(0o600)
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    capsys.readouterr()
    assert install.run_verify(_arguments()) == 1
    said = capsys.readouterr().out
    assert f"Sổ kê khai {card.unit_name}, {card.round.title}, dòng 1 (tiêu chí 1.1.1): bị sửa sau khi ghi." in said
    assert "Tệp minh chứng: 1 chỗ sai" in said
    assert piece.key in said
    assert "Chuỗi nhật ký: nguyên vẹn" in said
