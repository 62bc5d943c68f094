//! A file that nobody sees before it is whole.

use std::{
    fs::{self, File},
    io::{BufWriter, Error, ErrorKind, Result, Write},
    path::{Path, PathBuf},
    process,
};

/// A file that is being written, beside its place; it takes the place when it is finished, and is gone where it never is.
pub(super) struct Output {
    path: PathBuf,
    /// Where it is until then; `None` where the place is no file but a device.
    partial: Option<PathBuf>,
    file: BufWriter<File>,
    bytes: u64,
}

impl Output {
    /// Begins a file. Folders above it are not made.
    pub(super) fn create(path: &Path) -> Result<Self> {
        let named = |cause| of(path, cause);
        let device = path
            .metadata()
            .is_ok_and(|about| !about.is_file() && !about.is_dir());
        let (partial, file) = if device {
            (None, File::options().write(true).open(path))
        } else {
            let partial = partial(path).map_err(named)?;
            let file = File::options().write(true).create_new(true).open(&partial);
            (Some(partial), file)
        };
        Ok(Self {
            file: BufWriter::new(file.map_err(named)?),
            path: path.into(),
            partial,
            bytes: 0,
        })
    }

    /// Puts the file in its place, and says how many bytes it has.
    pub(super) fn finish(mut self) -> Result<(PathBuf, u64)> {
        self.file.flush().map_err(|cause| of(&self.path, cause))?;
        if let Some(partial) = &self.partial {
            fs::rename(partial, &self.path).map_err(|cause| of(&self.path, cause))?;
            self.partial = None;
        }
        Ok((self.path.clone(), self.bytes))
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        let length = self
            .file
            .write(bytes)
            .map_err(|cause| of(&self.path, cause))?;
        self.bytes += length as u64;
        Ok(length)
    }

    fn flush(&mut self) -> Result<()> {
        self.file.flush().map_err(|cause| of(&self.path, cause))
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        if let Some(partial) = &self.partial {
            let _ = fs::remove_file(partial);
        }
    }
}

/// Hidden, so that it is no input while it is written.
fn partial(path: &Path) -> Result<PathBuf> {
    let name = path.file_name().filter(|_| !path.is_dir());
    let name = name.ok_or_else(|| Error::new(ErrorKind::IsADirectory, "it is a folder"))?;
    let name = format!(".{}.{}.part", name.to_string_lossy(), process::id());
    Ok(path.with_file_name(name))
}

fn of(path: &Path, cause: Error) -> Error {
    Error::new(
        cause.kind(),
        format!("cannot write {} ({cause})", path.display()),
    )
}
