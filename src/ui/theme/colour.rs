//! Colours as theme files write them, and what becomes of them on a terminal that has fewer.

use ratatui::style::Color;

use super::Depth;

/// The terminal's own sixteen by name, with the values that xterm gives them.
const SIXTEEN: [(&str, Color, [u8; 3]); 16] = [
    ("black", Color::Black, [0, 0, 0]),
    ("red", Color::Red, [205, 0, 0]),
    ("green", Color::Green, [0, 205, 0]),
    ("yellow", Color::Yellow, [205, 205, 0]),
    ("blue", Color::Blue, [0, 0, 238]),
    ("magenta", Color::Magenta, [205, 0, 205]),
    ("cyan", Color::Cyan, [0, 205, 205]),
    ("grey", Color::Gray, [229, 229, 229]),
    ("dark-grey", Color::DarkGray, [127, 127, 127]),
    ("light-red", Color::LightRed, [255, 0, 0]),
    ("light-green", Color::LightGreen, [0, 255, 0]),
    ("light-yellow", Color::LightYellow, [255, 255, 0]),
    ("light-blue", Color::LightBlue, [92, 92, 255]),
    ("light-magenta", Color::LightMagenta, [255, 0, 255]),
    ("light-cyan", Color::LightCyan, [0, 255, 255]),
    ("white", Color::White, [255, 255, 255]),
];

/// The colour of this name ("yellow", "default") or value ("#e6a55a").
pub(super) fn named(word: &str) -> Option<Color> {
    if word == "default" {
        return Some(Color::Reset);
    }
    if let Some(hex) = word.strip_prefix('#') {
        let value = u32::from_str_radix(hex, 16)
            .ok()
            .filter(|_| hex.len() == 6)?;
        let [_, r, g, b] = value.to_be_bytes();
        return Some(Color::Rgb(r, g, b));
    }
    SIXTEEN
        .iter()
        .find(|(name, ..)| *name == word)
        .map(|(_, colour, _)| *colour)
}

/// The nearest colour that a terminal of this depth has.
pub(super) fn at(colour: Color, depth: Depth) -> Color {
    let Color::Rgb(r, g, b) = colour else {
        return if depth == Depth::Plain {
            Color::Reset
        } else {
            colour
        };
    };
    match depth {
        Depth::Plain => Color::Reset,
        Depth::Sixteen => nearest_of_sixteen([r, g, b]),
        Depth::Indexed => nearest_of_256([r, g, b]),
        Depth::True => colour,
    }
}

fn nearest_of_sixteen(rgb: [u8; 3]) -> Color {
    SIXTEEN
        .iter()
        .min_by_key(|(_, _, known)| distance(*known, rgb))
        .map_or(Color::Reset, |(_, colour, _)| *colour)
}

/// Those of the sixteen that are hues and can be read on `ground`.
pub(super) fn hues(ground: Option<Color>) -> Vec<Color> {
    let on_light = matches!(ground, Some(Color::White | Color::Gray));
    let hues = SIXTEEN.iter().enumerate().filter(|(at, _)| {
        let is_grey = matches!(at % 8, 0 | 7);
        let is_pale = on_light && *at > 8;
        !is_grey && !is_pale
    });
    hues.map(|(_, (_, colour, _))| *colour).collect()
}

/// The hue nearest to `colour` of those that are `free`, so that voices differ as long as there are any; a colour of
/// the terminal's own stays.
pub(super) fn take(colour: Color, free: &mut Vec<Color>, ground: Option<Color>) -> Color {
    let Color::Rgb(r, g, b) = colour else {
        return colour;
    };
    if free.is_empty() {
        *free = hues(ground);
    }
    let known = |colour: &Color| {
        let row = SIXTEEN.iter().find(|(_, known, _)| known == colour);
        row.map_or([0; 3], |(.., rgb)| *rgb)
    };
    let nearest = (0..free.len()).min_by_key(|at| {
        free.get(*at)
            .map_or(u32::MAX, |it| distance(known(it), [r, g, b]))
    });
    nearest.map_or(colour, |at| free.swap_remove(at))
}

/// Of the cube of 6³ colours and the ramp of greys, as xterm defines them.
fn nearest_of_256(rgb: [u8; 3]) -> Color {
    const LEVELS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let cube = rgb.map(|c| (0..6).min_by_key(|at| LEVELS[*at].abs_diff(c)).unwrap_or(0));
    let mean = rgb.iter().map(|c| u16::from(*c)).sum::<u16>() / 3;
    let step = (mean.saturating_sub(3) / 10).min(23) as u8;
    let grey = [8 + 10 * step; 3];
    if distance(grey, rgb) < distance(cube.map(|at| LEVELS[at]), rgb) {
        Color::Indexed(232 + step)
    } else {
        Color::Indexed((16 + 36 * cube[0] + 6 * cube[1] + cube[2]) as u8)
    }
}

fn distance(a: [u8; 3], b: [u8; 3]) -> u32 {
    a.iter()
        .zip(b)
        .map(|(a, b)| u32::from(a.abs_diff(b)).pow(2))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_becomes_the_nearest_that_the_terminal_has() {
        for (colour, sixteen, indexed) in [
            ("#ffffff", Color::White, Color::Indexed(231)),
            ("#000000", Color::Black, Color::Indexed(16)),
            ("#808080", Color::DarkGray, Color::Indexed(244)),
            ("#d70000", Color::Red, Color::Indexed(160)),
        ] {
            let colour = named(colour).unwrap();
            assert_eq!(at(colour, Depth::Sixteen), sixteen, "{colour}");
            assert_eq!(at(colour, Depth::Indexed), indexed, "{colour}");
            assert_eq!(at(colour, Depth::Plain), Color::Reset, "{colour}");
            assert_eq!(at(colour, Depth::True), colour);
        }
        for wrong in ["#fff", "#gggggg", "mauve", "#12345é"] {
            assert_eq!(named(wrong), None, "{wrong}");
        }
    }
}
