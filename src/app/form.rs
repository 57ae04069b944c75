//! Forms: what is filled in field by field, and handed over only where every field is right.

use leptos::prelude::*;

/// One field of a form: what was taken from it last, or the sentence why what stands in it now was not taken. What a form
/// hands over it asks of [`Filled::peek`], which has no value while the field shows another.
pub struct Filled<T: 'static> {
    taken: RwSignal<T>,
    refused: RwSignal<Option<String>>,
}

impl<T> Clone for Filled<T> {
    fn clone(&self) -> Filled<T> {
        *self
    }
}

impl<T> Copy for Filled<T> {}

impl<T: Clone + Send + Sync + 'static> Filled<T> {
    /// A field that begins with a value.
    pub fn new(value: T) -> Filled<T> {
        Filled { taken: RwSignal::new(value), refused: RwSignal::new(None) }
    }

    /// What it hands over, or why nothing.
    pub fn peek(self) -> Result<T, String> {
        self.refused.get_untracked().map_or_else(|| Ok(self.taken.get_untracked()), Err)
    }

    /// The same, followed.
    pub fn get(self) -> Result<T, String> {
        self.refused.get().map_or_else(|| Ok(self.taken.get()), Err)
    }

    /// What was taken last, for what the page draws by it: never for what is handed over.
    pub fn taken(self) -> T {
        self.taken.get()
    }

    /// Puts a value in, and what was refused out.
    pub fn put(self, value: T) {
        self.taken.set(value);
        self.refused.set(None);
    }

    /// Why what stands in the field was not taken: for the field, which keeps it.
    pub fn refused(self) -> RwSignal<Option<String>> {
        self.refused
    }
}
