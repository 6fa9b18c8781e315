//! Signs, each one byte: marks and dashes of every kind become one of a few, so that later steps compare bytes.
//!
//! An ASCII sign is itself, a word 0, a number `b'0'`; those beyond ASCII are folded.

/// No sign: a word.
pub const WORD: u8 = 0;
/// A number.
pub const NUMBER: u8 = b'0';
/// “
pub const HIGH_66: u8 = 0x80;
/// ”
pub const HIGH_99: u8 = 0x81;
/// ‘
pub const HIGH_6: u8 = 0x82;
/// ’
pub const HIGH_9: u8 = 0x83;
/// „
pub const LOW_99: u8 = 0x84;
/// ‚
pub const LOW_9: u8 = 0x85;
/// «
pub const LEFT_ANGLES: u8 = 0x86;
/// »
pub const RIGHT_ANGLES: u8 = 0x87;
/// 「 and 『
pub const LEFT_CORNER: u8 = 0x88;
/// 」 and 』
pub const RIGHT_CORNER: u8 = 0x89;
/// ‹
pub const LEFT_ANGLE: u8 = 0x8a;
/// ›
pub const RIGHT_ANGLE: u8 = 0x8b;
/// Two apostrophes: they close what two backticks opened, and alone are the italics of a wiki.
pub const TWO_TICKS: u8 = 0x8c;
/// A dash of any length, also "--".
pub const DASH: u8 = 0x90;
/// Dots that stand for something left out, also "...".
pub const DOTS: u8 = 0x91;
/// Any other sign.
pub const OTHER: u8 = 0x92;
/// More than one blank between two words or signs; no token is one.
pub const BLANKS: u8 = 0x93;

/// Signs that stand somewhere, as far as one look can tell: 64 bits for all of them, so that a few share one.
#[derive(Clone, Copy, Debug, Default)]
pub struct Signs(u64);

impl Signs {
    /// These.
    pub const fn of(signs: &[u8]) -> Self {
        let (mut all, mut at) = (0, 0);
        while at < signs.len() {
            all |= Self::bit(signs[at]);
            at += 1;
        }
        Self(all)
    }

    /// Adds one.
    pub fn add(&mut self, sign: u8) {
        self.0 |= Self::bit(sign);
    }

    /// Whether one of `others` may be among them; where not, none is.
    pub fn may_have(self, others: Self) -> bool {
        self.0 & others.0 != 0
    }

    const fn bit(sign: u8) -> u64 {
        1 << (sign % u64::BITS as u8)
    }
}

/// Signs that are written with several characters: dashes, dots, doubled backticks and apostrophes.
pub fn run_end(bytes: &[u8], at: usize) -> (usize, u8) {
    let sign = bytes[at];
    let run = bytes[at..].iter().take_while(|&&byte| byte == sign).count();
    match (sign, run) {
        (b'-', 2..) => (at + run, DASH),
        (b'.', 2..) => (at + run, DOTS),
        (b'`', 2) => (at + 2, HIGH_66),
        (b'`', 1) => (at + 1, HIGH_6),
        (b'\'', 2) => (at + 2, TWO_TICKS),
        _ => (at + 1, sign),
    }
}

/// The sign that a character beyond ASCII is.
pub fn fold(c: char) -> u8 {
    match c {
        '“' | '‟' => HIGH_66,
        '”' => HIGH_99,
        '‘' | '‛' => HIGH_6,
        '’' => HIGH_9,
        '„' => LOW_99,
        '‚' => LOW_9,
        '«' => LEFT_ANGLES,
        '»' => RIGHT_ANGLES,
        '「' | '『' => LEFT_CORNER,
        '」' | '』' => RIGHT_CORNER,
        '‹' => LEFT_ANGLE,
        '›' => RIGHT_ANGLE,
        '–' | '—' | '―' => DASH,
        '…' => DOTS,
        '。' | '．' => b'.',
        '！' => b'!',
        '？' => b'?',
        '：' => b':',
        '，' | '、' => b',',
        _ => OTHER,
    }
}
