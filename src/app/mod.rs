//! App, Action (one table), update, keymap, message. No terminal here: neither ratatui nor crossterm.
