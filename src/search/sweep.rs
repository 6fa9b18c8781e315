//! The whole text searched in stretches, on all cores, from the reader's place onward.
//!
//! Stretches are searched side by side and reported in order: from the place to the end of the text, then from its
//! start to the place. However common a word, no more matches are kept than asked for; the others are counted.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, Sender};
use std::thread;

use super::finder::{Finder, Match};
use crate::model::Extent;

/// Bytes of the first stretch, so that what is near is found at once, and of the others.
const FIRST: usize = 256 * 1024;
const OTHERS: usize = 4 * 1024 * 1024;

/// What one stretch of the text has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The stretch.
    pub within: Extent,
    /// Its matches, in order; only the first ones when there are more than may be kept.
    pub matches: Vec<Match>,
    /// How many it has.
    pub count: usize,
}

impl Finder<'_> {
    /// Searches all of the text from byte `from` on, and then from its start up to there, and hands out what each
    /// stretch has, in this order; ends early when `report` says `false`. No more than `most` matches are kept over all.
    pub fn sweep(&self, from: u32, most: usize, report: &mut dyn FnMut(Found) -> bool) {
        let stretches = stretches(from, self.whole());
        let kept = AtomicUsize::new(0);
        let search = |within: Extent| {
            let room = most.saturating_sub(kept.load(Ordering::Relaxed));
            let (matches, count) = self.some(within, room);
            Found {
                within,
                matches,
                count,
            }
        };
        let mut deliver = |mut found: Found| {
            let room = most - kept.load(Ordering::Relaxed);
            found.matches.truncate(room);
            kept.fetch_add(found.matches.len(), Ordering::Relaxed);
            report(found)
        };
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let workers = cores.min(stretches.len());
        if workers < 2 || self.whole().len() < 2 * FIRST {
            let _ = stretches.into_iter().map(search).all(deliver);
        } else {
            side_by_side(&stretches, workers, &search, &mut deliver);
        }
    }
}

/// Searches stretches on several threads and delivers what they have in their order, until that says `false`.
fn side_by_side(
    stretches: &[Extent],
    workers: usize,
    search: &(impl Fn(Extent) -> Found + Sync),
    deliver: &mut impl FnMut(Found) -> bool,
) {
    let (next, over) = (AtomicUsize::new(0), AtomicBool::new(false));
    let (sender, receiver) = mpsc::channel();
    let work = |sender: Sender<(usize, Found)>| {
        while !over.load(Ordering::Relaxed) {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(&within) = stretches.get(index) else {
                return;
            };
            if sender.send((index, search(within))).is_err() {
                return;
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..workers {
            let sender = sender.clone();
            scope.spawn(|| work(sender));
        }
        drop(sender);
        let _ = in_order(receiver).all(deliver);
        over.store(true, Ordering::Relaxed);
    });
}

/// What comes with its number, by its number.
fn in_order<T>(numbered: impl IntoIterator<Item = (usize, T)>) -> impl Iterator<Item = T> {
    let mut numbered = numbered.into_iter();
    let mut early = BTreeMap::new();
    (0..).map_while(move |due| {
        while !early.contains_key(&due) {
            let (number, it) = numbered.next()?;
            early.insert(number, it);
        }
        early.remove(&due)
    })
}

/// The stretches of a sweep, in the order they are reported.
fn stretches(from: u32, whole: Extent) -> Vec<Extent> {
    let from = from.min(whole.end);
    let mut found = Vec::new();
    let mut size = FIRST;
    for (mut start, end) in [(from, whole.end), (whole.start, from)] {
        while start < end {
            let next = end.min(start.saturating_add(size as u32));
            found.push(Extent { start, end: next });
            (start, size) = (next, OTHERS);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_early_waits() {
        let numbered = [(1, 'b'), (0, 'a'), (3, 'd'), (2, 'c'), (5, 'f')];
        assert_eq!(in_order(numbered).collect::<String>(), "abcd");
    }
}
