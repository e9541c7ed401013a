# shellcheck shell=bash
# Sourced by `test` and `check`: the steps they are made of.
#
# A step that fails is noted and the next one runs, so that one start tells everything.

. "$(dirname "${BASH_SOURCE[0]}")/_environment.sh"
cd "$root" || exit

passed=()
failed=()

# Run the command after the name $1 as a step of that name.
step() {
    local name=$1 begin=$SECONDS
    shift
    printf '\n%s== %s%s\n' "$bold" "$name" "$plain"
    if "$@"; then
        passed+=("$name")
    else
        failed+=("$name")
        printf '%s-- %s failed%s\n' "$red" "$name" "$plain"
    fi
    if ((SECONDS - begin > 1)); then echo "   ($((SECONDS - begin)) s)"; fi
}

# Print what failed and, last, one line with the counts; give the exit status of the whole.
report() {
    local name
    echo
    for name in ${failed[@]+"${failed[@]}"}; do
        printf '%sfailed: %s%s\n' "$red" "$name" "$plain"
    done
    printf 'steps: %d passed, %d failed\n' "${#passed[@]}" "${#failed[@]}"
    ((${#failed[@]} == 0))
}

# Run a program that the environment installed, whatever path is written in its first line.
tool() { "$python" -P "$(dirname "$python")/$1" "${@:2}"; }

check_python() {
    step 'format (ruff; to mend: ruff format)' "$python" -m ruff format --check --quiet --output-format concise .
    step 'lint (ruff)' "$python" -m ruff check --quiet --output-format concise .
}

check_content() {
    step 'content' "$python" -P -m authoring.check
    step 'interaction model is fresh' "$python" -P -m authoring.build_model --check
    step 'diagram and list to confirm are fresh' "$python" -P -m authoring.reviewer_files --check
    step 'interaction model and manifest rules' scripts/lint-model
}

# Prove what the arguments say. To tell something after a bare 'yes' or 'not sure' as well takes
# `scripts/prove` alone, and long.
check_proof() {
    step "proof (scripts/prove $*)" "$python" -P -m proof "$@"
    step 'levels are recorded (scripts/diff)' "$python" -P -m proof.diff --check
}

check_structure() {
    step 'types (mypy)' "$python" -P -m mypy
    step 'layers (import-linter)' tool lint-imports --no-logo
    step 'scripts (shellcheck)' check_scripts
}

check_scripts() {
    local script scripts=(.ci/run)
    for script in scripts/*; do
        if [[ -f $script && ($script != *.* || $script == *.sh) ]]; then scripts+=("$script"); fi
    done
    "$(dirname "$python")/shellcheck" --external-sources --source-path=SCRIPTDIR "${scripts[@]}"
}

check_template() {
    step 'environment for the template' environment sam
    step 'template (cfn-lint)' tool cfn-lint template.yaml
    step 'template (sam validate)' sam_validate
    step 'environment for the security linter' environment checkov
    step 'template (checkov)' check_template_holes
}

# Parts that a parameter switches off are not looked at, so each is looked at switched on as well.
check_template_holes() {
    local switched=build/checkov/template.yaml
    mkdir -p "${switched%/*}"
    sed 's/^    Default: "false"$/    Default: "true"/' template.yaml >"$switched"
    tool checkov --framework cloudformation --skip-download --compact --quiet \
        --file template.yaml --file "$switched"
}

# sam asks for a region and looks for credentials, though validating a template uses neither.
sam_validate() {
    SAM_CLI_TELEMETRY=0 tool sam validate --lint --region us-east-1 --template template.yaml
}

bold='' red='' plain=''
if [[ -t 1 && -z ${NO_COLOR-} ]]; then bold=$'\e[1m' red=$'\e[31m' plain=$'\e[0m'; fi
