//! The date field that a request names.

use super::Explorer;
use crate::protocol::Warning;

impl Explorer {
    /// Said where a request names a field that holds no dates, so that those of another are taken, or none, where no field holds any.
    pub(super) fn other_dates(&self, wanted: Option<&str>) -> Option<Warning> {
        let wanted = wanted?;
        let taken = self.index.columns.date(Some(wanted));
        let instead = match taken.map(|(column, _)| column.name.as_str()) {
            Some(taken) if taken == wanted => return None,
            Some(taken) => format!(", so those of “{taken}” are taken"),
            None => String::new(),
        };
        Some(Warning {
            code: "unknown-field".into(),
            part: wanted.into(),
            message: format!("No field “{wanted}” holds dates{instead}."),
            ..Warning::default()
        })
    }
}
