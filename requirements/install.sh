# Shared by ./start and ./test: find a Python, make .venv, install what a lock file names. Sets $python.

find_python() {
    for candidate in "${SEN_PYTHON:-}" python3.13 python3.12 python3.11 python3 python; do
        [ -n "$candidate" ] || continue
        if "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null; then
            "$candidate" -c 'import sys; print(sys.executable)'
            return 0
        fi
    done
    return 1
}

# $1 is "app" or "dev"; the development set holds everything the product needs, so it serves both.
install_locked() {
    python="$PWD/.venv/bin/python"
    wanted="$(cat requirements/app.txt requirements/dev.txt pyproject.toml | cksum) $PWD"
    # The stamp holds what was installed: a second start with the same locks installs nothing.
    for stamp in ".venv/installed-$1" .venv/installed-dev; do
        if [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && "$python" -c '' 2>/dev/null; then
            return 0
        fi
    done
    base=$(find_python) || fail \
        "Thiếu Python 3.11, 3.12 hoặc 3.13. Trên Debian/Ubuntu hãy chạy: sudo apt-get install python3 python3-venv" \
        "Python 3.11, 3.12 or 3.13 is missing. On Debian/Ubuntu run: sudo apt-get install python3 python3-venv"
    printf '%s\n' "Cài đặt các thư viện (lần đầu mất khoảng một phút)…"
    "$base" -m venv --clear .venv 2>/dev/null || fail \
        "Python này thiếu mô-đun venv. Hãy chạy: sudo apt-get install python3-venv" \
        "This Python lacks the venv module. Run: sudo apt-get install python3-venv"
    if ! command -v uv >/dev/null 2>&1; then
        "$python" -m pip install --quiet --disable-pip-version-check uv || install_failed
        PATH="$PWD/.venv/bin:$PATH"
    fi
    uv pip install --quiet --no-python-downloads --python "$python" --require-hashes -r "requirements/$1.txt" || install_failed
    uv pip install --quiet --no-python-downloads --python "$python" --no-deps --no-build-isolation -e . || install_failed
    printf '%s' "$wanted" >".venv/installed-$1"
}

install_failed() {
    fail "Không cài được thư viện. Kiểm tra kết nối mạng tới kho gói Python rồi chạy lại; phần đã cài được giữ lại." \
        "The libraries could not be installed. Check the connection to the Python package index and run again."
}
