//! Code points, in which others count where we count bytes.

/// How many code points the bytes of a text hold; half a one at the end counts, one at the start does not.
pub fn code_points(bytes: &[u8]) -> usize {
    // So many fit into a byte, so that the compiler counts them side by side.
    const STEP: usize = 128;
    let begins = |&byte: &u8| u8::from(byte & 0xc0 != 0x80);
    let count = |step: &[u8]| usize::from(step.iter().map(begins).sum::<u8>());
    bytes.chunks(STEP).map(count).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_are_counted_at_any_length() {
        for text in ["", "a", "é", "“Yes,” said Zoë.", "東京は晴れです。"] {
            for times in [1, 3, 20] {
                let text = text.repeat(times);
                assert_eq!(code_points(text.as_bytes()), text.chars().count(), "{text}");
            }
        }
    }
}
