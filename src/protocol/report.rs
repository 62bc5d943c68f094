//! What was made of files, and what was repaired, passed over or guessed.

use serde::{Deserialize, Serialize};

/// A word on how a corpus was made of files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// What was done.
    pub level: Level,
    /// A short name for catalogues of words.
    pub code: String,
    /// The file, and the line where it is known; empty where several are meant.
    pub place: String,
    /// One English sentence.
    pub message: String,
}

/// What was done with a thing that was not as it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// It is not in the corpus.
    Skipped,
    /// It is in the corpus, changed.
    Repaired,
    /// It is in the corpus, by a guess or with a remark.
    Noticed,
}

impl Level {
    const ALL: [Self; 3] = [Self::Skipped, Self::Repaired, Self::Noticed];

    /// Its name on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Skipped => "skipped",
            Self::Repaired => "repaired",
            Self::Noticed => "noticed",
        }
    }

    /// The level of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }
}

/// What was made of files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Files and entries of archives that were recognised.
    pub files: usize,
    /// Their bytes, archives and what is in them alike.
    pub bytes: u64,
    /// Documents made of them.
    pub documents: usize,
    /// The same by format, in order of appearance.
    pub formats: Vec<FormatCount>,
    /// What was repaired, passed over or guessed.
    pub notes: Vec<Note>,
}

/// Files of one format.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormatCount {
    /// The format's name.
    pub format: String,
    /// How many files.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
}
