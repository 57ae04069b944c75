//! Where the cursor stands, how keys and the pointer move it, what a range holds, which rows are on screen,
//! and what places are called in the page. Plain arithmetic.

use std::ops::RangeInclusive;

/// The `aria-rowindex` of the first account: two rows of headings stand above it.
pub const FIRST_ROW: usize = 3;

/// The `aria-colindex` of the name: the row number stands before it.
pub const FIRST_COLUMN: usize = 2;

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

impl Motion {
    /// The motion that a key asks for; `far` where Ctrl is held. A page key moves by `page` rows.
    pub fn of_key(key: &str, far: bool, page: usize) -> Option<Motion> {
        Some(match (key, far) {
            ("ArrowUp", false) => Motion::Up,
            ("ArrowDown", false) => Motion::Down,
            ("ArrowLeft", false) => Motion::Left,
            ("ArrowRight", false) => Motion::Right,
            ("ArrowUp", true) => Motion::Top,
            ("ArrowDown", true) => Motion::Bottom,
            ("ArrowLeft", true) | ("Home", false) => Motion::RowStart,
            ("ArrowRight", true) | ("End", false) => Motion::RowEnd,
            ("Home", true) => Motion::First,
            ("End", true) => Motion::Last,
            ("PageUp", _) => Motion::PageUp(page),
            ("PageDown", _) => Motion::PageDown(page),
            _ => return None,
        })
    }

    /// The motion that a key asks for while a cell is edited, once what was typed is taken; `back` where
    /// Shift is held. The arrows move the caret, but for an editor that was begun by typing, as in a
    /// spreadsheet.
    pub fn of_typing_key(key: &str, back: bool, begun_by_typing: bool) -> Option<Motion> {
        Some(match (key, back) {
            ("Enter", false) => Motion::Down,
            ("Enter", true) => Motion::Up,
            ("Tab", false) => Motion::Right,
            ("Tab", true) => Motion::Left,
            ("ArrowDown", _) if begun_by_typing => Motion::Down,
            ("ArrowUp", _) if begun_by_typing => Motion::Up,
            _ => return None,
        })
    }
}

impl Place {
    /// The place at a row and a column.
    pub fn new(row: usize, column: usize) -> Place {
        Place { row, column }
    }

    /// The place that Tab goes to along its row; `None` where it leaves the grid.
    pub fn tab(self, back: bool, extent: Extent) -> Option<Motion> {
        match back {
            true if self.column > 0 => Some(Motion::Left),
            false if self.column + 1 < extent.columns => Some(Motion::Right),
            _ => None,
        }
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

    /// All accounts and not the empty row below them, the cursor on the first cell.
    pub fn all(extent: Extent) -> Selection {
        let accounts = Extent { rows: (extent.rows - 1).max(1), ..extent };
        Selection { anchor: Place::default().moved(Motion::Last, accounts), head: Place::default() }
    }

    /// Its rows from the first column to the last, the cursor on the first cell.
    pub fn whole_rows(self, extent: Extent) -> Selection {
        let (top, bottom) = (*self.rows().start(), *self.rows().end());
        Selection { anchor: Place::new(bottom, extent.columns - 1), head: Place::new(top, 0) }
    }

    /// What a press selects, on a cell or on the number of a row; `extend` goes on from where the selection
    /// was begun.
    pub fn pressed(self, place: Place, whole_row: bool, extend: bool, extent: Extent) -> Selection {
        let anchor = if extend { self.anchor } else { place };
        let column = if whole_row { extent.columns - 1 } else { anchor.column };
        Selection { anchor: Place { column, ..anchor }, head: place }
    }

    /// The row that is repeated down, and the rows that take it: the first one in those below it; of one row,
    /// the row above it. `None` where nothing stands above.
    pub fn filled_down(self) -> Option<(usize, RangeInclusive<usize>)> {
        let (top, bottom) = (*self.rows().start(), *self.rows().end());
        let from = if top == bottom { top.checked_sub(1)? } else { top };
        Some((from, from + 1..=bottom))
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

/// Where the cursor goes after a cell was typed, and the column in which the run of Tab began: Tab goes along
/// the row, Enter to the next row below where the Tabs began, which ends the run.
pub fn went_on(head: Place, motion: Motion, run: Option<usize>, extent: Extent) -> (Place, Option<usize>) {
    let to = head.moved(motion, extent);
    match motion {
        Motion::Left | Motion::Right => (to, run.or(Some(head.column))),
        _ => (Place { column: run.unwrap_or(to.column), ..to }, None),
    }
}

/// The `id` of a cell: by the slot that shows its row.
pub fn cell_id(slot: usize, column: usize) -> String {
    format!("cell-{slot}-{column}")
}

/// The `id` of a heading.
pub fn heading_id(column: usize) -> String {
    format!("heading-{column}")
}

/// The `id` of the cell with the cursor, where its row is one of those kept in the page.
pub fn active_id(head: Place, first: usize, slots: usize) -> Option<String> {
    (first..first + slots).contains(&head.row).then(|| cell_id(head.row % slots, head.column))
}

/// The place that an `aria-rowindex` and an `aria-colindex` tell, and whether it is the number of a row;
/// `None` in the headings.
pub fn place_of(row_index: usize, column_index: usize) -> Option<(Place, bool)> {
    let row = row_index.checked_sub(FIRST_ROW)?;
    let column = column_index.checked_sub(FIRST_COLUMN);
    Some((Place::new(row, column.unwrap_or(0)), column.is_none()))
}

/// How many rows a page key moves: one less than are seen in a height, and 20 before that is measured.
pub fn page_rows(height: f64, row_height: f64) -> usize {
    if row_height > 0.0 { ((height / row_height) as usize).saturating_sub(1).max(1) } else { 20 }
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
    fn all_accounts_are_selected_with_the_cursor_on_the_first_cell() {
        let all = Selection::all(EXTENT);
        // The tenth row is the empty one.
        assert_eq!((all.rows(), all.columns(), all.head), (0..=8, 0..=3, Place::new(0, 0)));
        assert_eq!(Selection::all(Extent { rows: 1, ..EXTENT }).rows(), 0..=0);
    }

    #[test]
    fn keys_move_by_a_cell_and_with_control_to_the_end() {
        for (key, near, far) in [
            ("ArrowUp", Motion::Up, Motion::Top),
            ("ArrowDown", Motion::Down, Motion::Bottom),
            ("ArrowLeft", Motion::Left, Motion::RowStart),
            ("ArrowRight", Motion::Right, Motion::RowEnd),
            ("Home", Motion::RowStart, Motion::First),
            ("End", Motion::RowEnd, Motion::Last),
            ("PageUp", Motion::PageUp(7), Motion::PageUp(7)),
            ("PageDown", Motion::PageDown(7), Motion::PageDown(7)),
        ] {
            assert_eq!(Motion::of_key(key, false, 7), Some(near), "{key}");
            assert_eq!(Motion::of_key(key, true, 7), Some(far), "Ctrl {key}");
        }
        assert_eq!(Motion::of_key("Enter", false, 7), None);
    }

    #[test]
    fn while_a_cell_is_edited_the_arrows_are_for_the_caret_unless_it_was_begun_by_typing() {
        for begun_by_typing in [false, true] {
            let motion = |key, back| Motion::of_typing_key(key, back, begun_by_typing);
            assert_eq!(
                (motion("Enter", false), motion("Enter", true)),
                (Some(Motion::Down), Some(Motion::Up))
            );
            assert_eq!(
                (motion("Tab", false), motion("Tab", true)),
                (Some(Motion::Right), Some(Motion::Left))
            );
            assert_eq!(motion("ArrowDown", false), begun_by_typing.then_some(Motion::Down));
            assert_eq!(motion("ArrowUp", true), begun_by_typing.then_some(Motion::Up));
            assert_eq!(motion("ArrowLeft", false), None);
        }
    }

    #[test]
    fn tab_leaves_the_grid_at_the_ends_of_a_row() {
        assert_eq!(Place::new(5, 0).tab(true, EXTENT), None);
        assert_eq!(Place::new(5, 1).tab(true, EXTENT), Some(Motion::Left));
        assert_eq!(Place::new(5, 2).tab(false, EXTENT), Some(Motion::Right));
        assert_eq!(Place::new(5, 3).tab(false, EXTENT), None);
    }

    #[test]
    fn enter_goes_below_where_the_run_of_tabs_began() {
        let (to, run) = went_on(Place::new(4, 1), Motion::Right, None, EXTENT);
        assert_eq!((to, run), (Place::new(4, 2), Some(1)));
        let (to, run) = went_on(to, Motion::Right, run, EXTENT);
        assert_eq!((to, run), (Place::new(4, 3), Some(1)));
        assert_eq!(went_on(to, Motion::Down, run, EXTENT), (Place::new(5, 1), None));
        assert_eq!(went_on(to, Motion::Up, None, EXTENT), (Place::new(3, 3), None));
    }

    #[test]
    fn a_press_on_a_number_takes_the_whole_row_and_shift_extends() {
        let place = Place::new(6, 0);
        let before = Selection::at(Place::new(2, 1));
        let row = before.pressed(place, true, false, EXTENT);
        assert_eq!((row.rows(), row.columns(), row.head), (6..=6, 0..=3, place));
        let rows = before.pressed(place, true, true, EXTENT);
        assert_eq!((rows.rows(), rows.columns()), (2..=6, 0..=3));
        let range = before.pressed(Place::new(6, 3), false, true, EXTENT);
        assert_eq!((range.rows(), range.columns(), range.anchor), (2..=6, 1..=3, before.anchor));
        assert!(before.pressed(place, false, false, EXTENT).is_single());
        assert_eq!(range.whole_rows(EXTENT), Selection { anchor: Place::new(6, 3), head: Place::new(2, 0) });
    }

    #[test]
    fn a_row_is_repeated_from_the_first_selected_one_or_the_one_above() {
        let rows = |from, to| Selection { anchor: Place::new(from, 1), head: Place::new(to, 2) };
        assert_eq!(rows(5, 2).filled_down(), Some((2, 3..=5)));
        assert_eq!(rows(4, 4).filled_down(), Some((3, 4..=4)));
        assert_eq!(rows(0, 0).filled_down(), None);
    }

    #[test]
    fn a_place_is_found_again_by_what_the_page_calls_it() {
        for place in [Place::new(0, 0), Place::new(7, 3)] {
            let told = place_of(place.row + FIRST_ROW, place.column + FIRST_COLUMN);
            assert_eq!(told, Some((place, false)));
        }
        // The first column holds the numbers of the rows, the first two rows the headings.
        assert_eq!(place_of(FIRST_ROW + 4, 1), Some((Place::new(4, 0), true)));
        assert_eq!(place_of(2, 5), None);
        assert_eq!(active_id(Place::new(19, 2), 4, 16).as_deref(), Some("cell-3-2"));
        assert_eq!(active_id(Place::new(20, 2), 4, 16), None);
    }

    #[test]
    fn a_page_key_leaves_one_row_in_sight() {
        assert_eq!(page_rows(280.0, 28.0), 9);
        assert_eq!(page_rows(10.0, 28.0), 1);
        assert_eq!(page_rows(280.0, 0.0), 20);
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
