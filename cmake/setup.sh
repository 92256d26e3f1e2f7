#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Sets up whatever is missing (Debian packages, LibTorch in .venv) and builds: cmake/setup.sh TARGET, called by ./run and ./test.
# Writes nothing to stdout: one line a stage on stderr, everything else in build/setup.log. A set-up tree needs no network.
set -euo pipefail

torch=torch==2.13.0
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$root/build/release
log=$root/build/setup.log
stamp=$root/build/setup.stamp
packages=$root/cmake/debian-packages.txt

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "$*"
  exit 1
}

# Runs a command silently; when it fails, shows the end of its output and a sentence.
logged() {
  local sentence=$1
  shift
  if ! "$@" >>"$log" 2>&1 </dev/null; then
    tail -n 40 "$log" >&2
    rm -f "$stamp"
    fail "$sentence The whole output is in $log."
  fi
}

missing_packages() {
  local name
  while read -r name; do
    dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null | grep -qx installed || printf '%s\n' "$name"
  done <"$packages"
}

install_packages() {
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    say "This is not a Debian system: what cmake/debian-packages.txt names must be installed by other means."
    return
  fi
  local missing as_root=()
  missing=$(missing_packages | tr '\n' ' ')
  [[ -n $missing ]] || return 0
  if [[ $(id -u) != 0 ]]; then
    command -v sudo >/dev/null || fail "Packages are missing and sudo is not here. As root: apt-get install $missing"
    as_root=(sudo)
  fi
  say "Installing Debian packages: $missing"
  logged "apt-get update failed." "${as_root[@]}" apt-get update
  # shellcheck disable=SC2086  # the list is words
  logged "apt-get could not install the packages." "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y --no-install-recommends $missing
}

has_torch() {
  "$root/.venv/bin/python" -c "
import importlib.metadata, sys
sys.exit(importlib.metadata.version('torch').split('+')[0] != '${torch#*==}')" >>"$log" 2>&1
}

# Says what is about to be fetched, and stops where it clearly does not fit: a wheel takes about three times its size unpacked.
check_disk() {
  local free bytes need=2000000000 amount="about 200 MB (CPU build) to about 3 GB (CUDA build)"
  free=$(df --output=avail -B1 "$root" | tail -n 1)
  if bytes=$("$root/.venv/bin/python" "$root/cmake/download_size.py" "$torch" 2>>"$log"); then
    amount="$((bytes / 1000000)) MB"
    need=$((bytes * 4))
  fi
  say "Installing LibTorch ($torch by pip, into .venv): $amount to fetch, $((free / 1000000)) MB of disk free"
  ((free >= need)) || fail "LibTorch needs about $((need / 1000000)) MB of disk while it is installed;" \
    "$((free / 1000000)) MB are free in $root."
}

install_torch() {
  if [[ -n ${PIC_LIBTORCH:-} ]]; then
    [[ -e $PIC_LIBTORCH/lib/libtorch.so ]] || fail "PIC_LIBTORCH is $PIC_LIBTORCH, and there is no lib/libtorch.so in it."
    return
  fi
  ! has_torch || return 0
  # python3-venv belongs to Debian's own Python; another one on PATH may lack it.
  local python=/usr/bin/python3
  [[ -x $python ]] || python=python3
  [[ -x $root/.venv/bin/pip ]] || logged "Python could not make .venv." "$python" -m venv "$root/.venv"
  check_disk
  logged "pip could not install $torch." "$root/.venv/bin/python" -m pip install --progress-bar off "$torch"
}

# The cmake on PATH may be a wrapper that does not run, or too old for our presets.
find_cmake() {
  local candidate version
  for candidate in cmake /usr/bin/cmake; do
    version=$("$candidate" --version 2>/dev/null | sed -n '1s/[^0-9]*\([0-9.]*\).*/\1/p') || continue
    if [[ -n $version && $(printf '%s\n' 3.25 "$version" | sort -V | head -n 1) == 3.25 ]]; then
      echo "$candidate"
      return
    fi
  done
  fail "CMake 3.25 or later is needed and was not found."
}

configure() {
  say "Configuring build/release"
  (cd "$root" && logged "CMake could not configure the build." "$cmake" --preset release --fresh "-DPIC_LIBTORCH=${PIC_LIBTORCH:-}")
}

# A file that includes LibTorch takes about 1.5 GB of memory to compile.
jobs() {
  local cores memory
  cores=$(nproc)
  memory=$(awk '/^MemAvailable/ { print int($2 / 1500000) }' /proc/meminfo)
  echo $((memory < 1 ? 1 : memory < cores ? memory : cores))
}

# Ninja says [done/all] before every step; nothing is shown when there is nothing to do.
show_steps() {
  local line announced=
  while IFS= read -r line; do
    printf '%s\n' "$line" >>"$log"
    [[ $line =~ ^\[([0-9]+/[0-9]+)\]\ (Building|Linking|Automatic) ]] || continue
    [[ -n $announced ]] || say "Building with $(jobs) jobs (details: build/setup.log)"
    announced=yes
    [[ ! -t 2 ]] || printf '\r%s ' "${BASH_REMATCH[1]}" >&2
  done
  [[ -z $announced || ! -t 2 ]] || printf '\n' >&2
}

compile() {
  if ! "$cmake" --build "$build" --target "$1" --parallel "$(jobs)" 2>&1 </dev/null | show_steps; then
    grep -A 20 -E 'FAILED|error:|CMake Error' "$log" | head -n 60 >&2
    rm -f "$stamp"
    fail "The build failed. The whole output is in $log."
  fi
}

mkdir -p "$root/build"
exec 9>"$root/build/setup.lock"
flock 9 # two calls at once: the second waits and finds everything done
: >"$log"

wanted=$(cat "$0" "$packages" | sha256sum | cut -d' ' -f1)" $root ${PIC_LIBTORCH:-.venv}"
if [[ ! -e $stamp || $(<"$stamp") != "$wanted" || ! -e ${PIC_LIBTORCH:-$root/.venv} ]]; then
  install_packages
  install_torch
  cmake=$(find_cmake)
  configure
  printf '%s\n' "$wanted" >"$stamp"
fi
cmake=${cmake:-$(find_cmake)}
compile "$1"
