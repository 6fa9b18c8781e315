//! Lists: what stands before each item, counted as it comes.

use std::collections::HashMap;

use crate::model::Marker;
use crate::read::xml::{Attributes, Xml, events};

/// How deep lists nest.
const DEPTH: usize = 9;

/// One level of a kind of list.
#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: String,
    /// What is written, `%1` for the number of the first level.
    text: String,
    /// The style that paragraphs of this level have.
    style: Option<String>,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 1,
            format: "decimal".into(),
            text: String::new(),
            style: None,
        }
    }
}

/// A kind of list.
#[derive(Debug, Default)]
struct Kind {
    levels: [Level; DEPTH],
    /// How many items each level has had since the last of a higher one.
    counts: [Option<u32>; DEPTH],
}

/// A list of the document: its kind, and where it counts from.
#[derive(Debug, Default)]
struct List {
    kind: String,
    starts: [Option<u32>; DEPTH],
    begun: bool,
}

/// All lists, each counting.
#[derive(Debug, Default)]
pub struct Numbering {
    kinds: HashMap<String, Kind>,
    lists: HashMap<String, List>,
}

/// What stands before an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its marker.
    pub marker: Marker,
    /// The number as it is written ("2.1", "Part IV"); empty for a bullet.
    pub label: String,
    /// How deep it lies, from 1.
    pub depth: u8,
}

impl Numbering {
    /// Reads `numbering.xml`.
    pub fn read(bytes: Vec<u8>) -> Self {
        let mut reader = Reader::default();
        events(bytes, |event| reader.event(event));
        reader.numbering
    }

    /// The level of list `id` that paragraphs of `style` are on.
    pub fn level_of(&self, id: &str, style: &str) -> Option<usize> {
        let kind = self.kinds.get(&self.lists.get(id)?.kind)?;
        kind.levels
            .iter()
            .position(|level| level.style.as_deref() == Some(style))
    }

    /// Counts one more item of list `id`; none when there is no such list, or nothing stands before its items.
    pub fn next(&mut self, id: &str, level: usize) -> Option<Item> {
        let list = self.lists.get_mut(id)?;
        let kind = self.kinds.get_mut(&list.kind)?;
        let level = level.min(DEPTH - 1);
        if !std::mem::replace(&mut list.begun, true) {
            for (count, start) in kind.counts.iter_mut().zip(list.starts) {
                if start.is_some() {
                    *count = start.map(|start| start.saturating_sub(1));
                }
            }
        }
        for (at, count) in kind.counts.iter_mut().enumerate() {
            let start = kind.levels.get(at).map_or(1, |it| it.start);
            if at == level {
                *count = Some(count.map_or(start, |it| it.saturating_add(1)));
            } else if at > level {
                *count = None;
            } else if count.is_none() {
                *count = Some(start);
            }
        }
        let own = kind.levels.get(level)?;
        let depth = level as u8 + 1;
        match own.format.as_str() {
            "none" => None,
            "bullet" => Some(Item {
                marker: Marker::Bullet,
                label: String::new(),
                depth,
            }),
            _ => {
                let number = kind.counts.get(level).copied().flatten().unwrap_or(1);
                Some(Item {
                    marker: Marker::Number(number),
                    label: kind.label(level),
                    depth,
                })
            }
        }
    }
}

impl Kind {
    /// The number of the item that was counted last, as it is written.
    fn label(&self, level: usize) -> String {
        let text = self.levels.get(level).map_or("", |it| it.text.as_str());
        let mut label = String::new();
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once('%') {
            label.push_str(before);
            let at = behind
                .chars()
                .next()
                .and_then(|c| c.to_digit(10))
                .filter(|digit| *digit > 0);
            rest = behind;
            let Some(at) = at.map(|digit| digit as usize - 1) else {
                continue;
            };
            rest = behind.get(1..).unwrap_or_default();
            if let (Some(level), Some(Some(count))) = (self.levels.get(at), self.counts.get(at)) {
                label.push_str(&written(*count, &level.format));
            }
        }
        label.push_str(rest);
        label.trim().to_owned()
    }
}

/// A number in the letters of a format.
fn written(number: u32, format: &str) -> String {
    match format {
        "lowerRoman" => roman(number).to_lowercase(),
        "upperRoman" => roman(number),
        "lowerLetter" => letters(number),
        "upperLetter" => letters(number).to_uppercase(),
        "decimalZero" => format!("{number:02}"),
        _ => number.to_string(),
    }
}

/// 1 is I, 4 is IV; a number that no one writes so stays in figures.
pub fn roman(number: u32) -> String {
    const STEPS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    let mut rest = number;
    let mut out = String::new();
    for (value, letters) in STEPS {
        while rest >= value {
            out.push_str(letters);
            rest -= value;
        }
    }
    out
}

/// 1 is a, 26 is z, 27 is aa, as Word counts.
fn letters(number: u32) -> String {
    let index = number.saturating_sub(1);
    let letter = char::from(b'a' + (index % 26) as u8);
    std::iter::repeat_n(letter, (index / 26 + 1).min(8) as usize).collect()
}

#[derive(Default)]
struct Reader {
    numbering: Numbering,
    kind: Option<(String, Kind)>,
    list: Option<(String, List)>,
    level: usize,
    overrides: bool,
}

impl Reader {
    fn event(&mut self, event: Xml<'_>) {
        match event {
            Xml::Open("abstractNum", said) => {
                self.kind = Some((
                    said.get("abstractNumId").unwrap_or_default().to_owned(),
                    Kind::default(),
                ));
            }
            Xml::Open("num", said) => {
                self.list = Some((
                    said.get("numId").unwrap_or_default().to_owned(),
                    List::default(),
                ));
            }
            Xml::Open("lvlOverride", said) => {
                self.level = level(&said);
                self.overrides = true;
            }
            Xml::Open("lvl", said) => self.level = level(&said),
            Xml::Open(name, said) => self.say(name, said.get("val").unwrap_or_default()),
            Xml::Close("abstractNum") => self.numbering.kinds.extend(self.kind.take()),
            Xml::Close("num") => self.numbering.lists.extend(self.list.take()),
            Xml::Close("lvlOverride") => self.overrides = false,
            Xml::Close(_) | Xml::Text(_) => {}
        }
    }

    fn say(&mut self, name: &str, value: &str) {
        if let Some((_, list)) = &mut self.list {
            match name {
                "abstractNumId" => value.clone_into(&mut list.kind),
                "startOverride" if self.overrides => {
                    if let Some(start) = list.starts.get_mut(self.level) {
                        *start = value.parse().ok();
                    }
                }
                _ => {}
            }
            return;
        }
        let Some(level) = self
            .kind
            .as_mut()
            .and_then(|(_, kind)| kind.levels.get_mut(self.level))
        else {
            return;
        };
        match name {
            "start" => level.start = value.parse().unwrap_or(1),
            "numFmt" => value.clone_into(&mut level.format),
            "lvlText" => level.text = value.chars().take(40).collect(),
            "pStyle" => level.style = Some(value.to_owned()),
            _ => {}
        }
    }
}

fn level(said: &Attributes) -> usize {
    said.get("ilvl").and_then(|it| it.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_counted_by_level() {
        let mut numbering = Numbering::read(
            b"<n><abstractNum abstractNumId='3'><lvl ilvl='0'><start val='1'/><numFmt val='upperRoman'/><lvlText val='Part %1'/>
            <pStyle val='H'/></lvl><lvl ilvl='1'><start val='1'/><numFmt val='decimal'/><lvlText val='%1.%2.'/></lvl>
            <lvl ilvl='2'><numFmt val='bullet'/></lvl></abstractNum>
            <num numId='1'><abstractNumId val='3'/></num>
            <num numId='2'><abstractNumId val='3'/><lvlOverride ilvl='0'><startOverride val='9'/></lvlOverride></num></n>"
                .to_vec(),
        );
        let mut labels = Vec::new();
        for (list, level) in [
            ("1", 0),
            ("1", 1),
            ("1", 1),
            ("1", 0),
            ("1", 1),
            ("2", 0),
            ("2", 2),
        ] {
            labels.push(numbering.next(list, level).unwrap().label);
        }
        assert_eq!(
            labels,
            ["Part I", "I.1.", "I.2.", "Part II", "II.1.", "Part IX", ""]
        );
        assert_eq!(
            numbering.next("2", 99).unwrap().depth,
            9,
            "no level lies deeper"
        );
        assert_eq!(numbering.next("5", 0), None);
        assert_eq!(numbering.level_of("2", "H"), Some(0));
    }

    #[test]
    fn numbers_in_letters() {
        for (number, format, is) in [
            (4, "lowerRoman", "iv"),
            (1999, "upperRoman", "MCMXCIX"),
            (0, "upperRoman", "0"),
            (27, "lowerLetter", "aa"),
            (26, "upperLetter", "Z"),
            (u32::MAX, "lowerLetter", "uuuuuuuu"),
        ] {
            assert_eq!(written(number, format), is, "{number} {format}");
        }
    }
}
