//! A table's quotation marks: where its rows end, and marks that open a cell and never close it, which would swallow the
//! rows behind them.

use std::{
    collections::VecDeque,
    io::{Read, Result},
};

use crate::ingest::lines::Lines;

/// Bytes of a cell of several lines; beyond them its mark is taken for a stray one.
const MOST_CELL: usize = 8 << 20;

/// How a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dialect {
    pub(super) delimiter: u8,
    /// Cells may be quoted; if not, a mark is a letter like others.
    pub(super) quotes: bool,
    /// A mark inside a quoted cell is written `\"`.
    pub(super) escape: bool,
    /// Cells of a row.
    pub(super) columns: usize,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    #[default]
    Start,
    Bare,
    Quoted,
    Closed,
}

/// Follows a row over its lines.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scan {
    dialect: Dialect,
    state: State,
    pub(super) cells: usize,
    /// Where in its line the last quoted cell was opened.
    opened: usize,
    /// Quoted cells that were closed before a delimiter.
    pub(super) clean: usize,
    /// Those after whose closing mark something else stood.
    pub(super) unclean: usize,
    /// A delimiter stood before such a mark: it opens a cell, and the one before was never closed.
    reopened: bool,
    previous: u8,
    /// What stood before the mark that closed the last cell.
    closer: u8,
}

impl Scan {
    pub(super) fn new(dialect: Dialect) -> Self {
        Self {
            dialect,
            state: State::Start,
            cells: 1,
            opened: 0,
            clean: 0,
            unclean: 0,
            reopened: false,
            previous: 0,
            closer: 0,
        }
    }

    /// Goes over a line; whether the row ends with it.
    pub(super) fn line(&mut self, line: &str) -> bool {
        let mut escaped = false;
        for (at, byte) in line.bytes().enumerate() {
            if std::mem::take(&mut escaped) {
                continue;
            }
            escaped = byte == b'\\' && self.dialect.escape && self.state == State::Quoted;
            self.byte(at, byte);
        }
        self.state != State::Quoted
    }

    fn byte(&mut self, at: usize, byte: u8) {
        let delimits = byte == self.dialect.delimiter;
        self.clean += usize::from(self.state == State::Closed && (delimits || byte == b'\n'));
        self.state = match (self.state, byte) {
            (State::Start, b'"') if self.dialect.quotes => {
                self.opened = at;
                State::Quoted
            }
            (State::Quoted, b'"') => {
                self.closer = self.previous;
                State::Closed
            }
            (State::Closed, b'"') | (State::Quoted, _) => State::Quoted,
            (_, b'\n') => State::Start,
            _ if delimits => {
                self.cells += 1;
                State::Start
            }
            (State::Closed, _) => {
                self.unclean += usize::from(byte != b' ');
                self.reopened |= byte != b' ' && self.closer == self.dialect.delimiter;
                State::Bare
            }
            _ => State::Bare,
        };
        self.previous = byte;
    }

    pub(super) fn of(dialect: Dialect, line: &str) -> Self {
        let mut scan = Self::new(dialect);
        scan.line(line);
        scan
    }
}

/// A table's text without stray marks.
pub(super) struct Mended<'b> {
    lines: Lines<'b>,
    dialect: Dialect,
    /// Lines that were read ahead in vain, with their numbers.
    waiting: VecDeque<(u64, String)>,
    ready: VecDeque<String>,
    at: usize,
    /// Bytes that are read ahead for a mark that closes; fewer each time that is in vain.
    ahead: usize,
    /// Numbers of the lines that were mended, taken by whoever notes them.
    pub(super) strays: Vec<u64>,
}

impl<'b> Mended<'b> {
    pub(super) fn new(lines: Lines<'b>, dialect: Dialect) -> Self {
        Self {
            lines,
            dialect,
            waiting: VecDeque::new(),
            ready: VecDeque::new(),
            at: 0,
            ahead: MOST_CELL,
            strays: Vec::new(),
        }
    }

    pub(super) fn into_lines(self) -> Lines<'b> {
        self.lines
    }

    fn next(&mut self) -> Result<Option<(u64, String)>> {
        if let Some(line) = self.waiting.pop_front() {
            return Ok(Some(line));
        }
        let line = self.lines.read()?;
        Ok(line.map(|(number, line)| (number, line.to_string())))
    }

    /// Makes the lines of the next row ready; `false` at the end.
    fn fill(&mut self) -> Result<bool> {
        let Some(first) = self.next()? else {
            return Ok(false);
        };
        let mut scan = Scan::new(self.dialect);
        let mut closed = scan.line(&first.1);
        let opening = scan;
        (scan.unclean, scan.reopened) = (0, false);
        let (mut row, mut bytes, mut alike, mut stray) = (vec![first], 0, 0, false);
        while !closed && !stray && bytes <= self.ahead {
            let Some((number, line)) = self.next()? else {
                break;
            };
            closed = scan.line(&line);
            bytes += line.len();
            alike += usize::from(Scan::of(self.dialect, &line).cells == self.dialect.columns);
            row.push((number, line));
            stray = scan.reopened || scan.unclean > 0 && alike * 2 >= row.len();
        }
        let endless = row.len() == 1 || alike * 2 >= row.len() || bytes > self.ahead;
        if stray || !closed && endless {
            self.mend(row, opening, bytes);
        } else {
            self.ready.extend(row.into_iter().map(|(_, line)| line));
        }
        Ok(true)
    }

    /// Takes the stray mark out of a row's first line, or closes it there, and gives the others back.
    fn mend(&mut self, mut row: Vec<(u64, String)>, opening: Scan, bytes: usize) {
        if bytes > 1 << 16 {
            self.ahead = (self.ahead / 2).max(1 << 10);
        }
        let (number, line) = &mut row[0];
        let ended = line.trim_end_matches('\n');
        let closed = format!("{ended}\"\n");
        let fits = |line: &str| Scan::of(self.dialect, line).cells == self.dialect.columns;
        let mut without = line.clone();
        without.remove(opening.opened);
        *line = if !fits(&without) && fits(&closed) {
            closed
        } else {
            without
        };
        self.strays.push(*number);
        for line in row.into_iter().rev() {
            self.waiting.push_front(line);
        }
    }
}

impl Read for Mended<'_> {
    fn read(&mut self, out: &mut [u8]) -> Result<usize> {
        while self.ready.is_empty() {
            if !self.fill()? {
                return Ok(0);
            }
        }
        let rest = &self.ready[0].as_bytes()[self.at..];
        let length = rest.len().min(out.len());
        out[..length].copy_from_slice(&rest[..length]);
        self.at += length;
        if self.at == self.ready[0].len() {
            self.ready.pop_front();
            self.at = 0;
        }
        Ok(length)
    }
}
