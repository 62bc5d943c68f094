//! Pages: the article, what stands around it, and what the page says of itself.
//!
//! ```text
//! text ──parse──▶ tree ──┬─outline──▶ boxes and blocks ──measure──▶ Article::of ──judge──▶ kinds ──▶ parts
//!                        └─Facts::of──▶ names, fields, clues ─────────▲
//! ```

mod article;
mod facts;
mod hints;
mod judge;
mod kind;
mod letter;
mod linked;
mod measure;
mod outline;
mod parse;
mod phrases;
mod rows;
mod sections;
mod title;
mod vocabulary;
mod witness;
mod zones;

pub(in crate::ingest) use letter::letter;

use scraper::Html;

use crate::{
    corpus::Part,
    ingest::{Bytes, Clue, Draft, Origin, Shape, encoding, intake::Intake},
    protocol::Level,
};

pub(super) use parse::parse;

use article::Article;
use facts::Facts;
use kind::Kind;
use measure::Measures;
use outline::{Block, Outline};
use witness::Witness;

/// Characters that are seen of a page which has its text elsewhere.
const LITTLE: usize = 200;

/// Bytes in which a page names its encoding.
const HEAD: usize = 4_096;

pub(super) fn read(bytes: &mut dyn Bytes, intake: &mut Intake<'_>) {
    let Some(whole) = intake.whole(bytes) else {
        return;
    };
    let text = encoding::decode_hinted(&whole, charset(&whole).as_deref(), intake);
    drop(whole);
    let (tree, dropped) = parse(&text);
    if dropped > 0 {
        let what =
            format!("nests too deep, so {dropped} of its tags were left out; their text is there");
        intake.note(Level::Repaired, "deep-page", None, &what);
    }
    let facts = Facts::of(&tree);
    for cause in &facts.broken {
        let what =
            format!("has metadata in JSON-LD that cannot be read ({cause}), so they were left out");
        intake.note(Level::Repaired, "bad-json-ld", None, &what);
    }
    let page = seen(&tree, intake);
    let draft = draft(&page, facts, intake);
    if draft.document.parts.is_empty() {
        return intake.note(Level::Skipped, "no-text", None, empty(&tree));
    }
    intake.draft(draft);
}

/// The encoding that a page names in its beginning.
fn charset(page: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&page[..page.len().min(HEAD)]).to_ascii_lowercase();
    let (_, after) = head
        .split_once("charset=")
        .or_else(|| head.split_once("encoding="))?;
    let after = after.trim_start_matches(['"', '\'', ' ']);
    let end = after.find(|c: char| !c.is_ascii_alphanumeric() && !"-_:.".contains(c));
    Some(after[..end.unwrap_or(after.len())].to_string()).filter(|name| !name.is_empty())
}

/// What is seen of a page; what it hides, where it hides nearly all.
fn seen(tree: &Html, intake: &mut Intake<'_>) -> Outline {
    let page = outline::outline(tree, false);
    let chars: usize = page.blocks.iter().map(|block| block.chars).sum();
    if page.hidden <= LITTLE || page.hidden < 4 * chars {
        return page;
    }
    intake.note(
        Level::Noticed,
        "hidden-text",
        None,
        "hides nearly all of its text until a script shows it, so the hidden text was taken",
    );
    outline::outline(tree, true)
}

/// Why a page has no text.
fn empty(tree: &Html) -> &'static str {
    let names = |name: &str| {
        tree.tree
            .values()
            .filter_map(|node| node.as_element())
            .any(|element| element.name() == name)
    };
    if names("frameset") {
        "is a set of frames, which holds no text itself, so it was passed over; open the files that it shows"
    } else if names("script") {
        "holds no text, so it was passed over; if it shows some in a browser, a script makes it there: save the page anew from there"
    } else {
        "holds no text, so it was passed over"
    }
}

fn draft(page: &Outline, facts: Facts, intake: &mut Intake<'_>) -> Draft {
    let witness = Witness::of(&facts.body);
    let known = |block: &Block| witness.knows(block);
    let measures = Measures::of(page, &known);
    let title = title::without_site(&facts);
    let mut names: Vec<&str> = facts.names.iter().map(String::as_str).collect();
    names.push(&title);
    names.retain(|name| !name.is_empty());
    let mut called = names.clone();
    called.extend(title::pieces(&facts.title));
    let article = Article::of(page, &measures, &called);
    let kinds = judge::kinds(page, &measures, &article, &known);

    let mut document = intake.document();
    document.title = title::of(page, &article, &names, &document.id);
    let (parts, headline) = assembled(page, &measures, &article, &kinds);
    document.parts = parts;
    let mut clues = facts.clues;
    clues.extend(marked(page, &article, &kinds));
    document.fields = facts.fields;
    if !article.is_told && !document.parts.is_empty() {
        intake.note(
            Level::Noticed,
            "no-article",
            None,
            "is not laid out as one article, so all of its text was taken but navigation and notices",
        );
    }
    Draft {
        document,
        place: intake.name.clone(),
        shape: Shape::Page,
        clues,
        headline,
    }
}

/// What `<time>` elements beside the headline say.
fn marked(page: &Outline, article: &Article, kinds: &[Kind]) -> Vec<Clue> {
    let (first, end) = page.boxes[article.frame].blocks;
    let mut clues = Vec::new();
    for (block, kind) in page.blocks[first..end].iter().zip(&kinds[first..end]) {
        let Some(said) = block.time.as_ref().filter(|_| *kind == Kind::Byline) else {
            continue;
        };
        let text = if said.is_empty() {
            facts::squeezed(&block.text)
        } else {
            said.clone()
        };
        clues.push(Clue {
            origin: Origin::Marked,
            text,
        });
    }
    clues
}

/// Blocks of a kind run together, but for those of different boxes in a list, such as comments. With the part before which
/// the headline stood.
fn assembled(
    page: &Outline,
    measures: &Measures,
    article: &Article,
    kinds: &[Kind],
) -> (Vec<Part>, Option<usize>) {
    let item = |block: &Block| page.around(block.frame).find(|at| measures.listed[*at]);
    let (mut parts, mut headline, mut before) = (Vec::new(), None, Some(0));
    for (at, (block, kind)) in page.blocks.iter().zip(kinds).enumerate() {
        if Some(at) == article.headline {
            headline = Some(parts.len());
            before = Some(0);
            continue;
        }
        let item = item(block).filter(|_| matches!(kind, Kind::Comment | Kind::Teaser));
        add(&mut parts, *kind, &block.text, item == before);
        before = item;
    }
    (parts, headline)
}

/// All that is seen of a page or of a chapter, as an article: headings, captions and text.
pub(in crate::ingest) fn parts(text: &str) -> Vec<Part> {
    let (tree, _) = parse(text);
    let page = outline::outline(&tree, false);
    let mut parts: Vec<Part> = Vec::new();
    for block in &page.blocks {
        add(&mut parts, written(&page, block), &block.text, true);
    }
    parts
}

/// What a block is by its element alone.
fn written(page: &Outline, block: &Block) -> Kind {
    let inside = |name: &str| {
        page.around(block.frame)
            .take(3)
            .any(|at| &*page.boxes[at].name == name)
    };
    match page.name(block) {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Kind::Heading,
        "caption" => Kind::Caption,
        _ if inside("figcaption") => Kind::Caption,
        _ => Kind::Text,
    }
}

/// Adds a block: paragraphs of one kind run together, headings and captions stand alone.
fn add(parts: &mut Vec<Part>, kind: Kind, text: &str, goes_on: bool) {
    let runs = goes_on && !matches!(kind, Kind::Heading | Kind::Caption);
    match parts
        .last_mut()
        .filter(|part| runs && part.kind == kind.name())
    {
        Some(part) => {
            part.text.push('\n');
            part.text.push_str(text);
        }
        None => parts.push(Part {
            kind: kind.name().into(),
            text: text.into(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::parts;

    fn told(page: &str) -> Vec<(String, String)> {
        parts(page)
            .into_iter()
            .map(|part| (part.kind, part.text))
            .collect()
    }

    fn parts_of(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs
            .iter()
            .map(|(kind, text)| ((*kind).into(), (*text).into()))
            .collect()
    }

    #[test]
    fn chapters_give_all_their_blocks() {
        for (page, wanted) in [
            (
                "<h2>One</h2><p>A  b\n c.</p>x<br>y",
                parts_of(&[("heading", "One"), ("text", "A b c.\nx\ny")]),
            ),
            (
                "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title/><script src='a'/></head><body><p><a id='x'/>Seen.</p></body></html>",
                parts_of(&[("text", "Seen.")]),
            ),
            (
                "<figure><img><figcaption><span>A view.</span></figcaption></figure><ul><li>i</li><li>ii</li></ul>",
                parts_of(&[("caption", "A view."), ("text", "i\nii")]),
            ),
            (
                "<table><tr><th>Year<th>Bales</tr><tr><td>2015</td><td><p>14</p></td></tr></table><pre>a\n  b</pre>",
                parts_of(&[("text", "Year\tBales\n2015\t14\na\nb")]),
            ),
            (
                "<script>x</script><style>y</style><p hidden>z</p><p style='display: none'>z</p><template>t</template>",
                Vec::new(),
            ),
            ("", Vec::new()),
        ] {
            assert_eq!(told(page), wanted, "{page}");
        }
    }
}
