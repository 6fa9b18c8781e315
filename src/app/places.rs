//! Places to come back to: the jump list and the marks. All are bytes, so that they outlive any change of width.

use std::collections::BTreeMap;

use super::{App, Call, shelf};

/// The most places the jump list keeps.
const MOST: usize = 200;

/// Where the reader has been.
#[derive(Clone, Debug, Default)]
pub struct Places {
    jumps: Vec<u32>,
    at: usize,
    marks: BTreeMap<char, u32>,
}

impl Places {
    fn leave(&mut self, place: u32) {
        self.jumps.truncate(self.at);
        if self.jumps.last() != Some(&place) {
            self.jumps.push(place);
        }
        let surplus = self.jumps.len().saturating_sub(MOST);
        self.jumps.drain(..surplus);
        self.at = self.jumps.len();
    }

    fn back(&mut self, from: u32) -> Option<u32> {
        if self.at == self.jumps.len() && self.jumps.last() != Some(&from) {
            self.jumps.push(from);
        } else if self.at == self.jumps.len() {
            self.at = self.at.saturating_sub(1);
        }
        self.at = self.at.checked_sub(1)?;
        self.jumps.get(self.at).copied()
    }

    fn forward(&mut self) -> Option<u32> {
        let place = self.jumps.get(self.at + 1).copied()?;
        self.at += 1;
        Some(place)
    }
}

/// Remembers the place, since the next step goes far away.
pub(super) fn leave(app: &mut App) {
    app.places.leave(app.top);
}

pub(super) fn back(app: &mut App, call: Call) {
    for _ in 0..call.times().min(MOST) {
        match app.places.back(app.top) {
            Some(place) => app.top = place,
            None if shelf::go_back(app) => return,
            None => return app.say("no place further back"),
        }
    }
}

pub(super) fn forward(app: &mut App, call: Call) {
    for _ in 0..call.times().min(MOST) {
        match app.places.forward() {
            Some(place) => app.top = place,
            None => return app.say("no place further forward"),
        }
    }
}

pub(super) fn set_mark(app: &mut App, call: Call) {
    let Some(letter) = call.letter else { return };
    app.places.marks.insert(letter, app.top);
    app.say(format!("mark {letter}"));
}

pub(super) fn go_to_mark(app: &mut App, call: Call) {
    let Some(letter) = call.letter else { return };
    match app.places.marks.get(&letter).copied() {
        Some(place) => {
            leave(app);
            app.top = place;
        }
        None => app.fail(format!("no mark {letter}; m{letter} sets it")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn back_and_forward_walk_the_same_places() {
        let mut places = Places::default();
        places.leave(10);
        places.leave(20);
        assert_eq!(places.back(30), Some(20));
        assert_eq!(places.back(20), Some(10));
        assert_eq!(places.back(10), None);
        assert_eq!(places.forward(), Some(20));
        assert_eq!(places.forward(), Some(30));
        assert_eq!(places.forward(), None);
    }

    #[test]
    fn a_new_jump_drops_what_lay_ahead() {
        let mut places = Places::default();
        places.leave(10);
        places.leave(20);
        assert_eq!(places.back(30), Some(20));
        places.leave(20);
        assert_eq!(places.forward(), None);
        assert_eq!(places.back(40), Some(20));
        assert_eq!(places.back(20), Some(10));
    }

    #[test]
    fn the_list_has_an_end() {
        let mut places = Places::default();
        (0..1000).for_each(|place| places.leave(place));
        assert_eq!(places.jumps.len(), MOST);
        assert_eq!(places.back(5000), Some(999));
    }
}
