//! Who is named for French quotations.

use super::german::check;

#[test]
fn more_verbs_say_something() {
    check(&[
        (
            "« Le pont restera fermé tout l’hiver », s’agace Paul Lebrun, qui habite ici.",
            &["Paul Lebrun"],
        ),
        (
            "« Le pont restera fermé tout l’hiver », se désole la voisine.",
            &["la voisine"],
        ),
        (
            "« Le pont restera fermé tout l’hiver », dit le diable.",
            &["le diable"],
        ),
    ]);
}
