//! A page's tree → the blocks of text that are seen, in page order, and the boxes that they stand in.
//!
//! A block is what a reader sees as one paragraph or line: text between the edges of block elements and line breaks.

use ego_tree::NodeRef;
use html5ever::LocalName;
use scraper::{Html, Node, node::Element};

use super::hints::{self, Hint};

/// The number of a box or block, in page order.
pub(super) type Number = usize;

/// What is seen of a page.
#[derive(Default)]
pub(super) struct Outline {
    /// Box 0 holds all others.
    pub(super) boxes: Vec<Framed>,
    pub(super) blocks: Vec<Block>,
    /// Characters that are in the page but not seen.
    pub(super) hidden: usize,
}

/// An element that begins and ends lines.
pub(super) struct Framed {
    pub(super) parent: Number,
    pub(super) name: LocalName,
    pub(super) hint: Hint,
    /// Name and classes: boxes that are alike look alike.
    pub(super) look: u64,
    /// Its blocks, and those of the boxes in it: from … to before …
    pub(super) blocks: (Number, Number),
    /// Images in it.
    pub(super) images: usize,
}

/// A run of text that stands by itself.
#[derive(Default)]
pub(super) struct Block {
    pub(super) frame: Number,
    pub(super) text: String,
    /// Characters, and those of them that are links.
    pub(super) chars: usize,
    pub(super) linked: usize,
    /// What an inline element around all of it says.
    pub(super) hint: Hint,
    /// What a `<time>` in it says to machines; empty where it says it to readers alone.
    pub(super) time: Option<String>,
    /// Whether it leads to the site's front page.
    pub(super) home: bool,
}

impl Outline {
    /// The name of the element that a block stands in.
    pub(super) fn name(&self, block: &Block) -> &str {
        &self.boxes[block.frame].name
    }

    /// A box and those around it, inside out.
    pub(super) fn around(&self, inner: Number) -> impl Iterator<Item = Number> + '_ {
        let parent = |at: &Number| (*at != 0).then(|| self.boxes[*at].parent);
        std::iter::successors(Some(inner), parent)
    }
}

/// What is seen of a page; all of it, where what is hidden is asked for too.
pub(super) fn outline(page: &Html, hidden_too: bool) -> Outline {
    let mut walk = Walk {
        hidden_too,
        ..Walk::default()
    };
    walk.outline.boxes.push(Framed {
        parent: 0,
        name: LocalName::from("html"),
        hint: Hint::default(),
        look: 0,
        blocks: (0, 0),
        images: 0,
    });
    walk.all(page.tree.root());
    walk.flush();
    super::rows::join(&mut walk.outline);
    walk.outline.boxes[0].blocks.1 = walk.outline.blocks.len();
    walk.outline
}

#[derive(Default)]
struct Walk {
    outline: Outline,
    hidden_too: bool,
    /// The innermost open box.
    frame: Number,
    /// Open links, and open elements whose white space counts.
    links: usize,
    verbatim: usize,
    /// Images so far.
    images: usize,
    block: Block,
    /// Inline elements that say something: where in the block they begin.
    inline: Vec<(Hint, usize, Option<usize>)>,
}

impl Walk {
    /// Walks without recursion: pages nest deeper than stacks.
    fn all(&mut self, root: NodeRef<'_, Node>) {
        let mut next = Some(root);
        while let Some(node) = next {
            let inside = self.enter(node).then(|| node.first_child()).flatten();
            next = inside.or_else(|| self.leave_until_sibling(node, root));
        }
    }

    fn leave_until_sibling<'a>(
        &mut self,
        from: NodeRef<'a, Node>,
        root: NodeRef<'a, Node>,
    ) -> Option<NodeRef<'a, Node>> {
        let mut at = from;
        loop {
            self.leave(at);
            if at == root {
                return None;
            }
            if let Some(sibling) = at.next_sibling() {
                return Some(sibling);
            }
            at = at.parent()?;
        }
    }

    /// Whether to go inside.
    fn enter(&mut self, node: NodeRef<'_, Node>) -> bool {
        match node.value() {
            Node::Text(text) => self.text(text),
            Node::Element(element) => return self.element(node, element),
            _ => {}
        }
        true
    }

    fn element(&mut self, node: NodeRef<'_, Node>, element: &Element) -> bool {
        let name = element.name();
        if hints::is_machine(name) {
            return false;
        }
        if !self.hidden_too && hints::is_hidden(element) {
            self.outline.hidden += length(node);
            self.skipped(name);
            return false;
        }
        match name {
            "br" | "hr" => self.flush(),
            "a" => self.link(element),
            "pre" | "listing" | "plaintext" | "xmp" => self.verbatim += 1,
            "time" => self.time(element),
            "img" | "amp-img" => self.images += 1,
            _ => {}
        }
        if hints::is_block(name) {
            self.open(element);
        } else {
            self.open_inline(node, element);
        }
        true
    }

    /// An element that is passed over and yet ends a line.
    fn skipped(&mut self, name: &str) {
        if hints::is_block(name) {
            self.flush();
        }
    }

    fn open(&mut self, element: &Element) {
        self.flush();
        let first = self.outline.blocks.len();
        self.outline.boxes.push(Framed {
            parent: self.frame,
            name: element.name.local.clone(),
            hint: hints::of(element),
            look: hints::look(element),
            blocks: (first, first),
            images: self.images,
        });
        self.frame = self.outline.boxes.len() - 1;
    }

    fn open_inline(&mut self, node: NodeRef<'_, Node>, element: &Element) {
        if self.stands_apart(node, element) {
            self.space();
        }
        let hint = hints::of(element);
        if hint.says_something() {
            self.inline.push((hint, self.block.chars, None));
        }
    }

    /// Whether a page shows a space before an element where none is written.
    fn stands_apart(&self, node: NodeRef<'_, Node>, element: &Element) -> bool {
        let before = node
            .prev_sibling()
            .and_then(|before| before.value().as_element());
        before.is_some_and(|before| {
            let links = self.block.chars > 0 && self.block.linked == self.block.chars;
            match (before.name(), element.name()) {
                (_, "sup" | "sub" | "b" | "i" | "em" | "strong" | "u" | "s")
                | ("sup" | "sub" | "br" | "wbr" | "img", _) => false,
                (_, "a" | "time" | "label") => true,
                ("a", _) => links,
                ("span" | "time" | "label", "span") => {
                    hints::is_styled(before) && hints::is_styled(element)
                }
                _ => false,
            }
        })
    }

    fn leave(&mut self, node: NodeRef<'_, Node>) {
        let Node::Element(element) = node.value() else {
            return;
        };
        let name = element.name();
        if hints::is_machine(name) || (!self.hidden_too && hints::is_hidden(element)) {
            return;
        }
        match name {
            "a" if element.attr("href").is_some() => self.links = self.links.saturating_sub(1),
            "pre" | "listing" | "plaintext" | "xmp" => {
                self.flush();
                self.verbatim = self.verbatim.saturating_sub(1);
            }
            _ => {}
        }
        if hints::is_block(name) {
            self.flush();
            let end = self.outline.blocks.len();
            let framed = &mut self.outline.boxes[self.frame];
            framed.blocks.1 = end;
            framed.images = self.images - framed.images;
            self.frame = self.outline.boxes[self.frame].parent;
        } else if hints::of(element).says_something() {
            let end = self.block.chars;
            if let Some(open) = self.inline.iter_mut().rev().find(|open| open.2.is_none()) {
                open.2 = Some(end);
            }
        }
    }

    fn link(&mut self, element: &Element) {
        if let Some(address) = element.attr("href") {
            self.links += 1;
            self.block.home |= hints::is_home(address);
        }
    }

    fn time(&mut self, element: &Element) {
        let said = element.attr("datetime").map(str::trim).unwrap_or_default();
        self.block.time.get_or_insert_with(|| said.to_string());
    }

    fn text(&mut self, text: &str) {
        if self.verbatim > 0 {
            return self.verbatim(text);
        }
        for piece in text.split_inclusive(is_space) {
            let word = piece.trim_end_matches(is_space);
            self.push(word);
            if word.len() < piece.len() {
                self.space();
            }
        }
    }

    /// Text whose line feeds end lines.
    fn verbatim(&mut self, text: &str) {
        for (number, line) in text.split('\n').enumerate() {
            if number > 0 {
                self.flush();
            }
            self.push(line.trim_end());
        }
    }

    fn push(&mut self, word: &str) {
        if word.is_empty() {
            return;
        }
        let chars = word.chars().count();
        self.block.text.push_str(word);
        self.block.chars += chars;
        if self.links > 0 {
            self.block.linked += chars;
        }
    }

    fn space(&mut self) {
        if !self.block.text.is_empty() && !self.block.text.ends_with(' ') {
            self.block.text.push(' ');
        }
    }

    /// Ends the block.
    fn flush(&mut self) {
        let inline = std::mem::take(&mut self.inline);
        let mut block = std::mem::take(&mut self.block);
        // Inline elements that are still open go on in the next block.
        self.inline.extend(
            inline
                .iter()
                .filter(|open| open.2.is_none())
                .map(|open| (open.0, 0, None)),
        );
        let text = block.text.trim_matches(is_blank);
        if text.is_empty() {
            return;
        }
        if text.len() < block.text.len() {
            block.text = text.to_string();
        }
        let all = block.chars;
        block.hint = inline
            .iter()
            .find(|(_, start, end)| (end.unwrap_or(all) - start) * 10 >= all * 9)
            .map_or_else(Hint::default, |open| open.0);
        block.frame = self.frame;
        self.outline.blocks.push(block);
    }
}

/// Characters inside an element, scripts left out.
fn length(node: NodeRef<'_, Node>) -> usize {
    node.descendants()
        .filter(|inner| {
            let parent = inner
                .parent()
                .and_then(|parent| parent.value().as_element());
            parent.is_none_or(|parent| !hints::is_machine(parent.name()))
        })
        .filter_map(|inner| inner.value().as_text())
        .map(|text| text.split_whitespace().map(str::len).sum::<usize>())
        .sum()
}

/// White space that runs together.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{0C}')
}

/// White space of any kind, and characters that show nothing.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}' | '\0')
}
