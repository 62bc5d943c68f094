//! Files → what they hold, several at once, in the files' order.

use std::{
    any::Any,
    collections::VecDeque,
    fs::File,
    io::BufReader,
    num::NonZero,
    panic::{self, AssertUnwindSafe},
    sync::{
        Mutex, PoisonError,
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    thread,
};

use anyhow::{Context, Result};
use concord::ingest::{self, Gathering, Item, Options};
use indicatif::ProgressBar;

use super::{
    files::{Found, skipped},
    progress::Counted,
};

/// Readers at work at once: more of them hold more in memory, and one thread gathers what they all give.
const MOST_READERS: usize = 8;

/// Bytes of a reader's stack: what is nested in a file, nests calls.
const STACK: usize = 64 << 20;

/// Items that a reader may be ahead of the gathering.
const ITEMS_AHEAD: usize = 64;

/// Bytes that are read at once.
const PIECE: usize = 1 << 16;

/// The readers' name, by which their panics are told from others.
const NAME: &str = "reader";

struct Job {
    file: Found,
    items: SyncSender<Item>,
}

/// Reads one file.
type Reader<'a> = dyn Fn(&Found, &mut dyn FnMut(Item)) + Sync + 'a;

/// Reads the files, and hands on what they give as if they had been read one after another.
pub(super) fn read(
    files: Vec<Found>,
    options: &Options,
    gathering: &mut Gathering,
    bar: &ProgressBar,
) -> Result<()> {
    let reader = |file: &Found, take: &mut dyn FnMut(Item)| one(file, options, bar, take);
    read_by(&reader, files, gathering, bar)
}

fn read_by(
    reader: &Reader<'_>,
    files: Vec<Found>,
    gathering: &mut Gathering,
    bar: &ProgressBar,
) -> Result<()> {
    let readers = thread::available_parallelism().map_or(2, NonZero::get);
    let readers = readers.clamp(2, MOST_READERS);
    let (jobs, queue) = sync_channel(2 * readers);
    let queue = Mutex::new(queue);
    quiet();
    thread::scope(|scope| {
        let jobs = jobs; // Dropped here at the latest, which ends the readers.
        for _ in 0..readers {
            thread::Builder::new()
                .name(NAME.into())
                .stack_size(STACK)
                .spawn_scoped(scope, || work(&queue, reader))
                .context("cannot start a thread to read files")?;
        }
        gather(files, &jobs, 2 * readers, gathering, bar);
        Ok(())
    })
}

fn gather(
    files: Vec<Found>,
    jobs: &SyncSender<Job>,
    ahead: usize,
    gathering: &mut Gathering,
    bar: &ProgressBar,
) {
    let all = files.len();
    let mut files = files.into_iter();
    let mut waiting = VecDeque::new();
    for done in 0..all {
        for file in files.by_ref().take(ahead - waiting.len()) {
            let (items, given) = sync_channel(ITEMS_AHEAD);
            waiting.push_back(given);
            let _ = jobs.send(Job { file, items });
        }
        let documents = super::documents(gathering.documents());
        bar.set_message(format!("{done} of {all} files, {documents}"));
        waiting
            .pop_front()
            .into_iter()
            .flatten()
            .for_each(|item| gathering.take(item));
    }
}

fn work(queue: &Mutex<Receiver<Job>>, reader: &Reader<'_>) {
    loop {
        let job = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(Job { file, items }) = job else {
            return;
        };
        // Where nobody waits for an item any more, there is nobody to be told.
        let mut take = |item| drop(items.send(item));
        let read = AssertUnwindSafe(|| reader(&file, &mut take));
        if let Err(cause) = panic::catch_unwind(read) {
            take(skipped(&file.name, "reader-broke", &broken(&*cause)));
        }
    }
}

fn one(file: &Found, options: &Options, bar: &ProgressBar, take: &mut dyn FnMut(Item)) {
    match File::open(&file.path) {
        Ok(bytes) => {
            let counted = Counted::new(bytes, bar.clone());
            let mut bytes = BufReader::with_capacity(PIECE, counted);
            ingest::read(&file.name, &mut bytes, options, take);
        }
        Err(cause) => take(skipped(
            &file.name,
            "unreadable",
            &format!("cannot be read ({cause})"),
        )),
    }
}

fn broken(cause: &(dyn Any + Send)) -> String {
    let text = cause.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| cause.downcast_ref::<&str>().copied());
    let text = text.unwrap_or("no reason was given");
    format!("broke its reader ({text}): what had been read of it is kept, the rest was passed over")
}

/// A reader's panic becomes a note; nothing else is said of it.
fn quiet() {
    let others = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        if thread::current().name() != Some(NAME) {
            others(panic);
        }
    }));
}

#[cfg(test)]
mod tests {
    use concord::{
        corpus::{Corpus, Document},
        ingest::Draft,
        protocol::Report,
    };

    use super::*;

    fn gathered(names: &[String], reader: &Reader<'_>) -> (Corpus, Report) {
        let file = |name: &String| Found {
            name: name.clone(),
            path: name.into(),
            bytes: 1,
        };
        let mut gathering = Gathering::new(Options::default());
        let files = names.iter().map(file).collect();
        read_by(reader, files, &mut gathering, &ProgressBar::hidden()).unwrap();
        let (corpus, report) = gathering.finish(&|_, _| {});
        (corpus.unwrap(), report)
    }

    fn document(id: String) -> Item {
        let document = Document {
            id,
            ..Document::default()
        };
        Item::Draft(Draft {
            document,
            ..Draft::default()
        })
    }

    #[test]
    fn what_breaks_its_reader_is_noted_and_the_rest_is_read_in_order() {
        let names: Vec<_> = (0..50).map(|number| format!("{number}.txt")).collect();
        let (corpus, report) = gathered(&names, &|file, take| {
            // More than are handed on ahead, the later files' sooner than the earlier ones'.
            for part in 0..2 * ITEMS_AHEAD {
                take(document(format!("{} {part:03}", file.name)));
                assert!(file.name != "7.txt" || part < 3, "seven");
                if file.name == "8.txt" && part == 1 {
                    panic!("eight {}", 8);
                }
            }
        });
        let expected = names.iter().flat_map(|name| {
            let parts = match name.as_str() {
                "7.txt" => 4,
                "8.txt" => 2,
                _ => 2 * ITEMS_AHEAD,
            };
            (0..parts).map(move |part| format!("{name} {part:03}"))
        });
        let ids: Vec<_> = corpus.documents.into_iter().map(|one| one.id).collect();
        assert_eq!(ids, expected.collect::<Vec<_>>());
        let broken: Vec<_> = report
            .notes
            .iter()
            .filter(|note| note.code == "reader-broke")
            .map(|note| note.message.as_str())
            .collect();
        let kept = "what had been read of it is kept, the rest was passed over.";
        let sentences = [
            "7.txt broke its reader (seven)",
            "8.txt broke its reader (eight 8)",
        ]
        .map(|what| format!("{what}: {kept}"));
        assert_eq!(broken, sentences);
    }
}
