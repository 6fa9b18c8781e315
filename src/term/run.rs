//! The loop: wait, let everything happen that has come, carry out what is asked, draw once.
//!
//! Invariants: while nothing comes the program sleeps in one `poll` and nothing wakes it; however many keys wait, one
//! frame is drawn for them; a terminal that is gone ends the loop at once.

use std::io;
use std::mem::ManuallyDrop;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Context;
use rustix::process::{Signal as Kill, getpgrp, getsid, kill_current_process_group};
use signal_hook::consts::{SIGHUP, SIGTSTP};
use signal_hook::low_level::emulate_default_handler;

use super::Start;
use super::calm::Calm;
use super::hyperlinks;
use super::input::Decoder;
use super::mailbox::{Mailbox, mailbox};
use super::outside;
use super::paint::Painter;
use super::screen::Screen;
use super::signals::{Away, Caught, Signal};
use super::tty::{self, Tty};
use super::watch::Watch;
use super::work::{Wanted, Workers};
use crate::app::{App, Effect, Event, Work, update};
use crate::model::Document;
use crate::read::{Options, secure};
use crate::ui::{self, Themes};

/// What other threads tell the loop.
pub enum Letter {
    /// Something happened.
    Event(Event),
    /// Something happened in the reading with this number; void when a newer one has begun.
    Of(u64, Event),
    /// Another work was opened, in the opening with this number.
    Opened(u64, Event),
    /// A signal came.
    Signal(Signal),
}

/// How the loop ends: with this exit status.
pub(super) struct Leave(pub(super) u8);

/// The exit status when the terminal is gone, as if SIGHUP had said so.
pub(super) const GONE: u8 = 128 + SIGHUP as u8;

/// A terminal that fails is a terminal that is gone.
fn hung_up(error: anyhow::Error) -> anyhow::Result<u8> {
    let failed = error.downcast_ref::<io::Error>();
    let gone = Some(rustix::io::Errno::IO.raw_os_error());
    if failed.is_some_and(|it| it.raw_os_error() == gone) {
        return Ok(GONE);
    }
    Err(error)
}

/// The reader at work on one terminal.
pub struct Reader {
    pub(super) app: App,
    themes: Themes,
    options: Options,
    screen: Screen,
    pub(super) tty: Tty,
    pub(super) mailbox: Mailbox<Letter>,
    pub(super) workers: Workers,
    pub(super) decoder: Decoder,
    pub(super) calm: Calm<Letter>,
    pub(super) watch: Watch,
    pub(super) away: Away,
    /// Whether the terminal opens links itself, and may.
    links: bool,
}

impl Reader {
    /// Shows the first frame, then goes on until the reader leaves. The exit status.
    pub fn run(start: Start, tty: Tty) -> anyhow::Result<u8> {
        let ended = Self::begin(start, tty).and_then(|reader| {
            // The process ends now, and takes the document with it faster than it could be freed.
            let mut reader = ManuallyDrop::new(reader);
            reader.turn()
        });
        ended.or_else(hung_up)
    }

    /// Takes the terminal, shows the first frame, and sets the others to work.
    fn begin(start: Start, tty: Tty) -> anyhow::Result<Self> {
        let (post, mailbox) = mailbox().context("cannot make a pipe")?;
        let caught = Caught::new().context("cannot catch signals")?;
        let Start {
            app,
            themes,
            options,
            document,
            complete,
            stream,
            events,
        } = start;
        let mut painter = Painter::new(tty.another()?);
        painter.take_over(&tty.enter(app.settings().mouse)?);
        let mut reader = Self {
            app,
            themes,
            options,
            screen: Screen::new(painter),
            workers: Workers::new(post.clone()),
            tty,
            mailbox,
            decoder: Decoder::default(),
            calm: Calm::default(),
            watch: Watch::default(),
            away: Arc::default(),
            links: !secure() && hyperlinks::are_opened(|name| std::env::var(name).ok()),
        };
        let document = Arc::new(document);
        let first = Event::Document {
            document: Arc::clone(&document),
            complete,
        };
        reader.resized()?;
        for event in std::iter::once(first).chain(events) {
            reader.happen(event)?;
        }
        let away = Arc::clone(&reader.away);
        // A thread is made after the first frame, unless the terminal might keep us waiting there: then only a signal
        // can end it.
        if reader.tty.takes_a_frame() {
            reader.draw()?;
            caught.watch(post, away)?;
        } else {
            caught.watch(post, away)?;
            reader.draw()?;
        }
        match stream {
            Some(stream) => reader.workers.follow(stream, options),
            None => reader.go_on(document, complete),
        }
        Ok(reader)
    }

    /// Sets to work what goes on behind a document that has just been shown.
    pub(super) fn go_on(&mut self, document: Arc<Document>, complete: bool) {
        self.watch = Watch::on(self.work().file().map(PathBuf::as_path));
        if complete {
            self.workers.listen(document);
        } else {
            self.workers.read(self.work(), self.options);
        }
    }

    pub(super) fn work(&self) -> Work {
        self.app.work().cloned().unwrap_or_default()
    }

    fn turn(&mut self) -> anyhow::Result<u8> {
        loop {
            if let Some(Leave(status)) = self.take_in()? {
                return Ok(status);
            }
            self.draw()?;
        }
    }

    pub(super) fn all_happen(&mut self, events: Vec<Event>) -> anyhow::Result<Option<Leave>> {
        for event in events {
            if let Some(left) = self.happen(event)? {
                return Ok(Some(left));
            }
        }
        Ok(None)
    }

    pub(super) fn happen(&mut self, event: Event) -> anyhow::Result<Option<Leave>> {
        for effect in update(&mut self.app, event) {
            if let Some(left) = self.carry_out(effect)? {
                return Ok(Some(left));
            }
        }
        Ok(None)
    }

    fn carry_out(&mut self, effect: Effect) -> anyhow::Result<Option<Leave>> {
        match effect {
            Effect::Quit => return Ok(Some(Leave(0))),
            Effect::Search {
                generation,
                query,
                from,
            } => self.workers.search(Wanted {
                generation,
                query,
                from,
                document: Arc::clone(self.app.document()),
                voices: Arc::clone(self.app.voices()),
            }),
            Effect::StopSearch => self.workers.stop_search(),
            Effect::Open(work) => self.workers.open(work, self.options),
            Effect::LookAround { beside } => {
                let known = self.app.shelf().works().iter();
                let known = known.filter(|it| it.glance.is_none());
                let known = known.map(|it| it.work.clone()).collect();
                let beside = beside && !secure();
                self.workers
                    .look_around(self.app.work().cloned(), known, beside, self.options);
            }
            Effect::Reload => return self.reload(),
            Effect::Copy(text) => return self.copy(&text),
            Effect::Browse(address) => return self.browse(&address),
            Effect::Edit { line } => return self.edit(line),
            Effect::Mouse(on) => self.tty.mouse(on)?,
            Effect::Suspend => return self.suspend(),
            Effect::Title(title) => {
                let title = outside::titling(&title);
                self.screen.painter().say(title.as_bytes());
            }
            Effect::Redraw => self.screen.repaint(),
        }
        Ok(None)
    }

    fn draw(&mut self) -> anyhow::Result<()> {
        let (app, theme) = (&self.app, self.themes.get(self.app.theme()));
        if self.links {
            self.screen.link(ui::hyperlinks(app));
        }
        self.screen
            .show(|cells| ui::render(app, theme, cells))
            .context("cannot write to the terminal")
    }

    /// Asks the terminal for its size, which is known to nobody else.
    pub(super) fn resized(&mut self) -> anyhow::Result<Option<Leave>> {
        let size = self.tty.size();
        self.screen.resize(size);
        self.happen(Event::Resize {
            columns: size.width,
            rows: size.height,
        })
    }

    pub(super) fn reload(&mut self) -> anyhow::Result<Option<Leave>> {
        let work = self.work();
        if let Some(file) = work.file() {
            self.watch = Watch::on(Some(file));
            self.workers.read(work, self.options);
            return Ok(None);
        }
        let failed = format!("{} cannot be read again", work.name());
        self.happen(Event::Failed(failed))
    }

    /// Stops the whole job, as the terminal itself does on Ctrl-Z; the signal comes back to us and does the rest.
    fn suspend(&mut self) -> anyhow::Result<Option<Leave>> {
        if getsid(None).ok() == Some(getpgrp()) {
            let failed = "there is no shell to go back to".into();
            return self.happen(Event::Failed(failed));
        }
        kill_current_process_group(Kill::TSTP).context("cannot stop")?;
        Ok(None)
    }

    pub(super) fn stop(&mut self) -> anyhow::Result<Option<Leave>> {
        tty::restore();
        emulate_default_handler(SIGTSTP).context("cannot stop")?;
        // SIGCONT will say the same once more; a frame may be due before it does.
        self.come_back()
    }

    /// Takes the terminal again after something else had it.
    pub(super) fn come_back(&mut self) -> anyhow::Result<Option<Leave>> {
        let bytes = self.tty.enter(self.app.settings().mouse)?;
        self.screen.painter().take_over(&bytes);
        let left = self.resized()?;
        self.screen.repaint();
        Ok(left)
    }
}
