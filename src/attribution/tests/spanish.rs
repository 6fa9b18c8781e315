//! Who is named for Spanish quotations.

use super::{check, speakers};

#[test]
fn whom_or_where_it_is_said_to_says_nothing() {
    check(&[
        (
            "«El puente seguirá cerrado todo el invierno», contó a El País la vecina Ana Prado.",
            &["Ana Prado"],
        ),
        (
            "«El puente seguirá cerrado todo el invierno», escribió en Facebook Pablo Vega.",
            &["Pablo Vega"],
        ),
        (
            "Desde su cuenta de X, antes Twitter, Pablo Vega escribió: «El puente seguirá cerrado todo el invierno».",
            &["Pablo Vega"],
        ),
        (
            "En una charla con la revista Horizonte, Pablo Vega hizo una propuesta. «El puente seguirá cerrado todo el invierno», afirmó.",
            &["Pablo Vega"],
        ),
    ]);
}

#[test]
fn the_clause_of_the_verb_has_its_subject() {
    check(&[
        (
            "Mientras la reina hablaba, un hada entró y dijo: «El puente seguirá cerrado todo el invierno».",
            &["un hada"],
        ),
        (
            "Pablo vio a Ana, que le dijo: «El puente seguirá cerrado todo el invierno».",
            &["Ana"],
        ),
        (
            "Cuando Pablo vio que Juan dormía, dijo: «El puente seguirá cerrado todo el invierno».",
            &["Pablo"],
        ),
    ]);
}

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
fn a_source_may_have_its_verb() {
    check(&[(
        "«El puente seguirá cerrado todo el invierno», según explicó la ministra.",
        &["la ministra"],
    )]);
}

#[test]
fn how_it_is_said_is_not_said() {
    check(&[(
        "—¿Es muy caro? preguntó la señora, riéndose.\n\n—No —dijo el molinero.",
        &["la señora", "el molinero"],
    )]);
}

#[test]
fn more_verbs_say_something() {
    check(&[(
        "«El puente seguirá cerrado todo el invierno», repuso la ministra.",
        &["la ministra"],
    )]);
}

#[test]
fn who_an_infinitive_tells_of_is_not_who_speaks_behind_it() {
    check(&[
        (
            "Al entrar Elvira en la sala, dijo Marta: «El puente seguirá cerrado todo el invierno».",
            &["Marta"],
        ),
        (
            "Al entrar en la sala, Marta dijo: «El puente seguirá cerrado todo el invierno».",
            &["Marta"],
        ),
    ]);
}

#[test]
fn a_pronoun_before_its_verb_is_no_article() {
    let table = [
        "—Anda, toma tu cartera —le dice mientras se la entrega.\n\n—Gracias —respondió Pablo.",
        "—Anda, toma tu cartera —le dice mientras la cierra.\n\n—Gracias —respondió Pablo.",
    ];
    for text in table {
        assert_eq!(speakers(text), ["", "Pablo"], "{text}");
    }
    check(&[(
        "—Anda, toma tu cartera —le dice la vecina.\n\n—Gracias —respondió Pablo.",
        &["la vecina", "Pablo"],
    )]);
}

#[test]
fn the_subject_of_a_clause_that_depends_is_not_that_of_the_verb() {
    let text = "El procesado habló tranquilo. Después el juez lo miró.\n\n\"Te arruino la vida entera\", ha dicho sobre lo \
        que le contó la mujer.";
    assert_ne!(speakers(text), ["la mujer"]);
    check(&[(
        "\"Te arruino la vida entera\", ha dicho con calma la mujer.",
        &["la mujer"],
    )]);
}

#[test]
fn a_verb_with_its_pronoun_is_no_name() {
    check(&[
        (
            "Acercóse Marta a la ventana y dijo: «El puente seguirá cerrado todo el invierno».",
            &["Marta"],
        ),
        (
            "Miróle Marta con asombro y exclamó: «El puente seguirá cerrado todo el invierno».",
            &["Marta"],
        ),
        (
            "—El puente seguirá cerrado —preguntole Marta— ¿hasta que se vaya el invierno?\n\n—No —respondió Pablo.",
            &["Marta", "Marta", "Pablo"],
        ),
    ]);
}

#[test]
fn a_heart_says_nothing() {
    let text = "Miguel encontró a Marta muy pálida. El corazón le dijo que algo había pasado, y le preguntó con ansiedad: \
        «¿Qué es lo que tienes?»";
    assert_ne!(speakers(text), ["el corazón"]);
    check(&[(
        "Miguel encontró a Marta muy pálida. El portero le dijo que algo había pasado, y le preguntó con ansiedad: «¿Qué es lo \
         que tienes?»",
        &["el portero"],
    )]);
}

#[test]
fn who_leads_a_firm_is_not_the_firm() {
    let text = "«Es el mejor de todos», aseguró el CEO de Nubia en la presentación.\n\nNubia afirma que «es el mejor de \
        todos».";
    let told = speakers(text);
    assert_ne!(told[1], told[0]);
    assert_eq!(told[1], "Nubia");
}

#[test]
fn a_clause_that_depends_has_not_the_subject_of_its_verb() {
    let text = "El portavoz, Pablo Vega, habló ayer. También rechazó que Marta Gil haya cerrado el acceso al puente, sino que lo \
        ha canalizado «para mayor rigor en el gasto».";
    assert_ne!(speakers(text), ["Marta Gil"]);
    check(&[(
        "El portavoz, Pablo Vega, habló ayer. Marta Gil dijo que el acceso al puente sigue cerrado «para mayor rigor en el \
         gasto».",
        &["Marta Gil"],
    )]);
}

#[test]
fn a_word_that_opens_a_speech_is_nobody_who_answers() {
    let text = "—Buenos días, Pablo —dijo Teresa.\n\n—Buenos días —respondió Pablo.\n\n—Disimule, señor... Yo no lo \
        sabía —exclamó Teresa.\n\n—Bien, bien... Yo quería hablar.";
    let told = speakers(text);
    assert_ne!(
        told.last().map(String::as_str),
        Some("Disimule"),
        "{told:?}"
    );
}

#[test]
fn a_dash_without_blanks_opens_what_reports() {
    let text = "—Quita, tonto!—contestó Marta, forcejando por desasirse.—¡Que te estés quieto!\n\n—Eso es—dijo Miguel, que \
        tampoco se acordaba.";
    let voices = crate::attribution::attribute(&super::document(text));
    let said: Vec<&str> = voices.quotes.iter().map(|it| it.extent.of(text)).collect();
    assert_eq!(said, ["Quita, tonto!", "¡Que te estés quieto!", "Eso es"]);
}
