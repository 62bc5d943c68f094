//! The house rules that a machine can check.

use std::{fs, path::Path};

/// Modules in reading order: each may use only those to its left.
const ORDER: [&str; 10] = [
    "error", "text", "protocol", "measures", "corpus", "ingest", "index", "query", "explore",
    "explorer",
];

/// Files of `src`, with their path below it and their text.
fn sources() -> Vec<(String, String)> {
    fn walk(folder: &Path, root: &Path, files: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, root, files);
            } else if path.extension().is_some_and(|kind| kind == "rs") {
                let name = path
                    .strip_prefix(root)
                    .unwrap()
                    .to_string_lossy()
                    .replace('\\', "/");
                files.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    walk(&root, &root, &mut files);
    assert!(files.len() > 20);
    files
}

fn module(name: &str) -> &str {
    name.split(['/', '.']).next().unwrap()
}

/// The modules that a text names behind `crate::`, one by one or in braces.
fn uses(text: &str) -> Vec<String> {
    let mut modules = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        let after = &text[at + "crate::".len()..];
        let named: Vec<&str> = match after.strip_prefix('{') {
            None => vec![after],
            Some(group) => {
                let mut depth = 1;
                let end = group.find(|c| {
                    depth += i32::from(c == '{') - i32::from(c == '}');
                    depth == 0
                });
                let group = &group[..end.unwrap()];
                let mut depth = 0;
                let top = |c: char| {
                    depth += i32::from(c == '{') - i32::from(c == '}');
                    depth == 0 && c == ','
                };
                group.split(top).map(str::trim).collect()
            }
        };
        modules.extend(named.iter().map(|name| {
            name.chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect::<String>()
        }));
    }
    modules.retain(|name| ORDER.contains(&name.as_str()));
    modules
}

#[test]
fn arrows_point_left() {
    for (name, text) in sources() {
        let Some(own) = ORDER.iter().position(|known| *known == module(&name)) else {
            continue;
        };
        for used in uses(&text) {
            let place = ORDER.iter().position(|known| *known == used).unwrap();
            assert!(
                place <= own,
                "{name} uses {used}, which stands to its right"
            );
        }
    }
    assert_eq!(
        uses("use crate::{corpus::{Date, Unit}, index}; crate::text::x"),
        ["corpus", "index", "text"]
    );
}

#[test]
fn the_core_touches_nothing_of_the_world() {
    for (name, text) in sources()
        .iter()
        .filter(|(name, _)| ORDER.contains(&module(name)))
    {
        for word in [
            "std::fs",
            "std::env",
            "std::net",
            "std::time",
            "println!",
            "SystemTime",
            "Instant::",
            "wasm_bindgen",
            "js_sys",
            "web_sys",
        ] {
            assert!(!text.contains(word), "{name} holds {word}");
        }
    }
}

#[test]
fn statistics_are_the_same_on_every_machine() {
    for (name, text) in sources()
        .iter()
        .filter(|(name, _)| module(name) == "measures")
    {
        for call in [
            ".ln()", ".ln_1p()", ".log2()", ".log10()", ".exp()", ".powf(", ".powi(",
        ] {
            assert!(
                !text.contains(call),
                "{name} calls the machine's own {call}"
            );
        }
    }
}

#[test]
fn only_the_wire_and_the_file_formats_are_serialised() {
    for (name, text) in sources() {
        let may = ["protocol", "corpus", "ingest", "cli", "wasm"].contains(&module(&name));
        assert!(
            may || !text.contains("Serialize"),
            "{name} derives serialisation"
        );
    }
}

#[test]
fn files_have_one_idea_and_say_which() {
    for (name, text) in sources() {
        assert!(text.starts_with("//!"), "{name} does not say what it is");
        let code = text
            .lines()
            .filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with("//"))
            .count();
        assert!(code <= 320, "{name} has {code} lines of code");
    }
}

#[test]
fn the_map_names_every_room() {
    let map = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    for (name, _) in sources() {
        let room = module(&name);
        assert!(
            ["lib", "main"].contains(&room)
                || map.contains(&format!("`{room}`"))
                || map.contains(&format!("[`{room}`]")),
            "lib.rs does not name {room}"
        );
    }
}
