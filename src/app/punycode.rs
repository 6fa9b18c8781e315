//! Letters of any script in a host, as the network has them (RFC 3492).

const BASE: u32 = 36;
const LEAST: u32 = 1;
const MOST: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;

/// A label without its `xn--`; none when it is too long for one.
pub fn encode(label: &str) -> Option<String> {
    let input: Vec<u32> = label.chars().map(u32::from).collect();
    let mut out: String = label.chars().filter(char::is_ascii).collect();
    let basic = u32::try_from(out.len()).ok()?;
    if basic > 0 {
        out.push('-');
    }
    let (mut n, mut delta, mut bias, mut done) = (128_u32, 0_u32, 72_u32, basic);
    while (done as usize) < input.len() {
        let next = input.iter().copied().filter(|it| *it >= n).min()?;
        delta = delta.checked_add((next - n).checked_mul(done + 1)?)?;
        n = next;
        for c in &input {
            if *c < n {
                delta = delta.checked_add(1)?;
            }
            if *c == n {
                number(delta, bias, &mut out);
                bias = adapted(delta, done + 1, done == basic);
                delta = 0;
                done += 1;
            }
        }
        delta = delta.checked_add(1)?;
        n = n.checked_add(1)?;
    }
    (out.len() <= 59).then_some(out)
}

/// A number in digits of changing worth.
fn number(mut rest: u32, bias: u32, out: &mut String) {
    let mut k = BASE;
    loop {
        let t = k.saturating_sub(bias).clamp(LEAST, MOST);
        if rest < t {
            out.push(digit(rest));
            return;
        }
        out.push(digit(t + (rest - t) % (BASE - t)));
        rest = (rest - t) / (BASE - t);
        k += BASE;
    }
}

fn digit(value: u32) -> char {
    // Letters stand for 0 to 25, digits for the rest: the other way round than in other numbers.
    let turned = if value < 26 { value + 10 } else { value - 26 };
    char::from_digit(turned, BASE).unwrap_or_default()
}

fn adapted(delta: u32, points: u32, first: bool) -> u32 {
    let mut delta = delta / if first { DAMP } else { 2 };
    delta += delta / points;
    let mut k = 0;
    while delta > (BASE - LEAST) * MOST / 2 {
        delta /= BASE - LEAST;
        k += BASE;
    }
    k + (BASE - LEAST + 1) * delta / (delta + SKEW)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_those_of_the_network() {
        for (label, encoded) in [
            ("bücher", "bcher-kva"),
            ("münchen", "mnchen-3ya"),
            ("пример", "e1afmkfd"),
            ("日本語", "wgv71a119e"),
            ("straße", "strae-oqa"),
        ] {
            assert_eq!(encode(label).as_deref(), Some(encoded), "{label}");
        }
        assert_eq!(encode(&"ü".repeat(200)), None);
    }
}
