use super::*;

/// The relative luminance of WCAG 2.1.
fn luminance(colour: Color) -> Option<f64> {
    let Color::Rgb(r, g, b) = colour else {
        return None;
    };
    let linear = |c: u8| {
        let c = f64::from(c) / 255.0;
        if c <= 0.04045 {
            c / 12.92
        } else {
            ((c + 0.055) / 1.055).powf(2.4)
        }
    };
    Some(0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b))
}

fn contrast(a: f64, b: f64) -> f64 {
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn the_built_in_themes_are_sound_and_say_how_every_role_looks() {
    for (name, source) in BUILTIN {
        Theme::read(source, Depth::True).unwrap_or_else(|error| panic!("{name}: {error}"));
        let tables = parse(source).unwrap();
        let roles = table(source, tables.get("roles").unwrap(), "roles").unwrap();
        for (_, role) in ROLES {
            assert!(roles.contains_key(*role), "{name} has no row for {role}");
        }
        assert!(tables.contains_key("speakers"), "{name} has no speakers");
    }
}

/// WCAG 2.1 asks for 4.5 (AA) and, in the theme made for it, 7 (AAA). Lines and borders carry no words.
#[test]
fn everything_with_words_can_be_read_on_what_it_stands_on() {
    for (name, source) in BUILTIN.iter().filter(|(name, _)| *name != "terminal") {
        let theme = Theme::read(source, Depth::True).unwrap();
        let least = if *name == "contrast" { 7.0 } else { 4.5 };
        let paper = theme.style(Role::Background);
        let panel = theme.style(Role::Panel);
        let silent = [Role::Faint, Role::Border, Role::Background];
        let worded = ROLES
            .iter()
            .map(|(role, _)| *role)
            .filter(|role| !silent.contains(role));
        let speech = (0..SLOTS).map(|slot| Role::Speech(slot as u8));
        for role in worded.chain(speech) {
            let style = theme.style(role);
            for below in [paper, panel] {
                let ink = style.fg.or(theme.style(Role::Text).fg).unwrap();
                let ground = style.bg.or(below.bg).unwrap();
                let ratio = contrast(luminance(ink).unwrap(), luminance(ground).unwrap());
                assert!(
                    ratio >= least,
                    "{name}: {role:?} has {ratio:.2}, wants {least}"
                );
            }
        }
        for slot in 0..SLOTS {
            let speech = theme
                .style(Role::Speech(slot as u8))
                .fg
                .and_then(luminance)
                .unwrap();
            for marked in [Role::Selected, Role::Marked] {
                let Some(ground) = theme.style(marked).bg.and_then(luminance) else {
                    continue;
                };
                assert!(
                    contrast(speech, ground) >= 3.0,
                    "{name}: speaker {slot} on {marked:?}"
                );
            }
        }
    }
}

#[test]
fn the_colours_of_speakers_differ() {
    for (name, source) in BUILTIN {
        let theme = Theme::read(source, Depth::True).unwrap();
        for a in 0..SLOTS {
            for b in 0..a {
                assert_ne!(theme.speech[a], theme.speech[b], "{name}: {a} and {b}");
            }
        }
    }
}

#[test]
fn without_colours_what_stood_on_one_is_reversed() {
    let source = "[roles]\nhit = \"black on yellow\"\nlink = \"red underline\"";
    let theme = Theme::read(source, Depth::Plain).unwrap();
    assert_eq!(
        theme.style(Role::Hit),
        Style::new().add_modifier(Modifier::REVERSED)
    );
    assert_eq!(
        theme.style(Role::Link),
        Style::new().add_modifier(Modifier::UNDERLINED)
    );
}

#[test]
fn what_is_wrong_is_named_with_its_place() {
    for (source, line, column, words) in [
        ("[roles]\nhat = \"red\"", 2, 1, "no role `hat`"),
        ("[roles]\nhit = \"mauve\"", 2, 7, "`mauve` is no colour"),
        ("[roles]\nhit = 3", 2, 7, "expected a string"),
        ("[palette]\ndim = \"red\"", 2, 1, "another name"),
        ("[speakers]\ncolours = [\"red\"]", 2, 1, "a list of"),
        ("[hats]", 1, 2, "`hats` is no part of a theme"),
        ("[roles", 1, 7, ""),
    ] {
        let error = Theme::read(source, Depth::True).unwrap_err();
        assert_eq!(
            (error.line, error.column),
            (line, column),
            "{source}: {error}"
        );
        assert!(error.message.contains(words), "{source}: {error}");
    }
}

#[test]
fn an_own_theme_may_take_the_name_of_a_built_in_one() {
    let mut themes = Themes::new(Depth::True);
    themes.add("mine", "[roles]\ntext = \"red\"");
    themes.add("dark", "[roles]\ntext = \"green\"");
    themes.add("broken", "[roles]\ntext = \"mauve\"");
    assert_eq!(
        themes.names(),
        [
            "terminal",
            "dark",
            "light",
            "contrast",
            "colourblind",
            "mine",
            "broken"
        ]
    );
    assert_eq!(themes.get("mine").style(Role::Text).fg, Some(Color::Red));
    assert_eq!(themes.get("dark").style(Role::Text).fg, Some(Color::Green));
    assert!(matches!(themes.check("broken"), Some(Err(_))));
    assert!(themes.check("nowhere").is_none());
}
