//! Lines → cues: what is shown at once, and when.

/// What is shown at once.
pub struct Cue<'a> {
    /// From when to when, in milliseconds.
    pub start: u64,
    pub end: u64,
    pub lines: Vec<&'a str>,
}

/// All cues of a file, in its order.
pub fn cues(text: &str) -> Vec<Cue<'_>> {
    let mut all: Vec<Cue<'_>> = Vec::new();
    let mut open = false;
    for line in text.lines().map(str::trim) {
        if let Some((start, end)) = times(line) {
            all.push(Cue {
                start,
                end,
                lines: Vec::new(),
            });
            open = true;
        } else if line.is_empty() {
            open = false;
        } else if let (true, Some(cue)) = (open, all.last_mut()) {
            cue.lines.push(line);
        }
        // Whatever stands elsewhere is the head, a note, a style or a cue's name.
    }
    all
}

/// The two times of a cue's first line, in milliseconds.
pub fn times(line: &str) -> Option<(u64, u64)> {
    let (start, rest) = line.split_once("-->")?;
    let end = rest.split_whitespace().next()?;
    Some((time(start.trim())?, time(end)?))
}

/// "01:02:03.004", "02:03,004".
fn time(words: &str) -> Option<u64> {
    let (whole, thousandths) = words.split_once(['.', ',']).unwrap_or((words, "0"));
    let mut seconds: u64 = 0;
    for part in whole.split(':') {
        seconds = seconds.checked_mul(60)?.checked_add(part.parse().ok()?)?;
    }
    let thousandths: u64 = thousandths.parse().ok().filter(|it| *it < 1000)?;
    whole
        .contains(':')
        .then(|| seconds.checked_mul(1000)?.checked_add(thousandths))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_times() {
        for (words, found) in [
            ("1:2", Some(62_000)),
            ("00:00:01.5", Some(1_005)),
            ("x", None),
            ("5", None),
            ("99999999999999999999:00", None),
        ] {
            assert_eq!(time(words), found, "{words}");
        }
    }
}
