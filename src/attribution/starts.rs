//! Mentions by the token they start at: a bit for each token rather than a number, as few tokens start one.

use super::mentions::Mention;

/// The mentions of a text, by the token they start at.
pub struct Starts {
    /// Sixty-four tokens each.
    rows: Vec<Row>,
    /// The mentions that start anywhere, in order of their tokens.
    mentions: Vec<u32>,
}

/// Which of sixty-four tokens start a mention, and how many before them do.
#[derive(Clone, Copy, Default)]
struct Row {
    bits: u64,
    before: u32,
}

impl Row {
    const TOKENS: usize = u64::BITS as usize;

    /// How many mentions start before a token of this row.
    fn rank(self, token: usize) -> usize {
        let earlier = self.bits & ((1 << (token % Self::TOKENS)) - 1);
        self.before as usize + earlier.count_ones() as usize
    }
}

impl Starts {
    /// Indexes the mentions of a text of so many tokens.
    pub fn new(tokens: usize, mentions: &[Mention]) -> Self {
        let mut rows = vec![Row::default(); tokens.div_ceil(Row::TOKENS)];
        for mention in mentions {
            let token = mention.from as usize;
            rows[token / Row::TOKENS].bits |= 1 << (token % Row::TOKENS);
        }
        let mut before = 0;
        for row in &mut rows {
            row.before = before;
            before += row.bits.count_ones();
        }
        let mut starts = Self {
            rows,
            mentions: vec![0; before as usize],
        };
        for (index, mention) in mentions.iter().enumerate() {
            let token = mention.from as usize;
            let rank = starts.rows[token / Row::TOKENS].rank(token);
            starts.mentions[rank] = index as u32;
        }
        starts
    }

    /// The mention that starts at a token.
    pub fn get(&self, token: usize) -> Option<usize> {
        let row = self.rows.get(token / Row::TOKENS)?;
        let starts = row.bits >> (token % Row::TOKENS) & 1 == 1;
        starts.then(|| self.mentions[row.rank(token)] as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::super::mentions::Kind;
    use super::*;

    #[test]
    fn a_mention_is_found_where_it_starts_and_nowhere_else() {
        let begin = [0, 1, 62, 63, 64, 128, 191, 199];
        let mentions = begin.map(|from| Mention {
            from,
            to: from + 2,
            kind: Kind::Name,
            who: 0,
            possessive: false,
        });
        let starts = Starts::new(200, &mentions);
        for token in 0..300 {
            let expected = begin.iter().position(|&it| it as usize == token);
            assert_eq!(starts.get(token), expected, "token {token}");
        }
        assert_eq!(Starts::new(0, &[]).get(0), None);
    }
}
