//! The screen as the terminal has it, and the way to the next one: only what differs is painted.
//!
//! Two buffers of cells are kept, but the first frame is painted with one: a blank screen needs none, and making the
//! cells takes a tenth of the time to the first frame.

use std::io;

use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::Modifier;

use super::paint::Painter;
use crate::ui::Hyperlink;

/// What is shown on one terminal.
pub struct Screen {
    painter: Painter,
    /// What the terminal shows; `None` while it is blank.
    shown: Option<Buffer>,
    /// Cells for the next frame.
    spare: Option<Buffer>,
}

impl Screen {
    /// A blank screen.
    pub fn new(painter: Painter) -> Self {
        Self {
            painter,
            shown: None,
            spare: None,
        }
    }

    /// What it is painted with.
    pub fn painter(&mut self) -> &mut Painter {
        &mut self.painter
    }

    /// The window has this size now; what it shows is anybody's guess when that is another one.
    pub fn resize(&mut self, size: Size) {
        if self.painter.size() != size {
            self.painter.resize(size);
            self.clear();
        }
    }

    /// Paints everything afresh with the next frame, as if nothing were known of the terminal.
    pub fn repaint(&mut self) {
        self.painter.forget();
        self.clear();
    }

    fn clear(&mut self) {
        if let Some(shown) = self.shown.take() {
            self.spare = Some(shown);
            self.painter.clear();
        }
    }

    /// What leads outside in the next frame. Where that is not as before, cells are painted again whatever they show.
    pub fn link(&mut self, links: Vec<Hyperlink>) {
        if self.painter.links() == links {
            return;
        }
        let mut changed = links.clone();
        changed.extend(self.painter.set_links(links));
        if let Some(shown) = &mut self.shown {
            for link in changed {
                for x in link.x..link.x.saturating_add(link.width) {
                    if let Some(cell) = shown.cell_mut((x, link.y)) {
                        // No cell that is drawn looks like that.
                        cell.modifier = Modifier::all();
                    }
                }
            }
        }
    }

    /// Shows what `draw` puts into blank cells, and the cursor where it says.
    pub fn show(&mut self, draw: impl FnOnce(&mut Buffer) -> Option<Position>) -> io::Result<()> {
        let area = Rect::from((Position::ORIGIN, self.painter.size()));
        let mut next = match self.spare.take() {
            Some(mut cells) if cells.area == area => {
                cells.reset();
                cells
            }
            Some(_) | None => Buffer::empty(area),
        };
        let cursor = draw(&mut next);
        cut_halves(&mut next);
        match &self.shown {
            Some(shown) => self.painter.paint(shown.diff_iter(&next)),
            None => self.painter.paint(inked(&next)),
        }
        self.painter.cursor(cursor);
        self.spare = self.shown.replace(next);
        self.painter.flush()
    }
}

/// Blanks wide characters whose second half something else was drawn over: no terminal shows half of one, and what is
/// hidden by one in this frame would be missing in the next.
fn cut_halves(buffer: &mut Buffer) {
    let width = usize::from(buffer.area.width.max(1));
    for index in 0..buffer.content.len() {
        let cell = &buffer.content[index];
        if cell.symbol().len() == 1 {
            continue;
        }
        let behind = index + 1..index + usize::from(cell.cell_width()).max(1);
        let row = (index / width + 1) * width;
        let whole =
            behind.end <= row && behind.clone().all(|it| buffer.content[it].symbol() == " ");
        if !whole {
            buffer.content[index].set_symbol(" ");
        }
    }
}

/// The cells that differ from a blank screen.
fn inked(buffer: &Buffer) -> impl Iterator<Item = (u16, u16, &Cell)> {
    let mut covered = 0;
    let (width, cells) = (usize::from(buffer.area.width.max(1)), &buffer.content);
    cells.iter().enumerate().filter_map(move |(index, cell)| {
        if covered > 0 {
            covered -= 1;
            return None;
        }
        if cell.symbol().len() > 1 {
            covered = usize::from(cell.cell_width()).saturating_sub(1);
        }
        (*cell != Cell::EMPTY).then_some(((index % width) as u16, (index / width) as u16, cell))
    })
}

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::io::{Read, Seek, SeekFrom, Write};
    use std::num::NonZero;

    use proptest::prelude::*;
    use ratatui::style::{Color, Style};

    use super::super::tty::Tty;
    use super::*;

    const SIZE: Size = Size::new(12, 3);

    fn screen(file: &File) -> Screen {
        let mut screen = Screen::new(Painter::new(Tty::of_file(file).unwrap()));
        screen.resize(SIZE);
        screen
    }

    /// What a terminal shows that was given all that stands in `file`: its characters and their colours.
    fn seen(mut file: &File) -> Vec<String> {
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start(0)).unwrap();
        file.read_to_end(&mut bytes).unwrap();
        let [rows, columns] = [SIZE.height, SIZE.width].map(|it| NonZero::new(it).unwrap());
        let mut terminal = vt100::Parser::new(rows, columns, 0);
        terminal.process(&bytes);
        let cells = (0..SIZE.height).flat_map(|y| (0..SIZE.width).map(move |x| (y, x)));
        let cells = cells.map(|(y, x)| terminal.screen().cell(y, x).unwrap());
        cells
            .map(|cell| match cell.contents().trim() {
                "" => String::new(),
                words => format!("{words} {:?}", cell.fgcolor()),
            })
            .collect()
    }

    fn show(screen: &mut Screen, words: &[(u16, u16, String, u8)]) {
        let draw = |cells: &mut Buffer| {
            for (x, y, words, colour) in words {
                cells.set_string(*x, *y, words, Style::new().fg(Color::Indexed(*colour)));
            }
            None
        };
        screen.show(draw).unwrap();
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn frame_after_frame_shows_what_the_last_one_alone_shows(
            frames in prop::collection::vec(
                prop::collection::vec((0u16..12, 0u16..3, "[a-c 日本é]{0,8}", 0u8..4), 0..6),
                1..4,
            )
        ) {
            let (all, alone) = (tempfile::tempfile().unwrap(), tempfile::tempfile().unwrap());
            let mut screens = screen(&all);
            for words in &frames {
                show(&mut screens, words);
            }
            show(&mut screen(&alone), frames.last().unwrap());
            prop_assert_eq!(seen(&all), seen(&alone));
        }
    }

    #[test]
    fn what_lies_over_half_of_a_wide_character_is_shown_and_stays() {
        let file = tempfile::tempfile().unwrap();
        let mut screen = screen(&file);
        let over = (7, 0, "é".to_owned(), 1);
        show(&mut screen, &[(5, 0, "a本".to_owned(), 0), over.clone()]);
        let both = seen(&file);
        assert_eq!(both[5..8], ["a Idx(0)", "", "é Idx(1)"]);
        show(&mut screen, &[over]);
        assert_eq!(seen(&file)[5..8], ["", "", "é Idx(1)"]);
    }

    #[test]
    fn a_resized_window_and_a_strange_one_are_painted_afresh() {
        let file = tempfile::tempfile().unwrap();
        let mut screen = screen(&file);
        let words = [(0, 0, "日本".to_owned(), 1), (2, 1, "ab".to_owned(), 2)];
        show(&mut screen, &words);
        let before = seen(&file);
        (&file).write_all(b"\x1b[Hrubbish\r\nrubbish").unwrap();
        assert_ne!(seen(&file), before);
        screen.repaint();
        show(&mut screen, &words);
        assert_eq!(seen(&file), before);
        screen.resize(Size::new(11, 3));
        show(&mut screen, &words);
        assert_eq!(seen(&file), before, "it fits there, too");
    }
}
