//! Who is named for French quotations.

use super::{check, speakers};

#[test]
fn what_several_own_says_nothing() {
    check(&[
        (
            "À la question des habitants, le maire répond : « Le pont restera fermé tout l’hiver. »",
            &["le maire"],
        ),
        (
            "Sous les huées des élus, le maire a dit : « Le pont restera fermé tout l’hiver. »",
            &["le maire"],
        ),
        (
            "Selon les mots du maire, « le pont restera fermé tout l’hiver ».",
            &["le maire"],
        ),
    ]);
}

#[test]
fn the_clause_of_the_verb_has_its_subject() {
    check(&[
        (
            "Comme la reine parlait ainsi, une grosse écrevisse parut et lui dit : « Le pont restera fermé tout l’hiver. »",
            &["une grosse écrevisse"],
        ),
        (
            "Quand Paul vit que Jean dormait, il dit : « Le pont restera fermé tout l’hiver. »",
            &["Paul"],
        ),
        (
            "Paul rencontra Jean, qui lui dit : « Le pont restera fermé tout l’hiver. »",
            &["Jean"],
        ),
        (
            "Paul entendit les voisins qui disaient : « Le pont restera fermé tout l’hiver. »",
            &["les voisins"],
        ),
    ]);
}

#[test]
fn madame_is_no_wife_of_her_own_name() {
    check(&[
        (
            "Anne Lebrun est venue hier soir. « Le pont restera fermé tout l’hiver », a dit Mme Lebrun. « Nous le savons », a dit Anne Lebrun.",
            &["Anne Lebrun", "Anne Lebrun"],
        ),
        (
            "La maire de Lanvec Claire Hidau est venue. « Le pont restera fermé tout l’hiver », a dit Mme Hidau.",
            &["Claire Hidau"],
        ),
    ]);
}

#[test]
fn something_parts_the_verb_from_its_participle_or_its_subject() {
    check(&[
        (
            "« Le pont restera fermé tout l’hiver », a pour sa part déclaré Paul Lebrun.",
            &["Paul Lebrun"],
        ),
        (
            "« Le pont restera fermé tout l’hiver », a déclaré à l’AFP Paul Lebrun.",
            &["Paul Lebrun"],
        ),
    ]);
}

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

#[test]
fn what_an_agency_reports_is_said_by_whom_it_names() {
    check(&[
        (
            "Selon l'AFP, Paul Vernier a soutenu que « la ville n'a pas tenu sa promesse ».",
            &["Paul Vernier"],
        ),
        (
            "Selon le journal Le Phare, le maire Paul Vernier a déclaré que « la ville n'a pas tenu sa promesse ».",
            &["Paul Vernier"],
        ),
        (
            "Selon l'AFP, « la ville n'a pas tenu sa promesse » dans cette affaire.",
            &["AFP"],
        ),
        (
            "Selon la voisine, les témoins disent que « la ville n'a pas tenu sa promesse ».",
            &["la voisine"],
        ),
    ]);
}

#[test]
fn an_office_and_its_field_lead_on_to_the_name() {
    check(&[
        (
            "Le ministre Luc Vernier hésite. « Quelle classe ? », lui répond le ministre, gêné.\n\nLe ministre de l'Agriculture \
             Paul Morand préfère répondre par une question : « Pourquoi changer tout cela ? »",
            &["Luc Vernier", "Paul Morand"],
        ),
        // The actor is not his lawyer.
        (
            "L'avocat de l'acteur Paul Morand préfère répondre par une question : « Pourquoi changer tout cela ? »",
            &["l'avocat de l'acteur"],
        ),
    ]);
}

#[test]
fn the_accused_is_no_verb() {
    let text = "Pour les experts, l'accusé, un homme « froid » et solitaire, avait le contrôle de ses actes.";
    assert!(!speakers(text).contains(&"un homme".to_owned()));
    check(&[(
        "Le procureur a accusé la mairie : « Vous saviez tout cela depuis longtemps. »",
        &["le procureur"],
    )]);
}

#[test]
fn nobody_calls_herself_by_name() {
    check(&[
        (
            "Odile revenait de la promenade avec Berthe, et celle-ci s'arrêta.\n\n— Odile, dit-elle, nous n'avons pas encore \
             mangé.\n\n— Non, répondit Odile.",
            &["Berthe", "Berthe", "Odile"],
        ),
        (
            "Odile revenait de la promenade avec son frère, et elle s'arrêta.\n\n— Paul, dit-elle, nous n'avons pas encore \
             mangé.\n\n— Non, répondit Paul.",
            &["Odile", "Odile", "Paul"],
        ),
    ]);
}

#[test]
fn the_stop_of_a_title_ends_no_clause() {
    let text =
        "— Il faut passer, dit M. de Rieux ; tiens-moi bien par la main.\n\n— Oui, répondit Paul.";
    let voices = crate::attribution::attribute(&super::document(text));
    let said: Vec<&str> = voices.quotes.iter().map(|it| it.extent.of(text)).collect();
    assert_eq!(
        said,
        ["Il faut passer", "tiens-moi bien par la main.", "Oui"]
    );
}

#[test]
fn an_adverb_parts_a_verb_from_its_subject_within_a_dash() {
    let text = "— Bah ! s'écriait alors le vieil oncle, qu'est-ce que cela fait ?\n\n— Rien, répondit Paul.";
    let voices = crate::attribution::attribute(&super::document(text));
    let said: Vec<&str> = voices.quotes.iter().map(|it| it.extent.of(text)).collect();
    assert_eq!(said, ["Bah !", "qu'est-ce que cela fait ?", "Rien"]);
}

#[test]
fn one_of_several_speaks_behind_what_parts_the_verb_from_him() {
    check(&[(
        "Le président a rappelé la mère à l'ordre. « Il y avait deux autres amis », a précisé dans sa déclaration l'un des \
         témoins.",
        &["l'un des témoins"],
    )]);
}

#[test]
fn a_few_words_tell_their_language_by_their_marks() {
    let table = [
        (
            "M. Vernier demanda :\n\n« Vous connaissez Alger, monsieur ? »\n\nIl répondit :\n\n« Oui, monsieur. »",
            "M. Vernier",
        ),
        ("Der Hörfehler\n\nAnna fragte: „Wäre Bonn bereit?“", "Anna"),
        (
            "—¿Nadie viene? —preguntó Vernier.\n\n—Nadie —respondió Marta.",
            "Vernier",
        ),
    ];
    for (text, first) in table {
        let voices = crate::attribution::attribute(&super::document(text));
        let name = |at: usize| {
            voices
                .speaker(voices.quotes.get(at)?.speaker?)
                .map(|it| it.name.as_str())
        };
        assert_eq!(name(0), Some(first), "{text}");
        assert_ne!(name(1), Some(first), "{text}");
    }
}

#[test]
fn a_pronoun_right_before_its_verb_is_the_subject() {
    check(&[
        (
            "Luc Vernier livre bataille contre la droite. Son adversaire, c'est Paul Morand, dont il ne cite pas le nom quand il \
             dénonce « l'aveu accablant de toute une époque ».",
            &["Luc Vernier"],
        ),
        (
            "Vernier écoute son adversaire, et Paul Morand dénonce « l'aveu accablant de toute une époque ».",
            &["Paul Morand"],
        ),
    ]);
}

#[test]
fn with_whom_somebody_is_compared_does_not_speak() {
    let text = "L'enfant, plus sévère que sa mère, remerciait d'une voix grave : « Vous êtes bien aimable avec nous. »";
    assert_ne!(speakers(text), ["sa mère"]);
}

#[test]
fn an_adjective_of_hers_is_no_person() {
    let text = "Odile tira de sa poche sa petite bourse.\n\n— Tu refuses tout cela ? reprit-elle.\n\n— Oui, répondit Paul.";
    assert_eq!(speakers(text)[0], "Odile");
    check(&[(
        "Odile appela sa vieille mère.\n\n— Tu refuses tout cela ? demanda sa vieille mère.\n\n— Oui, répondit Paul.",
        &["sa vieille mère", "Paul"],
    )]);
}
