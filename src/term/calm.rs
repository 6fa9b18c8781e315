//! What waits while somebody presses keys: taking in the voices of a part of a long text, and painting what they
//! change, would come between a key and its frame.
//!
//! Invariants: nothing waits when no key was pressed lately, nothing waits longer than [`LONGEST`], and what waits
//! keeps its order. The clock is read by the caller.

use std::time::{Duration, Instant};

/// How long after a key it is calm again.
const CALM: Duration = Duration::from_millis(300);
/// How long anything may wait, however many keys come.
const LONGEST: Duration = Duration::from_millis(1500);

/// What waits.
pub struct Calm<T> {
    waiting: Vec<T>,
    /// When what waits longest came.
    since: Option<Instant>,
    /// When a key was pressed last.
    pressed: Option<Instant>,
}

impl<T> Default for Calm<T> {
    fn default() -> Self {
        Self {
            waiting: Vec::new(),
            since: None,
            pressed: None,
        }
    }
}

impl<T> Calm<T> {
    /// A key was pressed.
    pub fn pressed(&mut self, now: Instant) {
        self.pressed = Some(now);
    }

    /// Keeps something until it is calm.
    pub fn keep(&mut self, it: T, now: Instant) {
        self.since.get_or_insert(now);
        self.waiting.push(it);
    }

    /// How long it takes until what waits is due, if anything does.
    pub fn due(&self, now: Instant) -> Option<Duration> {
        let most = self.since? + LONGEST;
        let calm = self.pressed.map_or(now, |pressed| pressed + CALM);
        Some(most.min(calm).saturating_duration_since(now))
    }

    /// What waited, if it is due.
    pub fn take(&mut self, now: Instant) -> Vec<T> {
        if self.due(now).is_some_and(|due| due.is_zero()) {
            self.since = None;
            std::mem::take(&mut self.waiting)
        } else {
            Vec::new()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_wait_for_keys_to_stop_but_not_for_ever() {
        let start = Instant::now();
        let at = |milliseconds| start + Duration::from_millis(milliseconds);
        let mut calm = Calm::default();
        assert_eq!(calm.due(at(0)), None);
        calm.keep('a', at(0));
        assert_eq!(calm.take(at(0)), ['a'], "no key yet");
        calm.pressed(at(1000));
        calm.keep('b', at(1100));
        calm.keep('c', at(1200));
        assert_eq!(calm.due(at(1200)), Some(Duration::from_millis(100)));
        assert!(calm.take(at(1299)).is_empty());
        assert_eq!(calm.take(at(1300)), ['b', 'c']);
        assert_eq!(calm.due(at(1300)), None);
        calm.keep('d', at(2000));
        for key in 0..20 {
            calm.pressed(at(2000 + key * 100));
        }
        assert!(calm.take(at(3400)).is_empty());
        assert_eq!(calm.take(at(3500)), ['d'], "however many keys come");
    }
}
