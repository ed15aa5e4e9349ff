# What bin/run, bin/test and bin/bench share: Python, the locked packages, system packages, translations,
# and a PostgreSQL that is thrown away.
# Sourced, never run; the caller has set -euo pipefail and stands in the project's folder.

say() { printf '\033[1m==> %s\033[0m\n' "$*"; }
stop() { printf '\n%s\n' "$*" >&2; exit 1; }

# True when system packages may be installed without asking for a password.
may_apt() {
  command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }
}

as_root() {
  local sudo=()
  [ "$(id -u)" = 0 ] || sudo=(sudo -n)
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive "$@"
}

# The package lists, fetched once a run and only where packages may be installed.
apt_update() {
  may_apt || return 1
  if [ -z "${apt_updated:-}" ]; then as_root apt-get update -qq && apt_updated=yes; fi
}

# apt_install PACKAGE...: true when all of them could be installed.
apt_install() {
  apt_update || return 1
  say "Installing system packages: $*"
  as_root apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

apt_line() { echo "sudo apt-get update && sudo apt-get install -y $*"; }

# The first Python that is new enough; PYTHON names another one.
find_python() {
  local candidate
  for candidate in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$candidate"
      return
    fi
  done
  return 1
}

# Debian and Ubuntu keep the making of virtual environments in a package of its own.
make_venv() {
  local python package
  python=$(find_python) || stop "Python 3.11 or newer is needed. On Debian or Ubuntu type: $(apt_line python3 python3-venv)"
  if ! "$python" -c 'import ensurepip' 2>/dev/null; then
    package="$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
    apt_install "$package" || stop "Python cannot make a virtual environment yet. Type: $(apt_line "$package")"
  fi
  say "Making .venv with $("$python" --version)"
  "$python" -m venv --clear .venv
}

# install_packages LOCK: the locked packages, each checked by its hash; nothing to do while LOCK is unchanged.
install_packages() {
  local lock=$1 stamp=.venv/installed-$1 hash
  .venv/bin/python -m pip --version >/dev/null 2>&1 || make_venv
  hash=$(sha256sum <"$lock")
  if [ "$(cat "$stamp" 2>/dev/null)" = "$hash" ]; then return; fi
  say "Installing Python packages from $lock"
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r "$lock"
  rm -f .venv/installed-*
  echo "$hash" >"$stamp"
}

# The libraries behind the PDFs, by the names under which they are loaded.
has_pdf_libraries() {
  .venv/bin/python - <<'PYTHON' 2>/dev/null
import ctypes
for name in ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0"):
    ctypes.CDLL(name)
PYTHON
}

# The papers are set in Liberation Serif 2 or newer: version 1 lacks some Vietnamese letters.
has_paper_font() {
  command -v fc-list >/dev/null &&
    fc-list ':family=Liberation Serif:lang=vi' fontversion | grep -oE '[0-9]+$' |
    awk '$1 >= 2 * 65536 { found = 1 } END { exit !found }'
}

# Version 2 of the font is fonts-liberation2 on Debian 12 and fonts-liberation on newer systems.
paper_font_package() {
  if [[ $(apt-cache policy fonts-liberation 2>/dev/null) == *"Candidate: 1:2"* ]]; then
    echo fonts-liberation
  else
    echo fonts-liberation2
  fi
}

missing_system_packages() {
  has_pdf_libraries || echo libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
  has_paper_font || echo fontconfig "$(paper_font_package)"
}

install_system_packages() {
  local missing
  if [ -z "$(missing_system_packages)" ]; then return; fi
  apt_update || true
  missing=$(missing_system_packages | xargs)
  # shellcheck disable=SC2086  # a list of words
  apt_install $missing || stop "The PDFs need system packages that I may not install. Type: $(apt_line "$missing")"
  missing=$(missing_system_packages | xargs)
  if [ -n "$missing" ]; then stop "Still missing after installing: $missing"; fi
}

# Message catalogues are compiled on the machine that shows them.
compile_translations() {
  local po
  for po in locale/*/LC_MESSAGES/django.po; do
    [ -e "$po" ] && [ "$po" -nt "${po%.po}.mo" ] || continue
    .venv/bin/python -m babel.messages.frontend --quiet compile -i "$po" -o "${po%.po}.mo"
  done
}

# The style sheets, scripts and fonts under hashed names, compressed; skipped while none of them has changed.
collect_static_files() {
  local stamp=.venv/static-files sources
  sources=$(find requirements.lock static -type f -printf '%p %s %T@\n' | sort | sha256sum)
  if [ -e staticfiles/staticfiles.json ] && [ "$(cat "$stamp" 2>/dev/null)" = "$sources" ]; then return; fi
  say "Collecting static files"
  .venv/bin/python manage.py collectstatic --noinput --clear --verbosity 0
  echo "$sources" >"$stamp"
}

# Where PostgreSQL keeps the programs that make and start a cluster.
find_pg_bin() {
  local initdb
  initdb=$(command -v initdb || find /usr/lib/postgresql -path '*/bin/initdb' 2>/dev/null | sort -V | tail -1)
  [ -n "$initdb" ] && dirname "$initdb"
}

# A PostgreSQL cluster that lives no longer than the script; the caller sets pg_bin.
cluster=

# PostgreSQL refuses to run as root: then the cluster belongs to the user that its package made.
as_server() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }

# It is as quick as it can be, because nothing in it has to last. Autovacuum is off: between two tests it finds
# every table empty and says so to the planner, which then takes minutes over what the next test has written.
start_postgresql() {
  local options="-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
  cluster=$(mktemp -d /tmp/reform-postgresql.XXXXXX)  # short: it holds the socket
  if [ "$(id -u)" = 0 ]; then chown postgres "$cluster"; fi
  (
    cd "$cluster"
    as_server "$pg_bin/initdb" -D "$cluster/data" -U reform -A trust -E UTF8 --locale=C.UTF-8 -N >/dev/null
    as_server "$pg_bin/pg_ctl" start -s -w -D "$cluster/data" -l "$cluster/log" \
      -o "$options -c autovacuum=off -c unix_socket_directories='$cluster'"
  )
}

stop_postgresql() {
  if [ -z "${cluster:-}" ]; then return; fi
  as_server "$pg_bin/pg_ctl" stop -D "$cluster/data" -m immediate -s || true
  rm -rf "$cluster"
}

on_postgresql() { DATABASE_URL="postgres://reform@${cluster//\//%2F}/reform" "$@"; }
