//! Who does not speak a German quotation, though named beside it, and who does.

use super::check;

#[test]
fn names_are_whole() {
    check(&[
        (
            "Andreas Schauer hört auf. „Ich lege mein Mandat nieder“, teilte der 49 Jahre alte Schauer in München mit.",
            &["Andreas Schauer"],
        ),
        (
            "Assessor a. D. Harald Harms öffnete den Brief. „Einer aus Ulm“, sagte Harms.",
            &["Harald Harms"],
        ),
        (
            "Man hatte Josef K. verhaftet. „Wer sind Sie?“, fragte K. und saß im Bett.",
            &["Josef K."],
        ),
        (
            "Wirtschafts- und Kulturwissenschafterin Herta Neu meint: „Einen Markt kann man nicht ersetzen.“",
            &["Herta Neu"],
        ),
    ]);
}
