//! A page's text → its tree, as browsers make it, but in time and memory that grow with the page alone.
//!
//! The rules by which browsers repair a page cost the square of its depth, and may copy a handful of unclosed tags into
//! every paragraph. So tags beyond a depth that no page needs are left out, as browsers do, and their text stays.

use std::cell::Cell;

use html5ever::{
    interface::{TokenizerResult, TreeSink},
    tendril::StrTendril,
    tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer},
    tree_builder::{TreeBuilder, TreeBuilderOpts},
};
use scraper::{Html, HtmlTreeSink};

/// Elements inside one another beyond which tags are left out.
const DEEPEST: usize = 512;

/// Nodes that a page may have more than three times its tags.
const SPARE_NODES: usize = 10_000;

/// The tree of a page, and how many of its tags were left out.
pub(in crate::ingest::formats) fn parse(text: &str) -> (Html, usize) {
    let options = TreeBuilderOpts {
        scripting_enabled: true,
        ..TreeBuilderOpts::default()
    };
    let bounded = Bounded {
        builder: TreeBuilder::new(HtmlTreeSink::new(Html::new_document()), options),
        open: Cell::new(0),
        tags: Cell::new(0),
        dropped: Cell::new(0),
        is_xml: is_xml(text),
    };
    let tokenizer = Tokenizer::new(bounded, Default::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(text));
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    let dropped = tokenizer.sink.dropped.get();
    (tokenizer.sink.builder.sink.finish(), dropped)
}

type Builder = TreeBuilder<<HtmlTreeSink as TreeSink>::Handle, HtmlTreeSink>;

/// Hands tokens on to the builder, but for tags beyond the bounds.
struct Bounded {
    builder: Builder,
    /// Elements that are open, at a guess; counted in the tree where the guess is too high.
    open: Cell<usize>,
    tags: Cell<usize>,
    dropped: Cell<usize>,
    /// Whether any tag may end itself, as in XHTML, and not only those of elements that hold nothing.
    is_xml: bool,
}

fn is_xml(text: &str) -> bool {
    let head: String = text.trim_start().chars().take(1_000).collect();
    head.starts_with("<?xml") || head.contains("http://www.w3.org/1999/xhtml")
}

impl Bounded {
    fn keeps(&self, tag: &Tag) -> bool {
        self.tags.set(self.tags.get() + 1);
        let nodes = self.builder.sink.0.borrow().tree.values().len();
        if nodes > 3 * self.tags.get() + SPARE_NODES {
            return is_raw(&tag.name);
        }
        if ends_by_itself(tag) {
            return true;
        }
        if tag.kind == TagKind::EndTag {
            self.open.set(self.open.get().saturating_sub(1));
            return true;
        }
        if self.open.get() >= DEEPEST {
            self.open.set(self.depth());
        }
        let keeps = self.open.get() < DEEPEST || is_raw(&tag.name);
        self.open.set(self.open.get() + usize::from(keeps));
        keeps
    }

    /// An element that ends itself: what browsers would take for the beginning of one.
    fn ended(&self, tag: Tag, line: u64) -> TokenSinkResult<<Builder as TokenSink>::Handle> {
        if is_raw(&tag.name) {
            return TokenSinkResult::Continue;
        }
        let end = Tag {
            kind: TagKind::EndTag,
            attrs: Vec::new(),
            ..tag.clone()
        };
        let _ = self.builder.process_token(Token::TagToken(tag), line);
        self.builder.process_token(Token::TagToken(end), line)
    }

    /// How deep the newest node lies.
    fn depth(&self) -> usize {
        let page = self.builder.sink.0.borrow();
        let newest = page.tree.nodes().next_back();
        newest.map_or(0, |node| node.ancestors().count())
    }
}

/// Elements that hold no others, or that end where the next begins.
fn ends_by_itself(tag: &Tag) -> bool {
    is_void(&tag.name)
        || matches!(
            &*tag.name,
            "p" | "li"
                | "dd"
                | "dt"
                | "option"
                | "optgroup"
                | "tr"
                | "td"
                | "th"
                | "tbody"
                | "thead"
                | "tfoot"
                | "caption"
                | "colgroup"
                | "rp"
                | "rt"
                | "html"
                | "head"
                | "body"
        )
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Elements whose content is not made of tags.
fn is_raw(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "textarea"
            | "title"
            | "xmp"
            | "iframe"
            | "noembed"
            | "noframes"
            | "noscript"
            | "plaintext"
    )
}

impl TokenSink for Bounded {
    type Handle = <Builder as TokenSink>::Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Self::Handle> {
        match token {
            Token::TagToken(tag) if !self.keeps(&tag) => {
                self.dropped.set(self.dropped.get() + 1);
                TokenSinkResult::Continue
            }
            Token::TagToken(tag) if self.is_xml && tag.self_closing && !is_void(&tag.name) => {
                self.ended(tag, line)
            }
            token => self.builder.process_token(token, line),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}
