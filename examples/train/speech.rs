//! Learns whether a stretch in marks is speech at all.

use dixit::attribution::learning::{Network, chance};

use crate::fit::{self, Example, Plan};
use crate::learn::FOLDS;
use crate::marked::Source;
use crate::{SETS, WEIGHTS};

const PLAN: Plan = Plan {
    epochs: 12,
    rate: 2e-3,
    decay: 1e-3,
    drop: 0.2,
    seed: 7,
    deep: true,
};

/// Learns from some documents.
pub fn learn(sources: &[&Source]) -> Network {
    let mut examples = Vec::new();
    for source in sources {
        for (index, &context) in source.contexts.iter().enumerate() {
            let cells = source.rows.row(index).to_vec();
            let end = cells.len() as u32;
            let speech = source.speech[index];
            examples.push(Example {
                context,
                weight: WEIGHTS[source.set],
                cells,
                ends: vec![end, end],
                right: vec![speech, !speech],
            });
        }
    }
    fit::fit(&examples, PLAN)
}

/// Whether a network takes a stretch for speech.
fn keeps(network: &Network, source: &Source, index: usize) -> bool {
    chance(network, source.contexts[index], source.rows.row(index)) >= 0.5
}

/// A network for each fold that has not seen it, with a report of how well stretches are told.
///
/// `silent` are texts without any speech, beside the marked ones.
pub fn cross(sources: &[Source], folds: &[usize], silent: &[Source]) -> Vec<Network> {
    let networks: Vec<Network> = (0..FOLDS)
        .map(|fold| {
            let rest: Vec<&Source> = sources
                .iter()
                .zip(folds.iter().copied())
                .chain(silent.iter().zip((0..FOLDS).cycle()))
                .filter(|it| it.1 != fold)
                .map(|it| it.0)
                .collect();
            learn(&rest)
        })
        .collect();
    for (set, name) in SETS.iter().enumerate() {
        let (mut marked, mut all, mut found, mut kept, mut right) = (0, 0, 0, 0, 0);
        for (source, &fold) in sources.iter().zip(folds).filter(|it| it.0.set == set) {
            marked += source.quotes.len();
            for index in 0..source.contexts.len() {
                let keep = keeps(&networks[fold], source, index);
                let (parts, exact) = (source.parts[index], source.exact[index]);
                all += parts;
                found += exact;
                if keep {
                    kept += parts;
                    right += exact;
                }
            }
        }
        let f1 = |right: usize, kept: usize| 200.0 * right as f32 / (kept + marked) as f32;
        println!(
            "{name}: exact F1 {:.1} of all stretches, {:.1} of those kept (P {:.1} R {:.1}; {:.1} before)",
            f1(found, all),
            f1(right, kept),
            100.0 * right as f32 / kept as f32,
            100.0 * right as f32 / marked as f32,
            100.0 * found as f32 / marked as f32,
        );
    }
    let (mut all, mut kept) = (0, 0);
    for (source, fold) in silent.iter().zip((0..FOLDS).cycle()) {
        all += source.contexts.len();
        let keep = |it: &usize| keeps(&networks[fold], source, *it);
        kept += (0..source.contexts.len()).filter(keep).count();
    }
    println!("texts without speech: {kept} of {all} stretches kept");
    networks
}
