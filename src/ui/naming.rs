//! What a lesson is called where there is little room: its number and its title.
//!
//! A number is what the heading counts with: "3", "2.1", "Chapter IV". Where a level of the outline does not fit, the
//! word before the numeral goes first, since it is the same in every row and the rest tells them apart.

use super::paint::{shorten, width};
use crate::model::numerals::number as read;
use crate::model::{Document, Section};

/// The most columns that the number of a lesson takes beside its title, unless it may take half of them.
const NUMBER: u16 = 12;
/// The least columns in which the beginning of a title says anything beside a number that is cut.
const TITLE: u16 = 5;

/// Number and title of a lesson, each on one line and together at most so many columns wide; where it has neither, it
/// is the opening.
pub(super) fn lesson(document: &Document, section: &Section, columns: u16) -> (String, String) {
    named(
        document.slice(section.number),
        document.slice(section.title),
        columns,
    )
}

/// As [`lesson`], without the word before a numeral.
pub(super) fn short(document: &Document, section: &Section, columns: u16) -> (String, String) {
    named(
        bare(document.slice(section.number)),
        document.slice(section.title),
        columns,
    )
}

/// One or the other on one line, whichever says more in so many columns.
pub(super) fn line(document: &Document, section: &Section, columns: u16) -> String {
    let name = if is_cut(document, section, columns) {
        short
    } else {
        lesson
    };
    let (number, title) = name(document, section, columns);
    format!("{number} {title}").trim().to_owned()
}

fn named(number: &str, title: &str, columns: u16) -> (String, String) {
    if title.is_empty() {
        let whole = if number.is_empty() { "Opening" } else { number };
        return (String::new(), shorten(whole, columns));
    }
    let spare = columns.saturating_sub(width(&shorten(title, columns)) + 1);
    let beside = shorten(number, columns.min(NUMBER.max(columns / 2).max(spare)));
    let gap = u16::from(!beside.is_empty());
    let room = columns.saturating_sub(width(&beside) + gap);
    if room < TITLE && beside != number && width(&shorten(title, TITLE)) > room {
        return (String::new(), shorten(number, columns));
    }
    (beside, shorten(title, room))
}

/// Whether [`short`] is needed to say more of the lesson in so many columns.
pub(super) fn is_cut(document: &Document, section: &Section, columns: u16) -> bool {
    let number = document.slice(section.number);
    if bare(number) == number {
        return false;
    }
    let title = document.slice(section.title);
    let gap = u16::from(!title.is_empty());
    let more = columns.saturating_add(1);
    width(&shorten(number, more)) + gap + width(&shorten(title, more)) > columns
}

/// The numeral of a number: "IV" of "Chapter IV", "First" of "Book the First". What is no single numeral behind words
/// stays whole.
fn bare(number: &str) -> &str {
    match number.trim().rsplit_once(char::is_whitespace) {
        Some((_, last)) if read(last).is_some() => last,
        Some(_) | None => number,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_before_a_numeral_is_left_out() {
        for (number, numeral) in [
            ("Chapter IV", "IV"),
            ("CHAPTER 12", "12"),
            ("Kapitel 3", "3"),
            ("3", "3"),
            ("2.1", "2.1"),
            ("Book the First", "First"),
            ("BOOK TWO", "TWO"),
            ("The first of the parts", "The first of the parts"),
            ("", ""),
        ] {
            assert_eq!(bare(number), numeral, "{number}");
        }
    }

    #[test]
    fn a_number_leaves_room_for_its_title() {
        for (number, title, columns, shown) in [
            ("3", "Hand it on", 12, ("3", "Hand it on")),
            ("Chapter IV", "The weir", 20, ("Chapter IV", "The weir")),
            (
                "Chapter XXXVIII",
                "The weir",
                19,
                ("Chapter XXX…", "The w…"),
            ),
            ("Chapter XXXVIII", "The weir", 16, ("", "Chapter XXXVIII")),
            ("Chapter XXXVIII", "The weir", 9, ("", "Chapter…")),
            ("VIII", "The weir", 8, ("VIII", "Th…")),
            ("The parts of it", "Dams", 21, ("The parts of it", "Dams")),
            ("1", "Yes", 5, ("1", "Yes")),
            (
                "Chapter XXXVIII",
                "The weir",
                40,
                ("Chapter XXXVIII", "The weir"),
            ),
            ("Chapter XXXVIII", "", 9, ("", "Chapter…")),
            ("", "", 9, ("", "Opening")),
        ] {
            let (it, words) = named(number, title, columns);
            assert_eq!(
                (it.as_str(), words.as_str()),
                shown,
                "{number} {title} {columns}"
            );
        }
    }
}
