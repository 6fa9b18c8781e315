//! Tables in Markdown: how many quotations every sieve and context decides, and what every feature is worth.

use std::collections::BTreeMap;
use std::ops::AddAssign;
use std::path::Path;

use dixit::attribution::learning::{COUNT, GROUPS, PASSES, RULES};

use crate::tested::{self, Question, Tested, percent};
use crate::walk::Walk;
use crate::{SETS, german};

/// The rule of quotations that were found and given to nobody.
const NOBODY: &str = "none";

/// How many quotations a rule decides, and how many of them are right.
#[derive(Clone, Copy, Default)]
struct Decided {
    all: usize,
    right: usize,
}

/// What the rules decide in one set, by their names.
struct Column {
    name: &'static str,
    marked: usize,
    rules: BTreeMap<&'static str, Decided>,
}

impl Column {
    fn new(name: &'static str, marked: usize) -> Self {
        Self {
            name,
            marked,
            rules: BTreeMap::new(),
        }
    }

    fn add(&mut self, rule: &'static str, right: bool) {
        let decided = self.rules.entry(rule).or_default();
        decided.all += 1;
        decided.right += usize::from(right);
    }

    /// How many are wrong or missed.
    fn errors(&self) -> usize {
        self.marked - self.rules.values().map(|it| it.right).sum::<usize>()
    }

    /// The share of a rule, how often it is right, and its share of all errors.
    fn cell(&self, rule: &str) -> String {
        let Some(it) = self.rules.get(rule) else {
            return "–".into();
        };
        let (share, right) = (percent(it.all, self.marked), percent(it.right, it.all));
        let errors = percent(it.all - it.right, self.errors());
        format!("{share:.1} / {right:.1} / {errors:.1}")
    }

    fn missed(&self) -> String {
        let found: usize = self.rules.values().map(|it| it.all).sum();
        let missed = self.marked - found;
        format!(
            "{:.1} / – / {:.1}",
            percent(missed, self.marked),
            percent(missed, self.errors())
        )
    }
}

/// Prints the rules: English by what the last pass says of documents it has not seen, German as it ships.
pub fn rules(tested: &[Tested<'_>], german: &Path) {
    let english = SETS.iter().enumerate();
    let mut columns: Vec<Column> = english
        .map(|(set, name)| of_set(tested, set, name))
        .collect();
    columns.push(of_german(german));
    let mut lines: Vec<(&str, &str)> = RULES.to_vec();
    lines.push((NOBODY, "found, and given to nobody"));
    lines.retain(|rule| columns.iter().any(|it| it.rules.contains_key(rule.0)));
    println!(
        "\nSieves and contexts: share of all named / how often right / share of all errors, per cent\n"
    );
    let names: Vec<&str> = columns.iter().map(|it| it.name).collect();
    println!("| rule | goes by | {} |", names.join(" | "));
    println!("|---|---|{}", "---|".repeat(columns.len()));
    for (rule, words) in lines {
        let cells: Vec<String> = columns.iter().map(|it| it.cell(rule)).collect();
        println!("| {rule} | {words} | {} |", cells.join(" | "));
    }
    let missed: Vec<String> = columns.iter().map(Column::missed).collect();
    println!(
        "| – | not found, or dropped as no speech | {} |",
        missed.join(" | ")
    );
}

fn of_set(tested: &[Tested<'_>], set: usize, name: &'static str) -> Column {
    let mut column = Column::new(name, tested::named(tested, set));
    for it in tested::questions(tested, set) {
        let rule = match it.guess().who {
            Some(_) => it.doc.prepared.rules[it.index],
            None => NOBODY,
        };
        column.add(rule, it.right());
    }
    column
}

fn of_german(path: &Path) -> Column {
    let marked = german::read(path);
    let mut column = Column::new("wikinews_de", marked.len());
    for it in marked {
        if let Some(quote) = it.found {
            let speaker = quote.speaker.map(|_| quote.sieve);
            column.add(speaker.unwrap_or(NOBODY), it.tied);
        }
    }
    column
}

/// How often a feature is there.
#[derive(Clone, Copy, Default)]
struct There {
    /// On the candidate that was chosen, and when that was right.
    chosen: usize,
    chosen_right: usize,
    /// On candidates that are right, and on those that are wrong.
    right: usize,
    wrong: usize,
}

impl AddAssign for There {
    fn add_assign(&mut self, other: Self) {
        self.chosen += other.chosen;
        self.chosen_right += other.chosen_right;
        self.right += other.right;
        self.wrong += other.wrong;
    }
}

/// How often every feature and every group of features is there in one set.
struct Census {
    all: There,
    features: Vec<There>,
    groups: Vec<There>,
    /// The candidate that last had a feature, or one of a group: each counts once.
    seen: Vec<usize>,
    seen_group: Vec<usize>,
    candidates: usize,
    group_of: Vec<usize>,
}

impl Census {
    fn new() -> Self {
        let groups = GROUPS.iter().enumerate();
        Self {
            all: There::default(),
            features: vec![There::default(); COUNT],
            groups: vec![There::default(); GROUPS.len()],
            seen: vec![0; COUNT],
            seen_group: vec![0; GROUPS.len()],
            candidates: 0,
            group_of: groups
                .flat_map(|(index, it)| vec![index; it.width.into()])
                .collect(),
        }
    }

    /// Counts the features of every candidate the last pass chose from.
    fn count(&mut self, question: Question<'_>, walk: &Walk<'_>) {
        let chosen = question.guess().candidate;
        for place in question.places().filter(|&it| walk.runs(it)) {
            let right = question.doc.right[place];
            let chosen = chosen.is_some_and(|it| it as usize == place);
            let there = There {
                chosen: usize::from(chosen),
                chosen_right: usize::from(chosen && right),
                right: usize::from(right),
                wrong: usize::from(!right),
            };
            self.all += there;
            self.candidates += 1;
            for cell in walk.cells(question.index, place) {
                let feature = usize::from(cell.feature);
                if self.seen[feature] < self.candidates {
                    self.seen[feature] = self.candidates;
                    self.features[feature] += there;
                }
                let group = self.group_of[feature];
                if self.seen_group[group] < self.candidates {
                    self.seen_group[group] = self.candidates;
                    self.groups[group] += there;
                }
            }
        }
    }

    fn of_set(tested: &[Tested<'_>], set: usize) -> Self {
        let mut census = Self::new();
        for it in tested::of(tested, set) {
            let before = &it.passes[PASSES - 2];
            let mut walk = Walk::new(&it.doc.prepared.cases, Some(before));
            for (index, guess) in before.guesses.iter().enumerate() {
                if let Some(question) = it.question(index).filter(|it| !it.is_given()) {
                    walk.look(index);
                    census.count(question, &walk);
                }
                walk.note(index, guess.who);
            }
        }
        census
    }

    /// Two cells of a table.
    fn cells(&self, it: There) -> String {
        if it.right + it.wrong == 0 {
            return "– | –".into();
        }
        format!(
            "{:.1} / {:.1} | {:.1} / {:.1}",
            percent(it.chosen, self.all.chosen),
            percent(it.chosen_right, it.chosen),
            percent(it.right, self.all.right),
            percent(it.wrong, self.all.wrong),
        )
    }
}

/// Prints the features of the last pass, by groups and one by one.
pub fn features(tested: &[Tested<'_>]) {
    println!(
        "\nFeatures, where the ranker decides. Chosen: on so many of the chosen candidates / how often these are right; there:
on so many of the right candidates / of the wrong ones; per cent\n"
    );
    let all: Vec<Census> = (0..SETS.len())
        .map(|it| Census::of_set(tested, it))
        .collect();
    let heads = SETS.map(|it| format!("{it}: chosen | there"));
    println!("| feature | {} | says |", heads.join(" | "));
    println!("|---|{}---|", "---|---|".repeat(all.len()));
    let line = |name: &str, of: &dyn Fn(&Census) -> There, says: &str| {
        let cells: Vec<String> = all.iter().map(|it| it.cells(of(it))).collect();
        println!("| {name} | {} | {} |", cells.join(" | "), says.trim());
    };
    for (index, group) in GROUPS.iter().enumerate() {
        line(group.name, &|it| it.groups[index], group.says);
        for step in (0..group.width).filter(|_| group.width > 1) {
            let feature = usize::from(group.first + step);
            line(
                &format!("{} + {step}", group.name),
                &|it| it.features[feature],
                "",
            );
        }
    }
}
