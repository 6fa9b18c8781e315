//! Who is named for Spanish quotations.

use super::german::check;

#[test]
fn more_verbs_say_something() {
    check(&[(
        "«El puente seguirá cerrado todo el invierno», repuso la ministra.",
        &["la ministra"],
    )]);
}
