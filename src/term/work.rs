//! Work that the screen does not wait for: reading the rest of a document, finding its voices, searching.
//!
//! Each piece of work runs on a thread of its own and posts what it finds. Invariants: a worker that has been overtaken
//! (a reload, a newer search) posts nothing more and ends soon; a worker's panic becomes a message on the status line.

use std::process::Child;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::mailbox::Sender;
use super::run::Letter;
use super::signals::{caught, rehearse};
use crate::app::{Event, Found, Glance, Work, Works};
use crate::attribution::{self, Batch};
use crate::model::{Attribution, Document};
use crate::read::{Came, Options, PAUSE, ReadError, Stream};
use crate::search::{Finder, Query};

/// How much more of a stream has to come, besides three times what is there, until it is shown without a pause.
const GROWN: usize = 1 << 20;

/// The most matches that are kept; those beyond are only counted.
const KEPT: usize = 100_000;

/// A counter that tells work that is wanted from work that has been overtaken.
#[derive(Clone, Default)]
struct Turn(Arc<AtomicU64>);

/// A place in the order of a [`Turn`].
#[derive(Clone)]
struct Ticket(Turn, u64);

impl Turn {
    /// Overtakes everything before.
    fn next(&self) -> Ticket {
        Ticket(self.clone(), self.0.fetch_add(1, Ordering::AcqRel) + 1)
    }
}

impl Ticket {
    fn is_wanted(&self) -> bool {
        self.0.0.load(Ordering::Acquire) == self.1
    }
}

/// Everything that works behind the screen.
pub struct Workers {
    post: Sender<Letter>,
    reading: Turn,
    searching: Turn,
    opening: Turn,
    looking: Turn,
}

impl Workers {
    /// Nobody works yet.
    pub fn new(post: Sender<Letter>) -> Self {
        Self {
            post,
            reading: Turn::default(),
            searching: Turn::default(),
            opening: Turn::default(),
            looking: Turn::default(),
        }
    }

    /// Whether a letter from the reading with this number still counts.
    pub fn counts(&self, reading: u64) -> bool {
        Ticket(self.reading.clone(), reading).is_wanted()
    }

    /// Reads a work whole, shows it, and finds its voices.
    pub fn read(&self, work: Work, options: Options) {
        let (post, ticket) = (self.post.clone(), self.reading.next());
        self.spawn("reading", move || match work.open(&options) {
            Ok(document) => {
                let document = Arc::new(document);
                let event = Event::Document {
                    document: Arc::clone(&document),
                    complete: true,
                };
                post.post(Letter::Of(ticket.1, event));
                listen(&post, &ticket, &document);
            }
            Err(error) => {
                post.post(Letter::Of(ticket.1, Event::Failed(error.to_string())));
            }
        });
    }

    /// Takes in the rest of a stream, shows what has come of it from time to time, and finds its voices.
    pub fn follow(&self, stream: Stream, options: Options) {
        let (post, ticket) = (self.post.clone(), self.reading.next());
        self.spawn("stream", move || {
            if let Err(error) = follow(&post, &ticket, stream, &options) {
                post.post(Letter::Of(ticket.1, Event::Failed(error.to_string())));
            }
        });
    }

    /// Whether a letter from the opening with this number still counts.
    pub fn opens(&self, opening: u64) -> bool {
        Ticket(self.opening.clone(), opening).is_wanted()
    }

    /// Reads another work, or its head. What is open goes on until that is there.
    pub fn open(&self, work: Work, options: Options) {
        let (post, ticket) = (self.post.clone(), self.opening.next());
        self.spawn("opening", move || {
            rehearse("opening");
            let head = work.open_head(&options);
            let letter = match head.and_then(|head| match head {
                Some(head) => Ok((head, false)),
                None => Ok((work.open(&options)?, true)),
            }) {
                Ok((document, complete)) => Letter::Opened(
                    ticket.1,
                    Event::Opened {
                        work,
                        document: Arc::new(document),
                        complete,
                    },
                ),
                Err(error) => Letter::Event(Event::Failed(error.to_string())),
            };
            if ticket.is_wanted() {
                post.post(letter);
            }
        });
    }

    /// Looks at works, at those beside `work` when `beside` says so.
    pub fn look_around(
        &self,
        work: Option<Work>,
        known: Vec<Work>,
        beside: bool,
        options: Options,
    ) {
        let (post, ticket) = (self.post.clone(), self.looking.next());
        self.spawn("shelf", move || {
            let known = if beside {
                let works = Works::beside(work.as_ref());
                let all = works.all.iter().map(|it| it.work.clone()).collect();
                post.post(Letter::Event(Event::Around(works)));
                all
            } else {
                known
            };
            for work in known {
                let mut glance = Glance::default();
                let fault = caught(|| {
                    rehearse("shelf");
                    glance = work.glance(&options);
                });
                // One that cannot be looked at keeps nobody from looking at the next.
                glance.problem = fault.err().or(glance.problem);
                if !ticket.is_wanted() || !post.post(Letter::Event(Event::Glanced(work, glance))) {
                    return;
                }
            }
        });
    }

    /// Finds the voices of a document that is already shown whole.
    pub fn listen(&self, document: Arc<Document>) {
        let (post, ticket) = (self.post.clone(), self.reading.next());
        self.spawn("voices", move || listen(&post, &ticket, &document));
    }

    /// Searches, the place `from` first. Ends any older search.
    pub fn search(&self, wanted: Wanted) {
        let (post, ticket) = (self.post.clone(), self.searching.next());
        self.spawn("search", move || {
            let Err(fault) = caught(|| search(&post, &ticket, &wanted)) else {
                return;
            };
            // Nobody waits for the rest.
            if ticket.is_wanted() {
                post.post(Letter::Event(Event::Found(Found {
                    generation: wanted.generation,
                    complete: true,
                    ..Found::default()
                })));
            }
            post.post(Letter::Event(Event::Failed(fault)));
        });
    }

    /// Waits for a program that works beside the reader, and tells when it fails.
    pub fn see_off(&self, mut child: Child, program: String) {
        let post = self.post.clone();
        self.spawn("guest", move || {
            let failed = match child.wait() {
                Ok(status) if status.success() => return,
                Ok(status) => format!("{program}: {status}"),
                Err(error) => format!("{program}: {error}"),
            };
            post.post(Letter::Event(Event::Failed(failed)));
        });
    }

    /// Ends the search that is running.
    pub fn stop_search(&self) {
        self.searching.next();
    }

    fn spawn(&self, name: &str, work: impl FnOnce() + Send + 'static) {
        let post = self.post.clone();
        let worker = thread::Builder::new().name(name.into());
        let spawned = worker.spawn(move || {
            if let Err(fault) = caught(work) {
                post.post(Letter::Event(Event::Failed(fault)));
            }
        });
        if let Err(error) = spawned {
            let failed = format!("{name}: no thread for it: {error}");
            self.post.post(Letter::Event(Event::Failed(failed)));
        }
    }
}

/// Lets every other thread go before this one, where the system can say so of a single thread.
fn stand_back() {
    // Whether the system allows it or not: it is a courtesy to whoever presses keys meanwhile.
    #[cfg(target_os = "linux")]
    let _ = rustix::process::setpriority_process(Some(rustix::thread::gettid()), 10);
}

fn listen(post: &Sender<Letter>, ticket: &Ticket, document: &Document) {
    let fault = caught(|| {
        rehearse("voices");
        stand_back();
        attribution::attribute_in_batches(document, &mut |batch| {
            ticket.is_wanted() && post.post(Letter::Of(ticket.1, Event::Voices(batch)))
        });
    });
    if let Err(fault) = fault {
        // Nobody waits for the voices of the rest.
        let none = Batch {
            quotes: Vec::new(),
            speakers: Vec::new(),
            reached: document.text.len() as u32,
        };
        post.post(Letter::Of(ticket.1, Event::Voices(none)));
        post.post(Letter::Of(ticket.1, Event::Failed(fault)));
    }
}

/// Shows a stream again and again, each time when it pauses or has grown fourfold, until all of it is there.
fn follow(
    post: &Sender<Letter>,
    ticket: &Ticket,
    mut stream: Stream,
    options: &Options,
) -> Result<(), ReadError> {
    let mut pause = PAUSE;
    // What has come already is listened to even if nothing more comes; after that there is no hurry.
    let mut patience = Some(PAUSE);
    loop {
        let enough = stream.len() * 4 + GROWN;
        let complete = stream.more(enough, pause, patience.take())? == Came::All;
        let begun = Instant::now();
        let document = if complete {
            Some(stream.whole(options)?)
        } else {
            stream.beginning(options)?
        };
        // A long text is not read anew for every line that is added.
        pause = PAUSE.max(begun.elapsed() * 4);
        let Some(document) = document.map(Arc::new) else {
            continue;
        };
        let event = Event::Document {
            document: Arc::clone(&document),
            complete,
        };
        if !ticket.is_wanted() || !post.post(Letter::Of(ticket.1, event)) {
            return Ok(());
        }
        if complete {
            listen(post, ticket, &document);
            return Ok(());
        }
        attribution::attribute_in_batches(&document, &mut |batch| {
            let post = |event| post.post(Letter::Of(ticket.1, event));
            !stream.ready(Some(Duration::ZERO)) && ticket.is_wanted() && post(Event::Voices(batch))
        });
    }
}

/// A search, with all it needs.
pub struct Wanted {
    /// To be given back with every answer.
    pub generation: u64,
    /// What to look for.
    pub query: Query,
    /// The byte from which to look first.
    pub from: u32,
    /// Where.
    pub document: Arc<Document>,
    /// Who says what there.
    pub voices: Arc<Attribution>,
}

fn search(post: &Sender<Letter>, ticket: &Ticket, wanted: &Wanted) {
    rehearse("search");
    let finder = Finder::new(&wanted.query, &wanted.document, &wanted.voices);
    let (generation, mut total) = (wanted.generation, 0);
    let mut tell = |matches, count, complete| {
        total += count;
        ticket.is_wanted()
            && post.post(Letter::Event(Event::Found(Found {
                generation,
                matches,
                total,
                complete,
            })))
    };
    finder.sweep(wanted.from, KEPT, &mut |found| {
        if found.count == 0 {
            ticket.is_wanted()
        } else {
            tell(found.matches, found.count, false)
        }
    });
    tell(Vec::new(), 0, true);
}
