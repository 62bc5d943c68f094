//! The page without a corpus, as `www/build.mjs` wrote it: built into the program, or in a folder.

use std::{borrow::Cow, fs, path::Path};

use anyhow::{Context, Result, anyhow, bail};

/// The files of a shell, each by its name.
pub(super) struct Shell(Vec<(&'static str, Cow<'static, [u8]>)>);

/// The made page with empty holes.
const PAGE: &str = "shell.html";

/// The readers of foreign formats, gzipped.
const FORMATS: &str = "formats.wasm.gz";

/// The stemmers, gzipped.
const STEMS: &str = "stems.wasm.gz";

/// What stands around each hole of the page, in their order; `www/page.js` fills the same.
const HOLES: [(&str, &str); 5] = [
    ("<title>", "</title>"),
    (
        "<script type=\"application/wasm+gzip\" id=\"concord-formats\">",
        "</script>",
    ),
    (
        "<script type=\"application/wasm+gzip\" id=\"concord-stems\">",
        "</script>",
    ),
    (
        "<script type=\"application/gzip\" id=\"corpus\">",
        "</script>",
    ),
    (
        "<script type=\"application/octet-stream\" id=\"index\">",
        "</script>",
    ),
];

/// A page's title where the corpus has none.
const UNTITLED: &str = "Concord";

/// What stands before, between and behind a page's holes: for title, formats, stems, corpus and index.
pub(super) struct Page<'a>(pub(super) [&'a str; 6]);

macro_rules! built_in {
    ($($name:literal),*) => {
        /// The names of a shell's files.
        const NAMES: &[&str] = &[$($name),*];

        #[cfg(feature = "page")]
        fn built_in() -> Option<Shell> {
            Some(Shell(vec![$((
                $name,
                Cow::Borrowed(&include_bytes!(concat!(
                    env!("CARGO_MANIFEST_DIR"),
                    "/target/web/shell/",
                    $name
                ))[..]),
            )),*]))
        }
    };
}

built_in!(
    "shell.html",
    "formats.wasm.gz",
    "stems.wasm.gz",
    "index.html",
    "concord.js",
    "concord.wasm",
    "sw.js"
);

#[cfg(not(feature = "page"))]
fn built_in() -> Option<Shell> {
    None
}

impl Shell {
    /// The shell in a folder, or else the program's own.
    pub(super) fn of(folder: Option<&Path>) -> Result<Self> {
        let Some(folder) = folder else {
            return built_in().context(
                "this program was built without its page, so it can write a corpus (--corpus) only: \
                 ./build.sh builds one that has it",
            );
        };
        let read = |name: &&'static str| {
            let path = folder.join(name);
            let bytes =
                fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            Ok((*name, Cow::Owned(bytes)))
        };
        NAMES.iter().map(read).collect::<Result<_>>().map(Self)
    }

    /// A file's bytes.
    pub(super) fn file(&self, name: &str) -> &[u8] {
        let file = self.0.iter().find(|(own, _)| *own == name);
        file.map_or(&[], |(_, bytes)| bytes)
    }

    /// The readers of foreign formats, gzipped.
    pub(super) fn formats(&self) -> &[u8] {
        self.file(FORMATS)
    }

    /// The stemmers, gzipped.
    pub(super) fn stems(&self) -> &[u8] {
        self.file(STEMS)
    }

    /// The page, cut at its holes.
    pub(super) fn page(&self) -> Result<Page<'_>> {
        let mut rest = text(PAGE, self.file(PAGE))?;
        let mut pieces = [""; 6];
        for ((before, behind), piece) in HOLES.iter().zip(&mut pieces) {
            let hole = format!("{before}{behind}");
            let at = rest.find(&hole);
            let at = at.ok_or_else(|| anyhow!("the page has no place for {before}"))?;
            (*piece, rest) = rest.split_at(at + before.len());
        }
        pieces[5] = rest;
        Ok(Page(pieces))
    }
}

/// A file of the shell as text.
pub(super) fn text<'a>(name: &str, bytes: &'a [u8]) -> Result<&'a str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(_) => bail!("{name} of the page is not UTF-8"),
    }
}

/// A title as it stands in HTML.
pub(super) fn title(title: &str) -> String {
    let title = if title.is_empty() { UNTITLED } else { title };
    title
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
