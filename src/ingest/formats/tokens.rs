//! Words that stand one by one → running text.

/// Running text as its words come.
#[derive(Default)]
pub(super) struct Running {
    text: String,
    /// The next word stands right behind the last.
    glued: bool,
    /// A straight quotation mark is open.
    quoted: bool,
}

impl Running {
    /// Takes a word, behind a space unless it was said otherwise.
    pub(super) fn word(&mut self, word: &str) {
        if !self.text.is_empty() && !self.glued {
            self.text.push(' ');
        }
        self.text.push_str(word);
        self.glued = false;
    }

    /// Takes a word where nothing says how words stand together: punctuation stands as it is written in most languages.
    pub(super) fn guessed(&mut self, word: &str) {
        let straight = word == "\"";
        self.glued |= is_closing(word) || straight && self.quoted || self.is_unspaced(word);
        self.word(word);
        self.glued = is_opening(word) || straight && !self.quoted;
        self.quoted ^= straight;
    }

    /// Says that there is no space before the next word.
    pub(super) fn glue(&mut self) {
        self.glued = true;
    }

    /// Takes text that is whole already.
    pub(super) fn sentence(&mut self, text: &str) {
        self.glued = self.is_unspaced(text);
        self.word(text);
    }

    /// The text so far; what comes begins another.
    pub(super) fn take(&mut self) -> String {
        std::mem::take(self).text
    }

    /// Chinese and Japanese are written without spaces.
    fn is_unspaced(&self, word: &str) -> bool {
        let before = self.text.chars().next_back().is_some_and(is_unspaced);
        before && word.chars().next().is_some_and(is_unspaced)
    }
}

fn is_unspaced(char: char) -> bool {
    matches!(char, '\u{3000}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF01}'..='\u{FF65}' | '\u{20000}'..='\u{3FFFF}')
}

fn is_closing(word: &str) -> bool {
    let marks = ".,;:!?…)]}»”’%،؛؟۔।。，、；：！？）】』」";
    word.chars().all(|char| marks.contains(char))
        || word.starts_with(['\'', '’']) && word.chars().count() <= 3
        || word.eq_ignore_ascii_case("n't")
}

fn is_opening(word: &str) -> bool {
    word.chars().all(|char| "([{«“„¿¡（【『「".contains(char))
}
