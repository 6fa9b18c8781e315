//! What cannot come out right, because the cast or the candidates lack the speaker.

use std::collections::BTreeMap;

use crate::SETS;
use crate::marked::Marked;
use crate::tested::percent;

/// Prints for each set how many of the named speakers can be found at all.
pub fn ceilings(docs: &[Marked]) {
    for (set, name) in SETS.iter().enumerate() {
        let mine = || docs.iter().filter(|it| it.set == set);
        let all: usize = mine().flat_map(|it| it.kinds.values()).sum();
        let cast: usize = mine().map(|it| it.in_cast).sum();
        let found: usize = mine().flat_map(|it| &it.named).filter(|it| **it).count();
        let reach = |doc: &Marked| (0..doc.gold.len()).filter(|&it| reach(doc, it)).count();
        let candidate: usize = mine().map(reach).sum();
        let cases: usize = mine().map(|it| it.prepared.cases.all.len()).sum();
        let candidates: usize = mine().map(|it| it.prepared.cases.candidates.len()).sum();
        let cells: usize = mine().map(|it| it.prepared.cases.rows.cells.len()).sum();
        println!(
            "{name}: {all} named; found {:.1} %, in the cast {:.1} %, a candidate {:.1} %; {:.1} candidates, {:.1} cells each",
            percent(found, all),
            percent(cast, all),
            percent(candidate, all),
            candidates as f32 / cases as f32,
            cells as f32 / candidates as f32,
        );
    }
}

/// Whether the right speaker of a quotation is named by a sieve or among its candidates.
fn reach(doc: &Marked, index: usize) -> bool {
    let case = &doc.prepared.cases.all[index];
    let places = case.from as usize..case.to as usize;
    doc.given_right[index] || doc.right[places].contains(&true)
}

/// Prints who is missing from the cast, and some of the quotations whose right speaker is no candidate.
pub fn missing(docs: &[Marked]) {
    for (set, name) in SETS.iter().enumerate() {
        let mine = || docs.iter().filter(|it| it.set == set);
        let stranger = |it| -> Vec<(usize, String)> { strangers(it) };
        let mut all: Vec<(usize, String)> = mine().flat_map(stranger).collect();
        all.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        println!("{name}: not in the cast: {:?}", &all[..all.len().min(25)]);
        let lost: Vec<(&Marked, usize)> = mine().flat_map(lost).collect();
        let step = (lost.len() / 40).max(1);
        for (doc, index) in lost.into_iter().step_by(step) {
            println!("{name} {}", describe(doc, index));
        }
    }
}

/// The speakers a document's cast lacks, and how often they speak.
fn strangers(doc: &Marked) -> Vec<(usize, String)> {
    let counts: BTreeMap<_, _> = doc.strangers.iter().collect();
    let one = |(speaker, count): (&String, &usize)| (*count, format!("{speaker} in {}", doc.id));
    counts.into_iter().map(one).collect()
}

/// The quotations of a document whose right speaker is out of reach.
fn lost(doc: &Marked) -> impl Iterator<Item = (&Marked, usize)> {
    let all = (0..doc.gold.len()).filter(|&it| doc.named[it] && !reach(doc, it));
    all.map(move |it| (doc, it))
}

/// A quotation, its speaker, and who was thought of instead.
fn describe(doc: &Marked, index: usize) -> String {
    let prepared = &doc.prepared;
    let case = &prepared.cases.all[index];
    let given = prepared.given[index].into_iter();
    let candidates = prepared.cases.candidates(case).iter().map(|it| it.who);
    let names: Vec<&str> = given
        .chain(candidates)
        .map(|it| prepared.names[it as usize].as_str())
        .collect();
    let speaker = doc.gold[index]
        .as_ref()
        .and_then(|it| it.speaker.as_deref());
    format!(
        "{} @{} ctx {}: {speaker:?} not in {}",
        doc.id,
        prepared.spans[index].start,
        case.context,
        names.join(", ")
    )
}
