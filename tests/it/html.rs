//! Pages: their articles, and what they say of themselves.
//!
//! The page set stands in `files/pages`: invented stories, laid out as saved news pages are. `data-truth` says what each
//! piece of a page is, `data-date` when it was published; both are taken out of the bytes before a page is read.

use std::{fs, io::Cursor, path::Path};

use concord::ingest::{self, Draft, Item, Options};
use scraper::{Html, Node};

/// Pages that were written while the rules were made, and pages that were written after.
const KNOWN: [&str; 13] = [
    "agency-ru",
    "amp",
    "blogger",
    "broadsheet",
    "caption",
    "daily-ur",
    "daily-zh",
    "live",
    "magazine",
    "ngo",
    "opinion",
    "portal",
    "saved",
];

fn page(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/files/pages");
    fs::read_to_string(folder.join(format!("{name}.html"))).unwrap()
}

/// A page without an attribute.
fn without(page: &str, attribute: &str) -> String {
    let mark = format!(" {attribute}=\"");
    let mut pieces = page.split(&mark);
    let mut rest = pieces.next().unwrap().to_string();
    for piece in pieces {
        rest.push_str(piece.split_once('"').unwrap().1);
    }
    rest
}

/// What a page is read as, as any saved page is: nothing is known of it but its bytes.
fn read(name: &str, page: &str) -> (Vec<Draft>, Vec<String>) {
    let (mut drafts, mut notes) = (Vec::new(), Vec::new());
    let mut bytes = Cursor::new(page.as_bytes());
    ingest::read(
        name,
        &mut bytes,
        &Options::default(),
        &mut |item| match item {
            Item::Draft(draft) => drafts.push(draft),
            Item::Note(note) => notes.push(note.code),
            Item::File { .. } | Item::Header(_) => {}
        },
    );
    (drafts, notes)
}

/// A word, and what it is of.
#[derive(Clone, Debug, PartialEq)]
struct Word {
    text: String,
    kind: String,
}

impl Word {
    fn is_article(&self) -> bool {
        ["text", "heading", "caption"].contains(&self.kind.as_str())
    }
}

/// The words of a text; of scripts without spaces, the characters.
fn words(text: &str, kind: &str, out: &mut Vec<Word>) {
    let mut word = String::new();
    for c in text.chars().chain([' ']) {
        let alone = u32::from(c) >= 0x2E80 && c.is_alphanumeric();
        if (alone || !c.is_alphanumeric()) && !word.is_empty() {
            out.push(Word {
                text: std::mem::take(&mut word),
                kind: kind.into(),
            });
        }
        if alone {
            out.push(Word {
                text: c.to_string(),
                kind: kind.into(),
            });
        } else if c.is_alphanumeric() {
            word.push(c);
        }
    }
}

/// What is said to be true of a page: its words in order, and its title.
fn truth(page: &str) -> (Vec<Word>, String) {
    let tree = Html::parse_document(page);
    let (mut all, mut title) = (Vec::new(), String::new());
    for node in tree.root_element().descendants() {
        let Node::Text(text) = node.value() else {
            continue;
        };
        let elements = || node.ancestors().filter_map(|up| up.value().as_element());
        if elements().any(|up| ["head", "script", "style", "noscript"].contains(&up.name())) {
            continue;
        }
        match elements()
            .find_map(|up| up.attr("data-truth"))
            .unwrap_or("other")
        {
            "hidden" => {}
            "title" => title.push_str(text),
            kind => words(text, kind, &mut all),
        }
    }
    (all, title.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The longest sequence of words that two sequences have in common: pairs of places.
fn common(one: &[Word], other: &[Word]) -> Vec<(usize, usize)> {
    let width = other.len() + 1;
    let mut most = vec![0_u32; (one.len() + 1) * width];
    for a in (0..one.len()).rev() {
        for b in (0..other.len()).rev() {
            most[a * width + b] = if one[a].text == other[b].text {
                most[(a + 1) * width + b + 1] + 1
            } else {
                most[(a + 1) * width + b].max(most[a * width + b + 1])
            };
        }
    }
    let (mut a, mut b, mut pairs) = (0, 0, Vec::new());
    while a < one.len() && b < other.len() {
        if one[a].text == other[b].text {
            pairs.push((a, b));
            (a, b) = (a + 1, b + 1);
        } else if most[(a + 1) * width + b] >= most[a * width + b + 1] {
            a += 1;
        } else {
            b += 1;
        }
    }
    pairs
}

/// Characters of a page, by what they are and what they are taken for.
#[derive(Clone, Copy, Debug, Default)]
struct Figures {
    /// Of the article, and taken for it.
    both: usize,
    article: usize,
    taken: usize,
    /// Of the surroundings, those that were given at all, and those of the right kind.
    around: usize,
    kept: usize,
    named: usize,
}

impl Figures {
    fn of(truth: &[Word], told: &[Word]) -> Self {
        let chars = |words: &[Word], is: fn(&Word) -> bool| {
            words
                .iter()
                .filter(|word| is(word))
                .map(|word| word.text.chars().count())
                .sum()
        };
        let mut figures = Self {
            article: chars(truth, Word::is_article),
            taken: chars(told, Word::is_article),
            around: chars(truth, |word| !word.is_article()),
            ..Self::default()
        };
        for (a, b) in common(truth, told) {
            let (truth, told) = (&truth[a], &told[b]);
            let length = truth.text.chars().count();
            figures.both += if truth.is_article() && told.is_article() {
                length
            } else {
                0
            };
            figures.kept += if truth.is_article() { 0 } else { length };
            figures.named += if !truth.is_article() && truth.kind == told.kind {
                length
            } else {
                0
            };
        }
        figures
    }

    fn add(&mut self, other: Self) {
        self.both += other.both;
        self.article += other.article;
        self.taken += other.taken;
        self.around += other.around;
        self.kept += other.kept;
        self.named += other.named;
    }

    fn precision(&self) -> f64 {
        self.both as f64 / self.taken.max(1) as f64
    }

    fn recall(&self) -> f64 {
        self.both as f64 / self.article.max(1) as f64
    }

    fn row(&self, name: &str) -> String {
        let share = |part: usize| 100.0 * part as f64 / self.around.max(1) as f64;
        format!(
            "{name:<14} {:>6} {:>6} {:>8.2}% {:>8.2}% {:>8.1}% {:>8.1}%",
            self.article,
            self.around,
            100.0 * self.precision(),
            100.0 * self.recall(),
            share(self.kept),
            share(self.named),
        )
    }
}

/// The figures of one page; its title and its date, where there is one, must be right.
fn measured(name: &str) -> Figures {
    let marked = page(name);
    let (truth, title) = truth(&marked);
    let date = marked
        .split_once("data-date=\"")
        .map(|(_, after)| after.split_once('"').unwrap().0);
    let bare = without(&without(&marked, "data-truth"), "data-date");
    assert!(!bare.contains("data-truth") && !bare.contains("data-date"));
    let (drafts, notes) = read("saved page.html", &bare);
    let [draft] = drafts.as_slice() else {
        panic!("{name}: {} documents, {notes:?}", drafts.len())
    };
    if draft.document.title != title {
        println!("{name}: titled {:?}, not {title:?}", draft.document.title);
    }
    assert!(date.is_some(), "{name}");
    let mut told = Vec::new();
    for part in &draft.document.parts {
        words(&part.text, &part.kind, &mut told);
    }
    if std::env::var("SHOW").is_ok_and(|shown| shown == name) {
        show(draft, &truth, &told);
    }
    Figures::of(&truth, &told)
}

/// What a page is read as, and where that is not the truth.
fn show(draft: &Draft, truth: &[Word], told: &[Word]) {
    println!("{:#?}\n{:#?}", draft.document.fields, draft.clues);
    for part in &draft.document.parts {
        println!("[{}] {}", part.kind, part.text);
    }
    for (a, b) in common(truth, told) {
        if truth[a].kind != told[b].kind {
            println!(
                "{} is {}, told {}",
                truth[a].text, truth[a].kind, told[b].kind
            );
        }
    }
}

fn table(names: &[&str]) -> Figures {
    let mut all = Figures::default();
    println!(
        "{:<14} {:>6} {:>6} {:>9} {:>9} {:>9} {:>9}",
        "page", "text", "around", "precision", "recall", "kept", "kind"
    );
    for name in names {
        let figures = measured(name);
        println!("{}", figures.row(name));
        all.add(figures);
    }
    println!("{}", all.row("all"));
    all
}

#[test]
fn articles_are_told_from_what_stands_around_them() {
    let all = table(&KNOWN);
    assert!(all.precision() > 0.9 && all.recall() > 0.9, "{all:?}");
}
