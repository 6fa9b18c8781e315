//! Text in which people talk: the same on every machine, written by this file.

/// A novel: dialogue between two or three, in turns with and without tags.
pub const NOVEL: &str = "novel";
/// News: names with titles, and what they said.
pub const NEWS: &str = "news";

const SIZE: usize = 1_000_000;

const GIVEN: &[&str] = &["Anna", "Clara", "Martha", "Edward", "Philip", "Walter"];
const FAMILY: &[&str] = &[
    "Berg", "Hill", "Voss", "Orlov", "Tanner", "Quill", "Marsh", "Lund",
];

const NOVEL_TURNS: &[&str] = &[
    "“The ferry leaves at six,” said {a}, “and it will not wait for either of us.”",
    "“Then we had better walk faster than we talk.”",
    "{b} looked at the river for a long while. “You never told me that your brother owned the mill.”",
    "“Nobody asked me, {b},” she answered quietly.",
    "“Is that so?” he said, and put the lantern down between the two of them.",
    "The road was empty as far as the bridge, and the rain, which had begun before supper, went on falling on \
     the roofs of the harbour as though it had never done anything else.",
    "“I was here when they built it,” Mrs. {c} cried. “I was here, and I saw who paid for it!”",
    "“You saw nothing, my dear {a}.”",
];

const NEWS_TURNS: &[&str] = &[
    "The council voted on Tuesday to keep the old bridge open until the spring, after two years of argument \
     about who would have to pay for its repair.",
    "“We could not close it before the harvest,” said Councillor {d} {a}, who owns a farm beyond the river. “People \
     would have lost a season.”",
    "Engineer {d} {b} told reporters that the piers were “sound enough for carts, but not for lorries”.",
    "According to {a}, the county has promised half of the money, and the rest will come from a loan that the town \
     takes up in June.",
    "“It is a start,” {b} said.",
];

/// A megabyte of one kind or the other.
pub fn text(kind: &str) -> String {
    let turns = if kind == NOVEL {
        NOVEL_TURNS
    } else {
        NEWS_TURNS
    };
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = |below: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below
    };
    let mut text = String::with_capacity(SIZE + 1024);
    while text.len() < SIZE {
        // The same people for a scene; in a novel they go by their given names.
        let names = if kind == NOVEL { GIVEN } else { FAMILY };
        let (one, other) = (next(names.len()), next(names.len()));
        let (third, given) = (FAMILY[next(FAMILY.len())], GIVEN[next(GIVEN.len())]);
        for _ in 0..12 {
            let turn = turns[next(turns.len())]
                .replace("{a}", names[one])
                .replace("{b}", names[other])
                .replace("{c}", third)
                .replace("{d}", given);
            text.push_str(&turn);
            text.push_str("\n\n");
        }
    }
    text
}
