//! The lists that are open, and what stands beside their items.

use dom_query::Element;

use super::attributes::attribute;
use crate::model::Marker;

/// The open lists, the innermost last.
#[derive(Default)]
pub struct Lists(Vec<List>);

struct List {
    /// The next number; none where it has bullets.
    number: Option<u32>,
    items: u32,
}

impl Lists {
    /// Opens a list; one that is ordered counts from where it says.
    pub fn begin(&mut self, element: &Element, ordered: bool) {
        self.0.push(List {
            number: ordered.then(|| number(element, "start").unwrap_or(1)),
            items: 0,
        });
    }

    /// What stands beside the next item, and whether another came before it.
    pub fn item(&mut self, element: &Element) -> (Marker, bool) {
        let Some(list) = self.0.last_mut() else {
            return (Marker::Bullet, false);
        };
        let follows = list.items > 0;
        list.items += 1;
        let Some(next) = &mut list.number else {
            return (Marker::Bullet, follows);
        };
        let this = number(element, "value").unwrap_or(*next);
        *next = this.saturating_add(1);
        (Marker::Number(this), follows)
    }

    /// Ends the list that was opened last.
    pub fn end(&mut self) {
        self.0.pop();
    }
}

fn number(element: &Element, name: &str) -> Option<u32> {
    attribute(element, name)?.trim().parse().ok()
}
