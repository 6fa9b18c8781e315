//! Who is named for Spanish quotations.

use super::german::check;

#[test]
fn two_surnames_are_one_person() {
    check(&[
        (
            "Daniel Quintero Calle llegó ayer. «El puente seguirá cerrado todo el invierno», dijo Quintero.",
            &["Daniel Quintero Calle"],
        ),
        (
            "La concejala de Cultura, Carmen Prado, llegó ayer. La concejala aseguró: «El puente seguirá cerrado todo el invierno».",
            &["Carmen Prado"],
        ),
    ]);
}

#[test]
fn more_verbs_say_something() {
    check(&[(
        "«El puente seguirá cerrado todo el invierno», repuso la ministra.",
        &["la ministra"],
    )]);
}
