//! A bar on the terminal while files are read; nothing where nobody looks at one.

use std::io::{Read, Result, Seek, SeekFrom};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar for so many bytes.
pub(super) fn bar(bytes: u64) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(bytes), ProgressDrawTarget::stderr());
    let template = "{msg} {wide_bar} {decimal_bytes} of {decimal_total_bytes}";
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// A file that moves the bar by each byte that is read for the first time.
pub(super) struct Counted<R> {
    inner: R,
    bar: ProgressBar,
    at: u64,
    furthest: u64,
}

impl<R> Counted<R> {
    pub(super) fn new(inner: R, bar: ProgressBar) -> Self {
        Self {
            inner,
            bar,
            at: 0,
            furthest: 0,
        }
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, out: &mut [u8]) -> Result<usize> {
        let length = self.inner.read(out)?;
        self.at += length as u64;
        self.bar.inc(self.at.saturating_sub(self.furthest));
        self.furthest = self.furthest.max(self.at);
        Ok(length)
    }
}

impl<R: Seek> Seek for Counted<R> {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        self.at = self.inner.seek(to)?;
        Ok(self.at)
    }
}
