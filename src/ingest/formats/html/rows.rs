//! Rows of tables that hold values: their cells become one line, with tabs between them.
//!
//! Tables that lay out a page are no such tables: their cells hold several blocks, or long ones.

use super::outline::{Block, Number, Outline};

/// Characters that a cell of a table of values holds at most.
const LONGEST_CELL: usize = 200;

/// Joins the cells of each row that holds values.
pub(super) fn join(page: &mut Outline) {
    let mut joined: Vec<Block> = Vec::with_capacity(page.blocks.len());
    let mut moved: Vec<Number> = Vec::with_capacity(page.blocks.len() + 1);
    let blocks = std::mem::take(&mut page.blocks);
    let mut row_before = None;
    for block in blocks {
        let row = row(page, &block);
        match joined.last_mut() {
            Some(last) if row.is_some() && row == row_before => append(last, &block),
            _ => joined.push(block),
        }
        moved.push(joined.len() - 1);
        row_before = row;
    }
    moved.push(joined.len());
    for framed in &mut page.boxes {
        let (first, end) = framed.blocks;
        framed.blocks = (
            moved[first],
            if end > first {
                moved[end - 1] + 1
            } else {
                moved[first]
            },
        );
    }
    page.blocks = joined;
}

/// The row of values that a block is a cell of.
fn row(page: &Outline, block: &Block) -> Option<Number> {
    let cell = page
        .around(block.frame)
        .take(3)
        .find(|at| is_cell(&page.boxes[*at].name))?;
    let row = page.boxes[cell].parent;
    let (first, end) = page.boxes[cell].blocks;
    let (row_first, row_end) = page.boxes[row].blocks;
    let alone = end - first == 1 && block.chars <= LONGEST_CELL;
    // The blocks of a row of values are as many as its cells, which are its children.
    let cells = row_end.saturating_sub(row_first);
    let short = cells > 1 && cells <= 60;
    (alone && short && &*page.boxes[row].name == "tr").then_some(row)
}

fn is_cell(name: &str) -> bool {
    matches!(name, "td" | "th")
}

fn append(row: &mut Block, cell: &Block) {
    row.text.push('\t');
    row.text.push_str(&cell.text);
    row.chars += cell.chars;
    row.linked += cell.linked;
}
