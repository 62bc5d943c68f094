//! What a block is to the article.

/// What a block is to the article: the first three are the article itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Heading,
    Caption,
    Byline,
    Published,
    Navigation,
    Share,
    Related,
    Teaser,
    Comment,
    Notice,
    Advertisement,
    Duplicate,
    Other,
}

impl Kind {
    /// Its name in a document.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Heading => "heading",
            Self::Caption => "caption",
            Self::Byline => "byline",
            Self::Published => "published",
            Self::Navigation => "navigation",
            Self::Share => "share",
            Self::Related => "related",
            Self::Teaser => "teaser",
            Self::Comment => "comment",
            Self::Notice => "notice",
            Self::Advertisement => "advertisement",
            Self::Duplicate => "duplicate",
            Self::Other => "other",
        }
    }

    pub(super) fn is_article(self) -> bool {
        matches!(self, Self::Text | Self::Heading | Self::Caption)
    }
}
