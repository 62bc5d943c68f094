//! Concord, a corpus explorer that is a file: documents go in, one HTML page comes out that searches, filters and
//! counts them, offline, in any browser. This page is the map of the house.
//!
//! ```
//! use concord::{Explorer, protocol::Request};
//!
//! let lines = br#"{"id": "a", "title": "Energy talks", "text": "They spoke of prices.", "date": "2018-03"}
//! {"id": "b", "title": "Music", "text": "A song.", "date": "2021"}"#;
//! let explorer = Explorer::open(lines)?;
//! let answer = explorer.ask(&Request { query: "ener".into(), ..Request::default() });
//! assert_eq!((answer.total, answer.hits[0].id.as_str()), (1, "a"));
//! assert_eq!((answer.facets["date"][0].value.as_str(), answer.facets["date"][0].count), ("2018", 1));
//! # Ok::<(), concord::Error>(())
//! ```
//!
//! # How data flows
//! ```text
//! files ──ingest──▶ documents ──index──▶ index ─┐
//!                                               ├─ query ──▶ hits ──explore──▶ answer ──▶ face (page · widget · terminal)
//!                              reader's words ──┘
//! ```
//! One way, left to right; a module knows only what stands to its left in this list:
//!
//! | module | from → to | where to put what is new |
//! |---|---|---|
//! | [`error`] | | a new way for foreign bytes to be wrong: a variant with what to do about it |
//! | [`strings`] | many strings as one, and numbers for them | |
//! | [`text`] | `&str` → tokens, terms, parts, stems; languages | another rule of folding: `fold.rs`, then the table anew |
//! | [`protocol`] | what crosses a boundary | anything that a face shows: a member here first |
//! | [`measures`] | counts → statistics, each with formula and source | a measure: a function and its `Measure` beside it |
//! | [`corpus`] | JSON Lines ⇄ documents, parts, fields, dates; the store that keeps their texts | a kind of date, the file format |
//! | [`ingest`] | foreign files → corpus, with a report | a format: one file in `ingest/formats`, its name in `format.rs` |
//! | [`index`] | documents → lexicon, postings, columns; and as bytes, prebuilt | a column of another type: `columns` |
//! | [`query`] | words → tree → documents → scores | an operator: a [`query::Leaf`] or [`query::Node`], its signs in `parse.rs` or `cut.rs`, its documents in `eval.rs` or `fields.rs`; what a word may stand for: a [`query::Pattern`], in `words.rs` and `expand`; both in `language.md` |
//! | [`explore`] | documents → facets, timeline, passages, readings, tables | a table: what it counts, as an [`explore::tables::Counted`], and an arm in `explorer/analysis.rs` |
//! | [`builder`] | documents, one by one → store and index | |
//! | [`explorer`] | the façade: open, ask, read | |
//! | `wasm` | the browser face, in three modules: translation only | nothing |
//! | `cli` | the terminal face, in the binary | a verb: one file |
//!
//! A new *facet* is no code: any field of the documents is one, and a topic is a named query in `topics.toml`.
//!
//! The page's rooms are in `www`, and its data flows one way too:
//!
//! ```text
//! define.js ▶ element.js ▶ corpora.js ▶ explore.js ▶ client.js ~ messages ~ worker/worker.js ▶ wasm
//!                 ▲                         │
//!       action ───┤                         └─▶ views/*.js: (state, answer) → what is seen
//!                 └── state.js: state × action → state      hash.js: state ⇄ address      navigation.js: its steps
//! ```
//! `explore.js` asks for what the state needs: the list by `answering.js`, a document and what a draft of a topic finds by
//! `reading.js` (what they ask is in `requests.js`), how a query may go on by `complete.js`, what the open view counts by
//! `analysis`. `keyboard.js` and `focus.js` know where keys and the focus go. Behind the messages and around that way:
//!
//! | room | holds |
//! |---|---|
//! | `worker` | the far side: `opening.js`, from bytes to an explorer; `program.js`, where wasm comes from; `ingest.js`, the readers of formats; `stems.js`; `share.js` ~ `hands.js`, other workers, which index pieces of a large corpus |
//! | `open` | a reader's own documents, `files.js` ▶ `open.js` ▶ `corpora.js`; `kept.js`, the browser's store |
//! | `change` | what a reader makes of a corpus: `topics.js`, `mends.js` ▶ `changes.js` ▶ `revise.js` ▶ `client.js` |
//! | `save` | `packing.js`, `page.js` ▶ `publish.js` ▶ `save.js`: pages and corpora as files; `page.js` fills the same shell as `cli/shell.rs` |
//! | `analysis` | state ▶ `analysis.js`, the request ▶ `counting.js` (tables), `lines.js` (concordance), `multiples.js` (one for each value) ▶ `client.js`; from a number to its text: `leads.js` ▶ `led.js` ▶ state; `written.js`: selections as the text of an option |
//! | `charts` | tables → drawings; none knows the state |
//! | `views` | what is seen, under one name with its style; `acts.js`: how copying and saving went |
//! | `export` | `csv.js`, `notes.js`, `link.js` ▶ `export.js` (tables), `lines-file.js` (a concordance), `picture.js` (charts), `cite.js`: files |
//! | `words` | every word of the interface, a catalogue for each language |
//!
//! Each corpus is opened by a worker of its own, so the one that was open stays until the new one is there, and can be had
//! back; to cancel is to end a worker.
//!
//! A new *view* is a file in `views` with its style beside it, called from `views/room.js`; what a reader chooses in it is an
//! action in `state.js` or an option in `analysis/analysis.js`, what it counts a member of [`protocol::Answer`] or a
//! [`protocol::View`], and its words stand in a file of `words` that `en.js` takes in. `build.mjs` makes page, site and
//! widget of the same bundle.
//!
//! # How a query is answered
//! A word of a query stands for words of the corpus, as they are written: those that fold to its term, begin as it does, or
//! match its pattern. As the lexicon is sorted by term, they are mostly one range of numbers, whose lists lie side by side.
//! Each condition becomes a set of documents (a bit for each) from these lists; words that stand together also become sets
//! of positions, which are shifted and intersected. The tree is unions, intersections and complements of sets, so counts
//! are population counts and are never estimated. Facets are counted from columns, each over the set without its own
//! filter. Text is read again only for the hits that are shown, word by word, to turn matches into marks.
//!
//! A word in all its forms stands for those that have its stem, in a language of the documents, which is counted from their
//! commonest words when forms are first asked for. The stemmers are no part of the engine: it says which words it wants
//! stems of ([`Explorer::unstemmed`]), and is told them ([`Explorer::take_stems`]). In the browser they are a third module,
//! fetched when a reader asks for forms; until then a word is taken as it is written, and a warning says so.
//!
//! # How words are counted
//! A table counts words in the documents of a selection, a concordance shows them line by line, and both say the same: what a
//! number counts has a query, and its lines are as many. So quoted words stand for themselves alone, and words that are
//! marked, counted as matches and shown as lines are found by the same rules ([`explore::occurrences`]), from the index
//! alone. What asks for neighbours reads the running words, remade from the positions of all words when they are first
//! wanted ([`index::Forward`]); text is read only for the lines that are shown. Rows go one way from a view's counts to what
//! is seen ([`explore::tables`]), and each measure says what it is called and who proposed it (`measures`).
//!
//! # How an index is made
//! Words are numbered as they come; after some hundred thousand, those since the last time are sorted into lists of bits
//! and let go. When all documents are in, the lexicon is sorted and the lists of each word are joined. The same lists are
//! the index as it is saved: they are read in place, where they came from bytes too. So the index of a large corpus can be
//! made in parts: the page's worker keeps the documents, others index pieces of their lines and send them home as bytes
//! ([`builder::PartBuilder`]), and the lists are joined as all others are.
//!
//! # How a corpus is made
//! A file's format is told by its first bytes, its name or its look; its reader hands on drafts of documents and notes on
//! what it passed over or repaired. Only when all files have been read are the drafts cleaned (what a text has around its
//! article is told by shape and by repetition), dated and compared with one another, so a file's reader needs nothing but
//! the file: a face may give up on one that breaks it, and the others stand. In the page the readers are a second wasm
//! module, which is loaded when files are opened.
//!
//! # Invariants, mostly absences
//! 1. The core does no I/O: no files, clock, network, environment, randomness, printing. It never panics on foreign
//!    bytes; what is unpacked is bounded before it is kept.
//! 2. Only [`protocol`] crosses a boundary. JavaScript never sees byte offsets, only text cut into marked and unmarked pieces.
//! 3. `wasm` holds no decision about the domain; nothing but `cli` touches the file system.
//! 4. Building and reading are different types. Same input, same bytes out.
//! 5. The same code tokenizes at build and at query time.
//! 6. A topic is a named query. A facet is a column. A view is a function of (hits, options). There is no fourth thing.
//! 7. The embedded corpus is gzipped JSON Lines, readable by any tool, and indexed where it is opened. A prebuilt index saves
//!    that time for large ones; it is checked, and left aside where it does not fit.
//! 8. Any text is a query. As you type, adding a letter to a word that a document has never makes the document vanish.
//! 9. `cargo test` passes on a fresh clone with no generated file, no node, no browser.
#![cfg_attr(
    not(test),
    warn(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::print_stdout
    )
)]

pub mod error;
pub mod strings;
pub mod text;

pub mod protocol;

pub mod measures;

pub mod corpus;
pub mod ingest;

pub mod index;

pub mod query;

pub mod explore;

pub mod builder;
pub mod explorer;

#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use error::Error;
pub use explorer::Explorer;
