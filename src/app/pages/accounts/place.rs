//! Where the cursor stands, how it moves, what a range holds, which rows are on screen. Plain arithmetic.

use std::ops::RangeInclusive;

/// A cell by its place on screen: the row of the order shown, the column of the view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    /// From 0 at the top.
    pub row: usize,
    /// From 0 at the left.
    pub column: usize,
}

/// A range of cells with a direction: it was begun at the anchor, and the cursor is its head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Selection {
    /// Where it was begun.
    pub anchor: Place,
    /// Where the cursor is.
    pub head: Place,
}

/// How many rows and columns there are; at least one of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// Rows, the empty one for a new account included.
    pub rows: usize,
    /// Columns.
    pub columns: usize,
}

/// A move of the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    Up,
    Down,
    Left,
    Right,
    /// To the first column.
    RowStart,
    /// To the last column.
    RowEnd,
    /// To the first row.
    Top,
    /// To the last row.
    Bottom,
    /// To the first cell.
    First,
    /// To the last cell.
    Last,
    /// So many rows up.
    PageUp(usize),
    /// So many rows down.
    PageDown(usize),
}

impl Place {
    /// The place at a row and a column.
    pub fn new(row: usize, column: usize) -> Place {
        Place { row, column }
    }

    /// The place after a move; it stays inside the extent.
    pub fn moved(self, motion: Motion, extent: Extent) -> Place {
        let (last_row, last_column) = (extent.rows.saturating_sub(1), extent.columns.saturating_sub(1));
        let Place { row, column } = self;
        let (row, column) = match motion {
            Motion::Up => (row.saturating_sub(1), column),
            Motion::Down => (row + 1, column),
            Motion::Left => (row, column.saturating_sub(1)),
            Motion::Right => (row, column + 1),
            Motion::RowStart => (row, 0),
            Motion::RowEnd => (row, last_column),
            Motion::Top => (0, column),
            Motion::Bottom => (last_row, column),
            Motion::First => (0, 0),
            Motion::Last => (last_row, last_column),
            Motion::PageUp(rows) => (row.saturating_sub(rows), column),
            Motion::PageDown(rows) => (row.saturating_add(rows), column),
        };
        Place { row: row.min(last_row), column: column.min(last_column) }
    }
}

impl Selection {
    /// One cell.
    pub fn at(place: Place) -> Selection {
        Selection { anchor: place, head: place }
    }

    /// From the first cell to the last, the cursor on the first.
    pub fn all(extent: Extent) -> Selection {
        let last = Place::default().moved(Motion::Last, extent);
        Selection { anchor: last, head: Place::default() }
    }

    /// Its rows.
    pub fn rows(self) -> RangeInclusive<usize> {
        self.anchor.row.min(self.head.row)..=self.anchor.row.max(self.head.row)
    }

    /// Its columns.
    pub fn columns(self) -> RangeInclusive<usize> {
        self.anchor.column.min(self.head.column)..=self.anchor.column.max(self.head.column)
    }

    /// Its first cell: top left.
    pub fn corner(self) -> Place {
        Place::new(*self.rows().start(), *self.columns().start())
    }

    /// Whether it is one cell.
    pub fn is_single(self) -> bool {
        self.anchor == self.head
    }

    /// The selection with its head moved; the anchor stays where the range is extended, else follows.
    pub fn moved(self, motion: Motion, extend: bool, extent: Extent) -> Selection {
        let head = self.head.moved(motion, extent);
        if extend { Selection { head, ..self } } else { Selection::at(head) }
    }

    /// The selection inside an extent that may have become smaller.
    pub fn within(self, extent: Extent) -> Selection {
        let inside = |place: Place| {
            Place::new(
                place.row.min(extent.rows.saturating_sub(1)),
                place.column.min(extent.columns.saturating_sub(1)),
            )
        };
        Selection { anchor: inside(self.anchor), head: inside(self.head) }
    }
}

/// The first row that is kept in the page for a scroll position: some rows above the first visible one, in
/// steps, so that a slow scroll seldom moves it.
pub fn first_row(scroll_top: f64, row_height: f64, overscan: usize) -> usize {
    if row_height <= 0.0 {
        return 0;
    }
    let visible = (scroll_top.max(0.0) / row_height) as usize;
    visible.saturating_sub(overscan) / 4 * 4
}

/// How many rows are kept in the page for a height.
pub fn row_slots(height: f64, row_height: f64, overscan: usize) -> usize {
    if row_height <= 0.0 {
        return 0;
    }
    // Four more for the step of `first_row`, and in eights, so that a small resize changes nothing.
    ((height.max(0.0) / row_height).ceil() as usize + 2 * overscan + 4).div_ceil(8) * 8
}

/// The row that a slot shows: slots are reused in turn, so that a scroll by one row renders one row.
pub fn row_of_slot(slot: usize, first: usize, slots: usize) -> usize {
    if slots == 0 {
        return first;
    }
    let behind = first % slots;
    first - behind + slot + if slot < behind { slots } else { 0 }
}

/// The scroll position that shows `start..end` inside a view of `length`, nearest to where it is now.
pub fn scroll_to_show(now: f64, length: f64, start: f64, end: f64) -> f64 {
    if start < now {
        start
    } else if end > now + length {
        (end - length).min(start)
    } else {
        now
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXTENT: Extent = Extent { rows: 10, columns: 4 };

    #[test]
    fn the_cursor_stays_inside() {
        let moves = [
            (Place::new(0, 0), Motion::Up, Place::new(0, 0)),
            (Place::new(9, 3), Motion::Down, Place::new(9, 3)),
            (Place::new(9, 3), Motion::Right, Place::new(9, 3)),
            (Place::new(5, 2), Motion::RowStart, Place::new(5, 0)),
            (Place::new(5, 2), Motion::RowEnd, Place::new(5, 3)),
            (Place::new(5, 2), Motion::First, Place::new(0, 0)),
            (Place::new(5, 2), Motion::Last, Place::new(9, 3)),
            (Place::new(5, 2), Motion::Top, Place::new(0, 2)),
            (Place::new(5, 2), Motion::Bottom, Place::new(9, 2)),
            (Place::new(5, 2), Motion::PageDown(40), Place::new(9, 2)),
            (Place::new(5, 2), Motion::PageUp(3), Place::new(2, 2)),
        ];
        for (from, motion, to) in moves {
            assert_eq!(from.moved(motion, EXTENT), to, "{motion:?}");
        }
    }

    #[test]
    fn extending_keeps_the_anchor() {
        let selection = Selection::at(Place::new(3, 2)).moved(Motion::Up, true, EXTENT);
        assert_eq!((selection.rows(), selection.columns()), (2..=3, 2..=2));
        assert_eq!(selection.corner(), Place::new(2, 2));
        assert!(selection.moved(Motion::Left, false, EXTENT).is_single());
    }

    #[test]
    fn everything_is_selected_with_the_cursor_on_the_first_cell() {
        let all = Selection::all(EXTENT);
        assert_eq!((all.rows(), all.columns(), all.head), (0..=9, 0..=3, Place::new(0, 0)));
    }

    #[test]
    fn a_selection_follows_rows_that_are_gone() {
        let small = Extent { rows: 2, columns: 4 };
        assert_eq!(Selection::at(Place::new(8, 1)).within(small).head, Place::new(1, 1));
    }

    #[test]
    fn slots_show_every_row_of_the_window_once() {
        for first in 0..40 {
            let mut rows: Vec<usize> = (0..16).map(|slot| row_of_slot(slot, first, 16)).collect();
            rows.sort_unstable();
            assert_eq!(rows, (first..first + 16).collect::<Vec<_>>());
        }
        assert_eq!(row_of_slot(3, 4, 16), 19);
        assert_eq!(row_of_slot(4, 4, 16), 4);
    }

    #[test]
    fn the_window_covers_what_is_visible() {
        for top in 0..2_000 {
            let top = f64::from(top);
            let (first, slots) = (first_row(top, 28.0, 6), row_slots(700.0, 28.0, 6));
            assert!(first as f64 * 28.0 <= top);
            assert!((first + slots) as f64 * 28.0 >= top + 700.0, "at {top}");
        }
    }

    #[test]
    fn scrolling_shows_a_cell_and_moves_no_further() {
        assert_eq!(scroll_to_show(100.0, 50.0, 110.0, 130.0), 100.0);
        assert_eq!(scroll_to_show(100.0, 50.0, 80.0, 100.0), 80.0);
        assert_eq!(scroll_to_show(100.0, 50.0, 140.0, 160.0), 110.0);
        // A cell wider than the view shows its beginning.
        assert_eq!(scroll_to_show(0.0, 50.0, 60.0, 160.0), 60.0);
    }
}
