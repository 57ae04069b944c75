//! Cells as they travel over the clipboard: tab-separated, as spreadsheets write and expect them.
