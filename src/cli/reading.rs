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

/// Reads the files, and hands on what they give as if they had been read one after another.
pub(super) fn read(
    files: Vec<Found>,
    options: &Options,
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
                .spawn_scoped(scope, || work(&queue, options, bar))
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

fn work(queue: &Mutex<Receiver<Job>>, options: &Options, bar: &ProgressBar) {
    loop {
        let job = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(Job { file, items }) = job else {
            return;
        };
        // Where nobody waits for an item any more, there is nobody to be told.
        let mut take = |item| drop(items.send(item));
        let read = AssertUnwindSafe(|| one(&file, options, bar, &mut take));
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
