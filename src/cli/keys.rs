//! `dixit keys`: the keys and what they do, from the table of actions and the keymap in use.

use std::io::{self, Write};

use crate::app::{ACTIONS, ActionRow, Config, Group, Keymap};

/// In which form.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The form of the table.
    #[arg(long, value_enum, default_value_t)]
    format: Form,
}

/// The forms of the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
enum Form {
    /// In columns, to be read.
    #[default]
    Text,
    /// A table in Markdown.
    Markdown,
}

/// Prints the keys in use.
pub fn run(args: &Args) -> anyhow::Result<bool> {
    let keymap = Config::path().map_or_else(Keymap::builtin, |path| Config::load(&path).0.keymap);
    let table = table(&keymap, args.format);
    io::stdout().lock().write_all(table.as_bytes())?;
    Ok(true)
}

fn table(keymap: &Keymap, form: Form) -> String {
    let mut lines = Vec::new();
    let mut group = None;
    for row in ACTIONS {
        let keys = keymap.told(row.action);
        if group != Some(row.group) {
            lines.extend(heading(row.group, form, group.is_none()));
            group = Some(row.group);
        }
        lines.push(line(row, &keys, form));
    }
    lines.push(String::new());
    lines.join("\n")
}

fn heading(group: Group, form: Form, first: bool) -> Vec<String> {
    let title = group.title();
    match form {
        Form::Text if first => vec![title.into()],
        Form::Text => vec![String::new(), title.into()],
        Form::Markdown if first => vec![
            "| key | does | action |".into(),
            "|---|---|---|".into(),
            format!("| | **{title}** | |"),
        ],
        Form::Markdown => vec![format!("| | **{title}** | |")],
    }
}

fn line(row: &ActionRow, keys: &[String], form: Form) -> String {
    let letter = if row.letter { " + letter" } else { "" };
    match form {
        Form::Text => {
            let keys = format!("{}{letter}", keys.join("  "));
            format!("  {keys:<20} {:<40} {}", row.help, row.name)
        }
        Form::Markdown => {
            let keys: Vec<String> = keys
                .iter()
                .map(|key| format!("`{}`", key.replace('|', "\\|")))
                .collect();
            format!(
                "| {}{letter} | {} | `{}` |",
                keys.join(" "),
                row.help,
                row.name
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_has_its_line_in_both_forms() {
        let keymap = Keymap::builtin();
        for form in [Form::Text, Form::Markdown] {
            let table = table(&keymap, form);
            for row in ACTIONS {
                let lines = table.lines().filter(|line| line.contains(row.help));
                assert!(lines.count() >= 1, "{}", row.name);
            }
            assert!(
                table
                    .lines()
                    .any(|line| line.contains('j') && line.contains("down"))
            );
        }
    }

    #[test]
    fn every_line_of_the_markdown_table_has_three_columns() {
        let table = table(&Keymap::builtin(), Form::Markdown);
        for line in table.lines() {
            let bars = line.replace("\\|", "").matches('|').count();
            assert_eq!(bars, 4, "{line}");
        }
    }
}
