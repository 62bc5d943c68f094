//! Ids of documents, each given once.

use hashbrown::HashMap;

/// The ids that have been given, and the number of the last copy of each.
#[derive(Debug, Default)]
pub struct Ids(HashMap<String, usize, foldhash::fast::FixedState>);

impl Ids {
    /// The id that is wanted; where it has been given, the same with `~2`, `~3` and so on.
    pub fn unique(&mut self, wanted: String) -> String {
        let Some(mut copy) = self.0.get(&wanted).copied() else {
            self.0.insert(wanted.clone(), 1);
            return wanted;
        };
        let id = loop {
            copy += 1;
            let id = format!("{wanted}~{copy}");
            if !self.0.contains_key(&id) {
                break id;
            }
        };
        self.0.insert(wanted, copy);
        self.0.insert(id.clone(), 1);
        id
    }
}
