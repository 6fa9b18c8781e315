//! Fields: what Word computes. Their results stand in the text; the only instruction that is followed is a link's.

/// The most fields that lie in one another.
const DEPTH: usize = 16;
/// The longest instruction, in bytes.
const LONGEST: usize = 4096;

/// The fields that are open.
#[derive(Debug, Default)]
pub struct Field {
    /// The words that come are an instruction.
    pub reads: bool,
    /// The instruction of each field, and whether its result is a link.
    open: Vec<(String, bool)>,
    /// How many are open beyond those.
    deeper: usize,
}

impl Field {
    /// A field begins.
    pub fn begin(&mut self) {
        if self.open.len() < DEPTH {
            self.open.push((String::new(), false));
        } else {
            self.deeper += 1;
        }
    }

    /// Words of the instruction.
    pub fn say(&mut self, words: &str) {
        if let Some((instruction, _)) = self.open.last_mut()
            && self.reads
            && instruction.len() + words.len() <= LONGEST
        {
            instruction.push_str(words);
        }
    }

    /// The result begins: where it leads, if it is a link.
    pub fn separate(&mut self) -> Option<String> {
        let (instruction, is_link) = self.open.last_mut().filter(|_| self.deeper == 0)?;
        let target = target(instruction)?;
        *is_link = true;
        Some(target)
    }

    /// The field ends: whether its result was a link.
    pub fn end(&mut self) -> bool {
        if self.deeper > 0 {
            self.deeper -= 1;
            return false;
        }
        self.open.pop().is_some_and(|(_, is_link)| is_link)
    }
}

/// Where `HYPERLINK "https://…"` leads, or `HYPERLINK \l "name"`.
pub fn target(instruction: &str) -> Option<String> {
    let rest = instruction
        .trim_start()
        .strip_prefix("HYPERLINK")?
        .trim_start();
    let (local, rest) = match rest.strip_prefix("\\l") {
        Some(rest) => (true, rest.trim_start()),
        None => (false, rest),
    };
    let target = match rest.strip_prefix('"') {
        Some(rest) => rest.split('"').next(),
        None => rest.split_whitespace().next(),
    };
    let target = target.filter(|it| !it.is_empty())?;
    Some(if local {
        format!("#{target}")
    } else {
        target.to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instructions_of_links() {
        for (instruction, leads) in [
            (
                " HYPERLINK \"https://example.org/a b\" \\o \"tip\" ",
                Some("https://example.org/a b"),
            ),
            ("HYPERLINK \\l \"ferry\"", Some("#ferry")),
            ("HYPERLINK ", None),
            (" PAGEREF ferry \\h ", None),
        ] {
            assert_eq!(target(instruction).as_deref(), leads, "{instruction}");
        }
    }
}
