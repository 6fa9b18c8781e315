//! How well each pass names speakers.

use std::collections::BTreeMap;

use dixit::attribution::learning::Pass;

use crate::marked::Marked;
use crate::{SETS, Tested};

pub fn right(doc: &Marked, pass: &Pass, index: usize) -> bool {
    doc.given_right[index]
        || pass.guesses[index]
            .candidate
            .is_some_and(|it| doc.right[it as usize])
}

pub fn report(docs: &[Marked], tested: &[Tested], pass: usize, name: &str) {
    print!("{name}:");
    for (set, label) in SETS.iter().enumerate() {
        let mut kinds: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        let (mut all, mut good) = (0, 0);
        for (doc, passes) in tested.iter().filter(|it| docs[it.0].set == set) {
            let doc = &docs[*doc];
            for (kind, count) in &doc.kinds {
                kinds.entry(kind).or_default().1 += count;
                all += count;
            }
            for (index, gold) in doc.gold.iter().enumerate() {
                let Some(quote) = gold.as_ref().filter(|_| doc.named[index]) else {
                    continue;
                };
                if right(doc, &passes[pass], index) {
                    good += 1;
                    kinds
                        .entry(quote.kind.as_deref().unwrap_or("-"))
                        .or_default()
                        .0 += 1;
                }
            }
        }
        let kinds: Vec<String> = kinds
            .iter()
            .map(|(kind, it)| format!("{kind} {:.1}", 100.0 * it.0 as f32 / it.1 as f32))
            .collect();
        print!(
            "  {label} {:.1} ({})",
            100.0 * good as f32 / all as f32,
            kinds.join(" ")
        );
    }
    println!();
}
