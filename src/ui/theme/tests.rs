use super::*;

fn linear(c: u8) -> f64 {
    let c = f64::from(c) / 255.0;
    if c <= 0.04045 {
        c / 12.92
    } else {
        ((c + 0.055) / 1.055).powf(2.4)
    }
}

/// The relative luminance of WCAG 2.1.
fn luminance(colour: Color) -> Option<f64> {
    let Color::Rgb(r, g, b) = colour else {
        return None;
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
    let usual = Theme::read(BUILTIN[0].1, Depth::True).unwrap();
    for name in ["broken", "nowhere"] {
        assert_eq!(themes.get(name).looks, usual.looks, "{name}");
    }
}

/// Linear RGB as somebody sees it who lacks one kind of cone (Machado, Oliveira and Fernandes 2009, severity 1).
const VISIONS: [(&str, [[f64; 3]; 3]); 4] = [
    (
        "all cones",
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
    ),
    (
        "no long ones",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "no middle ones",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "no short ones",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

/// CIELAB of a colour as it is seen.
fn seen(colour: Color, vision: [[f64; 3]; 3]) -> [f64; 3] {
    let Color::Rgb(r, g, b) = colour else {
        panic!("{colour} has no value")
    };
    let linear = [r, g, b].map(linear);
    let mixed = |row: [f64; 3]| row.iter().zip(linear).map(|(a, b)| a * b).sum::<f64>();
    let rgb = vision.map(|row| mixed(row).clamp(0.0, 1.0));
    // To XYZ under the white of D65, then to CIELAB.
    let xyz = [
        [0.4339, 0.3762, 0.1899],
        [0.2126, 0.7152, 0.0722],
        [0.0177, 0.1095, 0.8728],
    ];
    let f = xyz.map(|row| {
        let sum: f64 = row.iter().zip(rgb).map(|(a, b)| a * b).sum();
        if sum > 0.008_856 {
            sum.cbrt()
        } else {
            7.787 * sum + 16.0 / 116.0
        }
    });
    [
        116.0 * f[1] - 16.0,
        500.0 * (f[0] - f[1]),
        200.0 * (f[1] - f[2]),
    ]
}

#[test]
fn the_speakers_of_the_colour_blind_theme_differ_to_everybody() {
    let (_, source) = BUILTIN
        .iter()
        .find(|(name, _)| *name == "colourblind")
        .unwrap();
    let theme = Theme::read(source, Depth::True).unwrap();
    for (vision, matrix) in VISIONS {
        let seen = theme.speech.map(|style| seen(style.fg.unwrap(), matrix));
        for a in 0..SLOTS {
            for b in 0..a {
                let apart = seen[a]
                    .iter()
                    .zip(seen[b])
                    .map(|(a, b)| (a - b).powi(2))
                    .sum::<f64>()
                    .sqrt();
                assert!(
                    apart >= 20.0,
                    "with {vision}, {a} and {b} are {apart:.0} apart"
                );
            }
        }
    }
}

#[test]
fn sixteen_colours_keep_apart_what_is_selected_and_who_speaks() {
    for (name, source) in BUILTIN {
        let theme = Theme::read(source, Depth::Sixteen).unwrap();
        for role in [Role::Selected, Role::Hit, Role::HitNow] {
            let style = theme.style(role);
            let reversed = style.add_modifier.contains(Modifier::REVERSED);
            for ground in [Role::Background, Role::Panel] {
                let apart = style.bg.is_some() && style.bg != theme.style(ground).bg;
                assert!(
                    apart || reversed,
                    "{name}: {role:?} on {ground:?}: {style:?}"
                );
            }
        }
        let speech = (0..SLOTS).map(|slot| theme.style(Role::Speech(slot as u8)).fg);
        let mut voices: Vec<Color> = speech.flatten().collect();
        let greys = [Color::Black, Color::White, Color::Gray, Color::DarkGray];
        assert!(
            !voices.iter().any(|it| greys.contains(it)),
            "{name}: {voices:?}"
        );
        voices.sort_by_key(ToString::to_string);
        voices.dedup();
        let most = if *name == "light" { 6 } else { SLOTS };
        assert_eq!(voices.len(), most, "{name}: {voices:?}");
    }
}
