//! How a terminal paints, and the shortest sequence that changes it (SGR).

use std::fmt::Arguments;
use std::io::Write as _;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

/// How the terminal paints from here on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pen {
    fg: Color,
    bg: Color,
    underline: Color,
    modifier: Modifier,
}

impl Pen {
    /// As the terminal paints when nothing is said.
    pub const PLAIN: Self = Self {
        fg: Color::Reset,
        bg: Color::Reset,
        underline: Color::Reset,
        modifier: Modifier::empty(),
    };

    /// The pen that paints `cell`.
    pub fn of(cell: &Cell) -> Self {
        Self {
            fg: cell.fg,
            bg: cell.bg,
            underline: cell.underline_color,
            modifier: cell.modifier,
        }
    }

    /// Takes the pen `to`, by one sequence with only what differs.
    pub fn change(&mut self, to: Self, frame: &mut Vec<u8>) {
        if to == *self {
            return;
        }
        let mut codes = Codes(frame, b"\x1b[");
        let mut from = *self;
        if !(from.modifier - to.modifier).is_empty() {
            codes.put(format_args!("0"));
            from = Self::PLAIN;
        }
        for (modifier, code) in MODIFIERS {
            if (to.modifier - from.modifier).contains(*modifier) {
                codes.put(format_args!("{code}"));
            }
        }
        for (was, is, layer) in [
            (from.fg, to.fg, Layer::Fore),
            (from.bg, to.bg, Layer::Back),
            (from.underline, to.underline, Layer::Under),
        ] {
            if was != is {
                colour(&mut codes, is, layer);
            }
        }
        if codes.1 == b";" {
            frame.push(b'm');
        }
        *self = to;
    }
}

/// The parameters of one `CSI … m`: what is collected, and what stands before the next one.
struct Codes<'a>(&'a mut Vec<u8>, &'static [u8]);

impl Codes<'_> {
    fn put(&mut self, code: Arguments<'_>) {
        self.0.extend_from_slice(self.1);
        self.1 = b";";
        // Writing to a vector cannot fail.
        let _ = self.0.write_fmt(code);
    }
}

const MODIFIERS: &[(Modifier, u8)] = &[
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::SLOW_BLINK, 5),
    (Modifier::RAPID_BLINK, 6),
    (Modifier::REVERSED, 7),
    (Modifier::HIDDEN, 8),
    (Modifier::CROSSED_OUT, 9),
];

/// What a colour is for; its number is the code that begins an extended colour.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Layer {
    Fore = 38,
    Back = 48,
    Under = 58,
}

fn colour(codes: &mut Codes<'_>, colour: Color, layer: Layer) {
    let base = layer as u8;
    match (named(colour), colour) {
        (_, Color::Reset) => codes.put(format_args!("{}", base + 1)),
        (Some(index), _) if layer == Layer::Under => codes.put(format_args!("{base};5;{index}")),
        (Some(index @ 0..8), _) => codes.put(format_args!("{}", base - 8 + index)),
        (Some(index), _) => codes.put(format_args!("{}", base + 44 + index)),
        (None, Color::Indexed(index)) => codes.put(format_args!("{base};5;{index}")),
        (None, Color::Rgb(r, g, b)) => codes.put(format_args!("{base};2;{r};{g};{b}")),
        (None, _) => {}
    }
}

/// The number of a colour among the terminal's own sixteen.
fn named(colour: Color) -> Option<u8> {
    const NAMED: [Color; 16] = [
        Color::Black,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
    ];
    let index = NAMED.iter().position(|it| *it == colour)?;
    u8::try_from(index).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_colour_has_its_sequence() {
        for (colour, sequence) in [
            (Color::Reset, ""),
            (Color::Black, "\x1b[30;40;58;5;0m"),
            (Color::White, "\x1b[97;107;58;5;15m"),
            (Color::DarkGray, "\x1b[90;100;58;5;8m"),
            (Color::Indexed(200), "\x1b[38;5;200;48;5;200;58;5;200m"),
            (
                Color::Rgb(1, 2, 3),
                "\x1b[38;2;1;2;3;48;2;1;2;3;58;2;1;2;3m",
            ),
        ] {
            let pen = Pen {
                fg: colour,
                bg: colour,
                underline: colour,
                ..Pen::PLAIN
            };
            let mut frame = Vec::new();
            Pen::PLAIN.clone().change(pen, &mut frame);
            assert_eq!(String::from_utf8(frame).unwrap(), sequence, "{colour:?}");
        }
    }

    #[test]
    fn what_is_taken_off_begins_anew() {
        let bold = Pen {
            fg: Color::Red,
            modifier: Modifier::BOLD | Modifier::ITALIC,
            ..Pen::PLAIN
        };
        let red = Pen {
            modifier: Modifier::ITALIC,
            ..bold
        };
        let (mut pen, mut frame) = (Pen::PLAIN, Vec::new());
        for next in [bold, bold, red, Pen::PLAIN] {
            pen.change(next, &mut frame);
        }
        let frame = String::from_utf8(frame).unwrap();
        assert_eq!(frame, "\x1b[1;3;31m\x1b[0;3;31m\x1b[0m");
    }
}
