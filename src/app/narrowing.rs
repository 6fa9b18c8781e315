//! Which rows a list over the text shows: all, or those that answer what is typed.

use super::kinds::ListKind;
use super::listing::Entry;
use super::{ACTIONS, Action, App, Group, lists, shelf};
use crate::search::rank;

/// What a list is narrowed by. It is typed into at once or after `/`; a hand that types the key once more means no more.
fn filter_of(typed: &str) -> String {
    let typed = typed.trim_start();
    let after = typed.strip_prefix(['/', ':']).filter(|it| !it.is_empty());
    after.unwrap_or(typed).to_lowercase()
}

/// Shows the rows that answer the filter.
pub(super) fn narrow(app: &mut App) {
    let Some(list) = &app.list else { return };
    let (kind, filter) = (list.kind, filter_of(list.line.text()));
    let whole = filter.trim().is_empty();
    let entries = answers(app, kind, &filter);
    if let Some(list) = &mut app.list {
        if whole {
            list.full = entries.len().min(usize::from(u16::MAX));
        }
        list.listing.show(entries);
        if !whole {
            list.listing.select(0);
        }
    }
    lists::moved(app);
}

/// The rows that answer the filter: names by likeness, everything else by the words it holds.
fn answers(app: &mut App, kind: ListKind, filter: &str) -> Vec<Entry> {
    let words: Vec<&str> = filter.split_whitespace().collect();
    let holds = |text: &str| {
        words.is_empty() || {
            let text = text.to_lowercase();
            words.iter().all(|word| text.contains(word))
        }
    };
    match kind {
        ListKind::Quotations => quoted(app, (!words.is_empty()).then_some(&holds)),
        ListKind::Speakers => {
            let named = app.speakers_named(filter).into_iter();
            named.map(|id| Entry::Row(app.people.rank(id))).collect()
        }
        ListKind::Help => keys(app, &holds),
        ListKind::Palette => actions(filter, &holds),
        ListKind::Themes => ranked(filter, app.settings.themes.iter().map(String::as_str)),
        ListKind::Links => rows(app.links().iter(), |link| holds(&link.words)),
        ListKind::Notices => rows(app.document.notices.iter(), |notice| holds(notice)),
        ListKind::Works => shelf::entries(app, filter, &holds),
        ListKind::Card => card_rows(app),
    }
}

/// The actions of the palette whose names answer the filter, and then those whose help does.
fn actions(filter: &str, fits: &impl Fn(&str) -> bool) -> Vec<Entry> {
    let mut found = ranked(filter, ACTIONS.iter().map(|row| row.name));
    let told = rows(ACTIONS.iter(), |row| fits(row.help));
    let more: Vec<Entry> = told.into_iter().filter(|it| !found.contains(it)).collect();
    found.extend(more);
    found.retain(|it| is_done_in_the_text(*it));
    found
}

/// Whether an action of the palette does anything where the palette leads back to: nothing is typed or narrowed there.
fn is_done_in_the_text(entry: Entry) -> bool {
    let (Entry::Row(at) | Entry::Head(at)) = entry;
    ACTIONS
        .get(at as usize)
        .is_some_and(|row| row.group != Group::Typing && row.action != Action::Filter)
}

/// More voices are known: a list of them shows them, with the same row selected.
pub(super) fn grown(app: &mut App) {
    let Some(list) = app.list.as_ref().filter(|it| it.kind.is_of_voices()) else {
        return;
    };
    let chosen = list.listing.chosen();
    narrow(app);
    if let (Some(list), Some(row)) = (&mut app.list, chosen) {
        let mut entries = list.listing.entries().iter();
        if let Some(at) = entries.position(|it| *it == Entry::Row(row)) {
            list.listing.select(at);
        }
    }
}

fn card_rows(app: &App) -> Vec<Entry> {
    let width = app.list_area().width.saturating_sub(2);
    let card = app.list.as_ref().and_then(|it| it.card.as_ref());
    let rows = card.map_or(0, |it| it.rows(width).len() as u32);
    (0..rows).map(Entry::Row).collect()
}

/// The rows whose names answer the filter, the best answer first.
fn ranked<'n>(filter: &str, names: impl Iterator<Item = &'n str>) -> Vec<Entry> {
    rank(filter, names)
        .into_iter()
        .map(|at| Entry::Row(at as u32))
        .collect()
}

fn rows<T>(all: impl Iterator<Item = T>, fits: impl Fn(&T) -> bool) -> Vec<Entry> {
    all.enumerate()
        .filter(|(_, it)| fits(it))
        .map(|(at, _)| Entry::Row(at as u32))
        .collect()
}

/// The quotations that fit, only those with a match while something is searched.
fn quoted(app: &App, fits: Option<&impl Fn(&str) -> bool>) -> Vec<Entry> {
    let voices = &app.voices;
    let fits = |at: &u32| {
        let Some(fits) = fits else { return true };
        voices.quotes.get(*at as usize).is_some_and(|quote| {
            let speaker = quote.speaker.and_then(|id| voices.speaker(id));
            let name = speaker.map_or("", |it| it.name.as_str());
            fits(&format!("{name} {}", app.document.slice(quote.extent)))
        })
    };
    let all: Vec<u32> = match &app.search {
        Some(search) => {
            let mut found: Vec<u32> = search.matches().iter().filter_map(|it| it.quote).collect();
            found.dedup();
            found
        }
        None => (0..voices.quotes.len() as u32).collect(),
    };
    all.into_iter().filter(fits).map(Entry::Row).collect()
}

/// The actions that have keys, under the titles of their groups.
fn keys(app: &App, fits: &impl Fn(&str) -> bool) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut group = None;
    for (at, row) in ACTIONS.iter().enumerate() {
        let keys = app.keymap.told(row.action).join(" ");
        if keys.is_empty()
            || !fits(&format!(
                "{keys} {} {} {}",
                row.name,
                row.help,
                row.group.title()
            ))
        {
            continue;
        }
        if group.replace(row.group) != Some(row.group) {
            entries.push(Entry::Head(at as u32));
        }
        entries.push(Entry::Row(at as u32));
    }
    entries
}
