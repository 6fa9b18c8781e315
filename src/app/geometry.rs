//! Where everything stands in the window. `update` scrolls and hears the mouse by it, `draw` paints by it.

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// The leftmost column.
    pub x: u16,
    /// The topmost row.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Area {
    /// Whether a cell lies inside.
    pub fn contains(self, column: u16, row: u16) -> bool {
        (self.x..self.x + self.width).contains(&column)
            && (self.y..self.y + self.height).contains(&row)
    }

    /// The rows of a list with the frame around them: its title, its filter and an empty row above, a line on each side.
    #[must_use]
    pub fn framed(self) -> Self {
        Self {
            x: self.x.saturating_sub(1),
            y: self.y.saturating_sub(3),
            width: self.width + 2,
            height: self.height + 4,
        }
    }

    /// One past the last column.
    pub fn right(self) -> u16 {
        self.x + self.width
    }

    /// One past the last row.
    pub fn bottom(self) -> u16 {
        self.y + self.height
    }
}

/// The smallest window that is drawn.
pub const SMALLEST: (u16, u16) = (30, 6);
/// Below this many columns the index lies over the text, when it is asked for.
pub const BESIDE: u16 = 80;
/// From this many rows on, lines set the header and the status apart.
const RULED: u16 = 16;

/// What decides where everything stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Columns of the window.
    pub columns: u16,
    /// Rows of the window.
    pub rows: u16,
    /// The widest the text may be.
    pub column: u16,
    /// Whether the index is shown where there is room.
    pub index: bool,
    /// Whether the index is shown over the text, where there is no room beside it.
    pub over: bool,
    /// Whether the text stands alone.
    pub zen: bool,
}

/// The places of one window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Areas {
    /// The whole window.
    pub window: Area,
    /// The title; no row in zen.
    pub header: Area,
    /// Rows that hold a line from edge to edge.
    pub rules: [Option<u16>; 2],
    /// The index and the speakers; `None` when hidden.
    pub index: Option<Area>,
    /// Whether the index lies over the text.
    pub over: bool,
    /// Initials and bars, left of the column.
    pub gutter: Area,
    /// The column of text.
    pub text: Area,
    /// The map; `None` in zen.
    pub map: Option<Area>,
    /// The last row.
    pub status: Area,
}

impl Areas {
    /// Lays out a window.
    pub fn of(wanted: Wanted) -> Self {
        let Wanted { columns, rows, .. } = wanted;
        let roomy = rows >= RULED;
        let ruled = roomy && !wanted.zen;
        // Where there are lines in the window, an empty row does their work in zen.
        let top = u16::from(!wanted.zen) + u16::from(roomy);
        let bottom = 1 + u16::from(roomy);
        let window = Area {
            x: 0,
            y: 0,
            width: columns,
            height: rows,
        };
        let body = Area {
            y: top,
            height: rows.saturating_sub(top + bottom).max(1),
            ..window
        };
        let map = (!wanted.zen).then(|| Area {
            x: columns.saturating_sub(1 + u16::from(columns >= BESIDE)),
            width: 1,
            ..body
        });
        let (index, over) = index(wanted, body);
        let left = index.filter(|_| !over).map_or(0, |index| index.right() + 1);
        let right = map.map_or(columns, |map| map.x);
        let room = Area {
            x: left,
            width: right.saturating_sub(left),
            ..body
        };
        let (gutter, text) = column(wanted.column, room);
        Self {
            window,
            header: Area {
                height: u16::from(!wanted.zen),
                ..window
            },
            rules: if ruled {
                [Some(1), Some(rows - 2)]
            } else {
                [None; 2]
            },
            index,
            over,
            gutter,
            text,
            map,
            status: Area {
                y: rows.saturating_sub(1),
                height: 1,
                ..window
            },
        }
    }
}

/// The index in `body`, and whether it lies over the text.
fn index(wanted: Wanted, body: Area) -> (Option<Area>, bool) {
    let columns = wanted.columns;
    if wanted.index && columns >= BESIDE && !wanted.zen {
        let width = (columns * 28 / 100).clamp(24, 34);
        return (Some(Area { width, ..body }), false);
    }
    let over = wanted.over && columns >= SMALLEST.0;
    // Where the text beside it would be scraps, it reaches almost to the map.
    let width = if columns < 48 {
        columns.saturating_sub(3)
    } else {
        36
    };
    (over.then_some(Area { width, ..body }), over)
}

/// The gutter and the column of text, centred in `room`.
fn column(widest: u16, room: Area) -> (Area, Area) {
    let gutter = if room.width < 50 { 4 } else { 5 };
    // Where there is room, initials do not touch what stands left of them.
    let free = if room.width < 50 { 1 } else { 3 };
    let width = room
        .width
        .saturating_sub(gutter + free)
        .clamp(1, widest.max(1));
    let pad = room.width.saturating_sub(gutter + width) / 2;
    let pad = if room.width < 50 { 0 } else { pad };
    let x = room.x + pad;
    (
        Area {
            x,
            width: gutter,
            ..room
        },
        Area {
            x: x + gutter,
            width,
            ..room
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(columns: u16, rows: u16) -> Wanted {
        Wanted {
            columns,
            rows,
            column: 72,
            index: true,
            over: false,
            zen: false,
        }
    }

    #[test]
    fn the_study_of_the_screen_has_these_places() {
        let areas = Areas::of(wanted(120, 40));
        assert_eq!(areas.index.map(|it| it.width), Some(33));
        assert_eq!(
            areas.text,
            Area {
                x: 42,
                y: 2,
                width: 72,
                height: 36
            }
        );
        assert_eq!(areas.map.map(|it| it.x), Some(118));
        assert_eq!(areas.rules, [Some(1), Some(38)]);
    }

    #[test]
    fn nothing_leaves_the_window_at_any_size() {
        for columns in 1..200 {
            for rows in [1, 2, 5, 6, 12, 15, 16, 40, 300] {
                for (over, zen) in [(false, false), (true, false), (false, true), (true, true)] {
                    let areas = Areas::of(Wanted {
                        over,
                        zen,
                        ..wanted(columns, rows)
                    });
                    let inside = [Some(areas.text), Some(areas.gutter), areas.map, areas.index];
                    for area in inside
                        .into_iter()
                        .flatten()
                        .filter(|_| columns >= SMALLEST.0 && rows >= SMALLEST.1)
                    {
                        assert!(
                            area.right() <= columns && area.bottom() <= rows,
                            "{columns}x{rows}: {area:?}"
                        );
                        assert!(
                            area.width > 0 && area.height > 0,
                            "{columns}x{rows}: {area:?}"
                        );
                    }
                }
            }
        }
    }
}
