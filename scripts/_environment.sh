# shellcheck shell=bash
# Sourced by the other scripts. Gives `environment LAYER`, which sets $python to an interpreter
# that has requirements/LAYER.txt installed, and makes that environment first if need be.
#
# It is made once: the folder keeps a copy of the requirements it was given, and a start that finds
# nothing changed costs a few milliseconds. Everything slower is in _environment.py.

unset CDPATH PYTHONHOME
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
export PYTHONPATH="$root/lambda:$root/scripts"

# Print the first command that is Python 3.11 or newer and can make virtual environments. The
# newest that AWS Lambda is told to use comes first: what is built with it starts fastest there.
find_python() {
    local candidate status incomplete=
    for candidate in ${PYTHON:+"$PYTHON"} python3.13 python3.12 python3.11 python3; do
        status=0
        "$candidate" -I -c 'import sys; sys.version_info >= (3, 11) or sys.exit(1)
try: import ensurepip, venv
except ImportError: sys.exit(3)' >/dev/null 2>&1 || status=$?
        case $status in
            0) printf '%s\n' "$candidate" && return ;;
            3) incomplete=${incomplete:-$candidate} ;;
        esac
    done
    if [[ $incomplete ]]; then
        echo "$incomplete cannot make virtual environments: its venv or ensurepip module is missing."
        echo "On Debian and Ubuntu: apt-get install $("$incomplete" -I -c 'import sys
print("python{}.{}-venv".format(*sys.version_info))')"
    else
        echo "Twitch Check needs Python 3.11 or newer, and there is none on the PATH. To install it:"
        echo "  Debian, Ubuntu   apt-get install python3 python3-venv"
        echo "  Fedora           dnf install python3.13"
        echo "  macOS            brew install python@3.13"
        echo "One that is elsewhere can be named: PYTHON=/path/to/python3.13 $0"
    fi >&2
    return 1
}

# Say whether the environment $1 was last given exactly the requirements $2, by the Python it has.
is_current() {
    [[ -x $1/bin/python && $(cat "$1/installed.txt" 2>/dev/null) == \
        "$(cat "$2")"$'\n'"# $("$1/bin/python" -V 2>&1)" ]]
}

# Make the environment of layer $1 ready and set $python to its interpreter.
environment() {
    local layer=$1 venv base
    case $layer in
        simulate | test) venv=$root/.venv ;;
        *) venv=$root/.venv-$layer ;;
    esac
    # shellcheck disable=SC2034 # used by those who source this
    python=$venv/bin/python
    if is_current "$venv" "$root/requirements/$layer.txt"; then return; fi
    # What the tests need includes what the simulator, its page, its ear and the host need.
    if [[ $layer =~ ^(simulate|web|voice|serve)$ ]] &&
        is_current "$root/.venv" "$root/requirements/test.txt"; then
        # shellcheck disable=SC2034 # used by those who source this
        python=$root/.venv/bin/python
        return
    fi
    base=$(find_python) || return
    "$base" -I "$root/scripts/_environment.py" "$venv" "$root/requirements/$layer.txt"
}
