//! Bytes of any encoding → text.

use super::intake::Intake;
use crate::protocol::Level;

/// The text of a file, its lines ended by a line feed.
pub(super) fn decode(bytes: &[u8], intake: &mut Intake<'_>) -> String {
    let text = String::from_utf8_lossy(bytes);
    if matches!(text, std::borrow::Cow::Owned(_)) {
        intake.note(
            Level::Repaired,
            "invalid-utf8",
            None,
            "holds bytes that are not UTF-8; they are shown as \u{FFFD}",
        );
    }
    text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n")
}
