//! What other programs do for the reader: the clipboard, the editor, the browser.

use std::io::ErrorKind;
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};
use std::sync::atomic::Ordering;

use super::outside::{self, FORBIDDEN};
use super::run::{Leave, Reader};
use super::tty;
use crate::app::Event;
use crate::read::secure;

impl Reader {
    pub(super) fn copy(&mut self, text: &str) -> anyhow::Result<Option<Leave>> {
        if secure() {
            return self.happen(Event::Failed(FORBIDDEN.into()));
        }
        if text.len() > outside::COPY {
            let most = outside::COPY / 1000;
            let failed = format!("too long to copy: terminals take at most {most} kB");
            return self.happen(Event::Failed(failed));
        }
        let tmux = std::env::var_os("TMUX").is_some();
        let order = outside::copying(text, tmux);
        self.tty.write(order.as_bytes())?;
        let count = text.chars().count();
        self.happen(Event::Done(format!("copied, {count} characters")))
    }

    pub(super) fn edit(&mut self, line: usize) -> anyhow::Result<Option<Leave>> {
        let work = self.work();
        let Some(path) = work.file() else {
            let failed = format!("{} is no file to edit", work.name());
            return self.happen(Event::Failed(failed));
        };
        if secure() {
            return self.happen(Event::Failed(FORBIDDEN.into()));
        }
        let editor = named("VISUAL").or_else(|| named("EDITOR"));
        let command = outside::editing(&editor.unwrap_or_default(), path, line);
        match self.hand_over(command)? {
            None => self.reload(),
            Some(failed) => {
                let failed = format!("{failed}; $EDITOR names another program");
                self.happen(Event::Failed(failed))
            }
        }
    }

    /// Opens an address in the reader's browser: in the terminal where there is nothing else, else beside it.
    pub(super) fn browse(&mut self, address: &str) -> anyhow::Result<Option<Leave>> {
        if secure() {
            return self.happen(Event::Failed(FORBIDDEN.into()));
        }
        let browser = named("BROWSER");
        let mut command = outside::browsing(browser.as_deref(), address);
        let windows = cfg!(target_os = "macos")
            || named("DISPLAY")
                .or_else(|| named("WAYLAND_DISPLAY"))
                .is_some();
        if browser.is_some() && !windows {
            return match self.hand_over(command)? {
                None => Ok(None),
                Some(failed) => self.happen(Event::Failed(failed)),
            };
        }
        // What this terminal's Ctrl-C ends is the reader alone.
        command.process_group(0);
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let program = called(&command);
        match command.spawn() {
            Ok(child) => {
                self.workers.see_off(child, program.clone());
                self.happen(Event::Done(format!("handed to {program}")))
            }
            Err(error) => {
                let failed = format!(
                    "{program}: {error}; $BROWSER names another program, y copies the address"
                );
                self.happen(Event::Failed(failed))
            }
        }
    }

    /// Gives the terminal to another program until that ends. What went wrong, if anything did.
    fn hand_over(&mut self, mut command: Command) -> anyhow::Result<Option<String>> {
        command.stdin(self.tty.another()?.into_keys());
        tty::restore();
        let modes = self.tty.modes()?;
        let ended = command.spawn().and_then(|mut guest| {
            self.away.store(guest.id().cast_signed(), Ordering::Release);
            let ended = guest.wait();
            self.away.store(0, Ordering::Release);
            ended
        });
        self.tty.put_back(&modes)?;
        self.come_back()?;
        let program = called(&command);
        Ok(match ended {
            Ok(status) if status.success() => None,
            Ok(status) => Some(format!("{program}: {status}")),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                Some(format!("there is no program {program}"))
            }
            Err(error) => Some(format!("{program}: {error}")),
        })
    }
}

/// What a program is called.
fn called(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}

/// A variable that says something.
fn named(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|it| !it.trim().is_empty())
}
