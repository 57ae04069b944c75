use leptos::prelude::*;

/// Choices by their place, so that what shows them is compiled once and not for every kind of choice.
pub(super) struct Choices<F> {
    /// Their words.
    pub words: Signal<Vec<String>>,
    /// The place of the one that holds.
    pub held: Signal<Option<usize>>,
    /// Takes the one of a place.
    pub choose: F,
}

impl Choices<()> {
    pub fn of<T>(
        choices: Signal<Vec<(T, String)>>,
        chosen: Signal<T>,
        on_choose: impl Fn(T),
    ) -> Choices<impl Fn(usize)>
    where
        T: Clone + PartialEq + Send + Sync + 'static,
    {
        Choices {
            words: Signal::derive(move || choices.get().into_iter().map(|(_, words)| words).collect()),
            held: Signal::derive(move || {
                let chosen = chosen.get();
                choices.with(|choices| choices.iter().position(|(choice, _)| *choice == chosen))
            }),
            choose: move |at| {
                if let Some((choice, _)) = choices.with_untracked(|choices| choices.get(at).cloned()) {
                    on_choose(choice);
                }
            },
        }
    }
}
