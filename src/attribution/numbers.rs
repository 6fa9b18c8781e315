//! Logarithm and exponential that give the same bits on every machine.
//!
//! Only additions, multiplications and bit operations, each rounded once: no call into a mathematics library, whose
//! last bit differs between systems.

/// The natural logarithm of a positive number, right to about 1e-5.
pub const fn ln(x: f32) -> f32 {
    let bits = x.max(f32::MIN_POSITIVE).to_bits();
    let exponent = (bits >> 23) as i32 - 127;
    let mantissa = f32::from_bits((bits & 0x007f_ffff) | 0x3f80_0000);
    // atanh series around the middle of 1..2.
    let t = (mantissa - std::f32::consts::SQRT_2) / (mantissa + std::f32::consts::SQRT_2);
    let t2 = t * t;
    let series = t * (2.0 + t2 * (0.666_666_7 + t2 * (0.4 + t2 * 0.285_714_3)));
    (exponent as f32 + 0.5) * std::f32::consts::LN_2 + series
}

/// The exponential, right to about 1e-6 of its value; 0 far below, capped far above.
pub fn exp(x: f32) -> f32 {
    let x = x.clamp(-80.0, 80.0) * std::f32::consts::LOG2_E;
    // As `floor`, which older processors have no instruction for.
    let near = x as i32 as f32;
    let whole = if near > x { near - 1.0 } else { near };
    let f = (x - whole) * std::f32::consts::LN_2;
    let series = 1.0
        + f * (1.0
            + f * (0.5
                + f * (0.166_666_67
                    + f * (0.041_666_668 + f * (0.008_333_334 + f * 0.001_388_889)))));
    f32::from_bits(((whole as i32 + 127) as u32) << 23) * series
}

/// The logarithm of one more than a count.
pub fn ln1(count: u32) -> f32 {
    let known = SMALL.get(count as usize).copied();
    known.unwrap_or_else(|| ln(1.0 + count as f32))
}

/// What [`ln1`] is of small counts.
static SMALL: [f32; 256] = {
    let mut small = [0.0; 256];
    let mut count = 0;
    while count < small.len() {
        small[count] = ln(1.0 + count as f32);
        count += 1;
    }
    small
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_agree_with_the_library_closely() {
        for n in 1..2000 {
            let x = n as f32 * 0.037;
            assert!(
                (ln(x) - x.ln()).abs() < 2e-5,
                "ln {x}: {} {}",
                ln(x),
                x.ln()
            );
            let y = x - 30.0;
            assert!((exp(y) / y.exp() - 1.0).abs() < 2e-5, "exp {y}");
        }
    }
}
