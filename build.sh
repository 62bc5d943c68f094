#!/usr/bin/env bash
# Every verb of Concord's development, a function each: `./build.sh help` lists them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export CARGO_TARGET_DIR=$PWD/target
PATH=$PATH:${CARGO_HOME:-${HOME:-}/.cargo}/bin

readonly wasm_target=wasm32-unknown-unknown
readonly wasm_modules=(concord formats stems) # the explorer, the readers of foreign files, and the stemmers
readonly wasm_place=(--locked --target "$wasm_target" --target-dir target/wasm)
readonly budget=388000 # bytes of wasm and shell, gzipped: what a first visit loads to explore, count, open, save and mend; the readers of foreign files and the stemmers come apart

## Verbs

verb_all() { # Builds everything: the page, the site, the widget and the terminal's program.
  verb_wasm
  shell
  native_program
  publish
  sizes
}

verb_wasm() { # Browsers run the core as wasm: compiles it, writes its JavaScript, makes it small and fast.
  need_rust
  need_node
  wasm_toolchain
  say "Compiling the core to wasm; its standard library is $wasm_std"
  # Copies of functions in their callers weigh most, and by itself the compiler makes more of them than pay.
  wasm_compile concord -- -Cllvm-args=-inlinehint-threshold=100
  wasm_compile formats --features formats
  wasm_compile stems --features stems
  say 'Building the tool that writes the JavaScript glue'
  cargo build --locked -p concord-glue
  node_packages www
  mkdir -p target/web
  once target/web/.wasm build.sh Cargo.lock www/glue/main.rs www/package-lock.json "${wasm_modules[@]/#/target/wasm/}" -- glue_and_optimise
}

verb_page() { # Whoever works on the page wants to see it soon: as all, but the core and the program stay as they are.
  [ -f target/web/concord_bg.wasm ] || verb_wasm
  shell
  [ -x target/release/concord ] || native_program
  publish --shell target/web/shell
}

verb_check() { # The quick half of the tests, for every change: format, lints, Rust tests and documentation; no browser.
  need_rust
  need_rust_tools
  say 'Checking the format'
  cargo fmt --all --check
  say 'Linting'
  cargo clippy --locked --workspace --all-targets -- -D warnings
  say 'Testing the core and the terminal'
  cargo test --locked --workspace 2>&1 | tee target/cargo-test.log
  say 'Checking the documentation'
  RUSTDOCFLAGS='-D warnings' cargo doc --locked --workspace --no-deps
}

verb_test() { # Nothing lands unless it works for a reader: all checks, then the page in three browsers.
  verb_check
  verb_all
  [ "$(weight)" -le "$budget" ] || fail "wasm and shell weigh more than the $budget bytes allowed: make them lighter, or say in the README why not."
  wasm_lints
  say 'Checking the types of the page'
  www/node_modules/.bin/tsc --noEmit -p www
  need_browsers
  node_packages tests/page
  say 'Testing the page in the browsers'
  (cd tests/page && npm test </dev/null) 2>&1 | tee target/page-test.log
  recap
}

verb_bench() { # Speed is measured, not guessed: prints the figures that the README shows.
  verb_all
  need_browsers
  node_packages tests/page
  node tests/page/bench.mjs "$@"
  node tests/page/ingest.bench.mjs
  node tests/page/million.bench.mjs
}

verb_peers() { # Fast is a comparison: the shipped build beside its peers, by a harness in its FOLDER; takes --sizes, --peers, --quick.
  local harness=${1:-}
  [ -d "$harness" ] || fail 'name the folder of the harness: ./build.sh peers FOLDER.'
  [ -f "$harness/run.mjs" ] || fail "the harness is missing: $harness has no run.mjs."
  shift
  have python3 || fail 'python3 is missing: it makes the documents that are searched.'
  verb_wasm
  CONCORD_WITHOUT='firefox webkit' need_browsers
  node tests/bench/peers.mjs "$harness" "$@"
}

verb_relevance() { # What comes first matters as much: nDCG, MAP and recall where judgements are known, in FOLDER, beside a BM25 by others.
  local folder=${1:-} place=target/relevance
  [ -d "$folder" ] || fail 'name the folder of questions and judgements: ./build.sh relevance FOLDER.'
  compgen -G "$folder/*.queries.jsonl.gz" >/dev/null ||
    fail "the questions are missing: $folder has no NAME.queries.jsonl.gz (with NAME.jsonl.gz and NAME.qrels.tsv)."
  have python3 || fail 'python3 is missing: the reference and the measures are written in it.'
  verb_all
  once "$place/.installed" tests/bench/relevance.txt -- python_packages "$place" tests/bench/relevance.txt
  "$place/bin/python" tests/bench/relevance.py target/release/concord "$folder"
}

verb_agreement() { # A figure is worth what others get for it: words, phrases, keyness, collocates and trends of sotu.jsonl.gz in FOLDER beside other people's code.
  local folder=${1:-} place=target/agreement
  [ -d "$folder" ] || fail 'name the folder of the addresses: ./build.sh agreement FOLDER.'
  [ -f "$folder/sotu.jsonl.gz" ] ||
    fail "the addresses are missing: $folder has no sotu.jsonl.gz."
  have python3 || fail 'python3 is missing: the reference is written in it.'
  verb_all
  once "$place/.installed" tests/bench/agreement.txt -- python_packages "$place" tests/bench/agreement.txt
  "$place/bin/python" tests/bench/agreement.py target/release/concord "$folder"
}

verb_fuzz() { # Foreign bytes do no harm: every property of the tests for many more cases than each time (TIMES, 50), from SEED, else a new one.
  need_rust
  export TIMES=${TIMES:-50} SEED=${SEED:-$(date +%s)}
  say "Trying each property $TIMES times as often; SEED=$SEED repeats this run"
  cargo test --locked --profile fuzz --test it -- "$@"
}

verb_serve() { # Some things differ over HTTP: serves dist/site on this machine only; takes a port.
  [ -d dist/site ] || verb_all
  have python3 || fail 'python3 is missing: any web server on dist/site does as well.'
  python3 -m http.server --bind 127.0.0.1 --directory dist/site "${1:-8000}"
}

verb_clean() { # A doubt about old results ends here: removes all that this script made.
  rm -rf target dist www/node_modules tests/page/node_modules
}

verb_help() { # Nobody should have to read a script to use it.
  printf 'Usage: ./build.sh [VERB]\n\n'
  sed -n 's/^verb_\([a-z]*\)() { # \(.*\)/  \1\t\2/p' build.sh | expand -t 12
  printf '\nWithout a verb: all. CONCORD_WITHOUT="webkit firefox" leaves browsers out of the tests.\n'
}

## Steps

# NAME OPTION…: paths of this machine are cut out, so that everyone gets the same bytes. The name of the metadata makes
# Cargo keep both modules apart; without it each would be compiled again where the other was the last.
wasm_compile() {
  local name=$1 flags=-Ctarget-feature=+simd128,+bulk-memory
  flags+=$'\x1f'--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}/registry/src=crates
  flags+=$wasm_flags
  flags+=$'\x1f'--remap-path-prefix=$("$wasm_rustc" --print sysroot)/lib/rustlib/src/rust=rust
  CARGO_ENCODED_RUSTFLAGS=$flags __CARGO_DEFAULT_LIB_METADATA=concord "${wasm_cargo[@]}" rustc "${wasm_options[@]}" --release --lib --crate-type cdylib \
    --config 'profile.release.panic="abort"' \
    --config 'profile.release.opt-level="s"' "${@:2}" # gzipped a fifth lighter than at 3, and not measurably slower
  cp "target/wasm/$wasm_target/release/concord.wasm" "target/wasm/$name"
}

# wasm-opt comes from npm: some distributions' own writes modules that crash. Below the data stands the stack, the far end
# first: only one that overflows comes to the low memory that is said to be unused.
glue_and_optimise() {
  say 'Writing the glue and optimising the wasm'
  rm -rf target/glue
  local name
  for name in "${wasm_modules[@]}"; do
    target/debug/concord-glue "target/wasm/$name" "$name" target/glue
    www/node_modules/.bin/wasm-opt -O3 --low-memory-unused --one-caller-inline-max-function-size=30 --enable-simd --enable-bulk-memory --enable-sign-ext --enable-mutable-globals \
      --enable-nontrapping-float-to-int --enable-reference-types --enable-multivalue --strip-debug --strip-producers \
      "target/glue/${name}_bg.wasm" -o "target/web/${name}_bg.wasm"
    cp "target/glue/$name.js" "target/glue/$name.d.ts" target/web/
  done
}

wasm_lints() { # The browser face is compiled for wasm only, so the other lints never see it.
  say 'Linting the browser face'
  [ "$wasm_rustc" = rustc ] || [ -x /usr/bin/cargo-clippy ] || install rust-web-clippy || fail "Debian's rust-web-clippy is missing."
  "${wasm_clippy[@]}" "${wasm_options[@]}" --lib -- -D warnings
  "${wasm_clippy[@]}" "${wasm_options[@]}" --lib --features formats -- -D warnings
  "${wasm_clippy[@]}" "${wasm_options[@]}" --lib --features stems -- -D warnings
}

shell() {
  need_node
  node_packages www
  say 'Bundling the page and the widget'
  node www/build.mjs --web target/web --out dist
}

native_program() { # The page is built into it.
  need_rust
  say "Building the terminal's program"
  cargo build --locked --release --bin concord --features page
}

publish() { # OPTION…: the shipped page is for making others, so it carries all readers.
  say 'Packing the corpus into the page, the site and the widget'
  target/release/concord pack www/corpus "$@" -o dist/concord.html --formats --site dist/site --corpus dist/widget/corpus.jsonl.gz
}

node_packages() { # FOLDER: installs what its lock file names, when that has changed.
  once "$1/node_modules/.installed" "$1/package-lock.json" -- npm_ci "$1"
}

npm_ci() {
  say "Installing the node packages of $1"
  (cd "$1" && npm ci --no-audit --no-fund --ignore-scripts </dev/null)
}

python_packages() { # FOLDER LIST: a Python of its own in a folder, with the packages that a list names.
  say "Installing the Python packages of $2"
  python3 -m venv "$1" || install python3-venv && python3 -m venv "$1" || fail 'Python has no venv: install python3-venv.'
  "$1/bin/pip" install --quiet --disable-pip-version-check -r "$2"
}

recap() { # Browser output is long: what the runners said comes once more, together.
  say 'In short'
  grep '^test result:' target/cargo-test.log | grep -v 'ok. 0 passed; 0 failed; 0 ignored' || fail 'no Rust test ran.'
  grep -E '^(#|ℹ) (tests|pass|fail|cancelled|skipped|todo) ' target/page-test.log || fail 'no page test ran.'
}

weight() { # What every reader downloads, gzipped.
  zipped target/web/concord_bg.wasm dist/site/index.html dist/site/*.js
}

sizes() { # Every reader downloads it: shows what it weighs, against the budget.
  say "Sizes in bytes (the wasm's standard library is $wasm_std)"
  printf '%-22s %9s %9s\n' '' raw gzip
  size wasm target/web/concord_bg.wasm
  size shell dist/site/index.html dist/site/*.js
  size formats target/web/formats_bg.wasm
  size stems target/web/stems_bg.wasm
  size concord.html dist/concord.html
  printf 'wasm + shell, gzip: %d of the %d allowed\n' "$(weight)" "$budget"
}

size() { # NAME FILE…
  local name=$1
  shift
  printf '%-22s %9d %9d\n' "$name" "$(cat "$@" | wc -c)" "$(zipped "$@")"
}

zipped() { # FILE…: bytes when each is gzipped, as a server sends them
  local file
  for file in "$@"; do gzip -9nc "$file"; done | wc -c
}

## What it takes

need_rust() { # Cargo and rustc, new enough; the distribution's where rustup has none.
  rust_is_ready || PATH=/usr/bin:$PATH
  rust_is_ready || install rustc-web cargo-web || true
  rust_is_ready || fail "Rust $(wanted_rust) or newer is missing: install it with rustup, or Debian's rustc-web and cargo-web."
  have cc || install gcc libc6-dev || fail 'A C linker (cc) is missing: install gcc or clang.'
}

rust_is_ready() { cargo -V >/dev/null 2>&1 && new_enough rustc; }

new_enough() { # RUSTC
  local found
  found=$("$1" -V 2>/dev/null | cut -d' ' -f2)
  [ "$(printf '%s\n' "$(wanted_rust)" "$found" | sort -V | head -n1)" = "$(wanted_rust)" ]
}

wanted_rust() { sed -n 's/^rust-version = "\([0-9.]*\)".*/\1/p' Cargo.toml; }

need_rust_tools() {
  local tool
  for tool in fmt clippy; do
    cargo "$tool" --version >/dev/null 2>&1 || limit rustup component add rustfmt clippy ||
      install rustfmt-web rust-web-clippy || fail "cargo $tool is missing: rustup component add rustfmt clippy."
  done
}

need_node() {
  local found
  have npm || install nodejs npm || true
  found=$(node -p 'parseInt(process.versions.node)' 2>/dev/null || echo 0)
  { [ "$found" -ge 20 ] && have npm; } || fail "Node 20 or newer, with npm, is missing (here: $found; 0 is none)."
}

need_browsers() { # A browser that cannot be had fails the tests; only the user leaves one out.
  local engine
  for engine in $(browsers_missing | cut -d' ' -f1); do
    case $engine in
      chromium) install chromium ;;
      firefox) install firefox-esr ;;
      webkit) install webkit2gtk-driver libwebkit2gtk-4.1-0 xvfb ;;
    esac || true
  done
  [ -z "$(browsers_missing)" ] || fail "$(browsers_missing)"
}

browsers_missing() { # One sentence for each engine that is wanted and cannot be started.
  node --input-type=module -e "
    import { NEEDS, missing } from './tests/page/drivers/find.mjs';
    const without = (process.env.CONCORD_WITHOUT ?? '').split(/[\s,]+/);
    const wanted = Object.keys(NEEDS).filter((engine) => !without.includes(engine));
    for (const sentence of wanted.map(missing).filter(Boolean)) console.log(sentence);"
}

wasm_toolchain() { # A standard library built from source is a quarter lighter: rustup's, else Debian's, else the ready-made one.
  if has_source rustc && rustup which rustc >/dev/null 2>&1; then wasm_by_rustup
  elif debian_is_ready; then wasm_by_debian
  elif limit rustup component add rust-src && has_source rustc; then wasm_by_rustup
  elif install rustc-web cargo-web rust-web-src lld && debian_is_ready; then wasm_by_debian
  elif has_wasm || { limit rustup target add "$wasm_target" && has_wasm; }; then wasm_ready_made
  else fail "Rust's standard library for wasm is missing: rustup component add rust-src, or Debian's rustc-web cargo-web rust-web-src lld."
  fi
}

has_source() { [ -f "$("$1" --print sysroot)/lib/rustlib/src/rust/library/Cargo.lock" ]; } # RUSTC

has_wasm() { [ -d "$(rustc --print sysroot)/lib/rustlib/$wasm_target/lib" ]; }

debian_is_ready() { new_enough /usr/bin/rustc && have wasm-ld && [ -x /usr/bin/cargo ] && has_source /usr/bin/rustc; }

wasm_by_rustup() {
  wasm_std="built from source by $(rustc -V)"
  wasm_rustc=rustc
  wasm_cargo=(env RUSTC_BOOTSTRAP=1 cargo)
  wasm_clippy=("${wasm_cargo[@]}" clippy)
  wasm_light
}

wasm_by_debian() { # Debian has no ready-made one for wasm; its compiler of the same version builds it.
  wasm_std="built from source by $(/usr/bin/rustc -V)"
  wasm_rustc=/usr/bin/rustc
  local set=(env RUSTC_BOOTSTRAP=1 RUSTC=/usr/bin/rustc CARGO=/usr/bin/cargo CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld)
  wasm_cargo=("${set[@]}" /usr/bin/cargo)
  wasm_clippy=("${set[@]}" /usr/bin/cargo-clippy clippy)
  wasm_light
}

wasm_light() { # Nothing of the core panics on foreign bytes; where it should all the same, a trap says as much to the page.
  wasm_options=("${wasm_place[@]}" '-Zbuild-std=std,panic_abort' '-Zbuild-std-features=optimize_for_size')
  wasm_flags=$'\x1f-Zunstable-options\x1f-Cpanic=immediate-abort'
}

wasm_ready_made() {
  wasm_std="ready-made, of $(rustc -V)"
  wasm_rustc=rustc
  wasm_cargo=(cargo)
  wasm_clippy=(cargo clippy)
  wasm_options=("${wasm_place[@]}")
  wasm_flags=''
}

install() { # PACKAGE…: by apt, where this user may and nothing has to go for it.
  have apt-get && as_root true 2>/dev/null || return 1
  say "Installing $*"
  [ -n "${lists_are_fresh:-}" ] || as_root apt-get update -q || true
  lists_are_fresh=yes
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-remove --no-install-recommends "$@" </dev/null
}

## Small change

once() { # STAMP INPUT… -- COMMAND…: runs the command unless these inputs have been through it already.
  local stamp=$1 inputs=() sum
  shift
  while [ "$1" != -- ]; do inputs+=("$1") && shift; done
  shift
  sum=$(cksum "${inputs[@]}")
  [ "$(cat "$stamp" 2>/dev/null)" != "$sum" ] || return 0
  rm -f "$stamp"
  "$@"
  printf '%s\n' "$sum" >"$stamp"
}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

limit() { if have timeout; then timeout 120 "$@"; else "$@"; fi; }

have() { command -v "$1" >/dev/null; }

say() { printf '\n== %s\n' "$*"; }

fail() {
  printf 'build.sh: %s\n' "$*" >&2
  exit 1
}

verb=${1:-all}
declare -F "verb_$verb" >/dev/null || fail "there is no verb '$verb'; ./build.sh help lists them."
"verb_$verb" "${@:2}"
