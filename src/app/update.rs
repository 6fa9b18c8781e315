//! The one place where events change the state.

use super::{
    Action, App, Effect, Event, arrival, mouse, panes, press, program, searching, shelf, typing,
};

/// Lets `event` happen. What has to be done outside is returned, in order.
pub fn update(app: &mut App, event: Event) -> Vec<Effect> {
    match event {
        Event::Key(key) => press::press(app, key.normal()),
        Event::Mouse(mouse) => {
            press::spoken(app);
            mouse::moved(app, mouse);
        }
        Event::Resize { columns, rows } => app.size = (columns, rows),
        Event::Paste(text) => typing::edit(app, |line| line.insert(&text)),
        Event::Document { document, complete } => arrival::opened(app, document, complete),
        Event::Opened {
            work,
            document,
            complete,
        } => arrival::another(app, &work, document, complete),
        Event::Around(works) => shelf::around(app, works.all, works.notices),
        Event::Glanced(work, glance) => shelf::glanced(app, &work, glance),
        Event::Voices(batch) => arrival::heard(app, batch),
        Event::Found(found) => searching::found(app, found),
        Event::Done(text) => app.say(text),
        Event::Failed(text) => {
            app.arrived.again = false;
            app.fail(text);
        }
    }
    panes::settle(app);
    std::mem::take(&mut app.effects)
}

impl App {
    /// Does an action before anything has happened; what it asks for is asked with the first event.
    pub fn perform(&mut self, action: Action) {
        program::perform(self, action);
    }
}
