//! What is found as speech in French and Spanish, and who is named for it.

use super::{check, heard, speakers};

/// A text, and what is said in it by whom.
type Said = (&'static str, &'static [(&'static str, &'static str)]);

fn check_said(table: &[Said]) {
    for (text, expected) in table {
        let found = heard(text);
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|(said, who)| (said.as_str(), who.as_str()))
            .collect();
        assert_eq!(&found, expected, "{text}");
    }
}

#[test]
fn hyphens_begin_speech_where_several_do_and_one_is_told() {
    check_said(&[
        (
            "La barca no había vuelto y nadie dormía en la casa.\n\n-¿Quién llama? -preguntó Teresa.\n\n-Soy yo \
             -contestó Pablo-. Abre la puerta.\n\n-No puedo abrir.",
            &[
                ("¿Quién llama?", "Teresa"),
                ("Soy yo", "Pablo"),
                ("Abre la puerta.", "Pablo"),
                ("No puedo abrir.", "Teresa"),
            ],
        ),
        (
            "Le bac n'était pas revenu et personne ne dormait dans la maison.\n\n- Qui est là ? demanda Thérèse.\n\n- \
             C'est moi, répondit Paul. Ouvre la porte.\n\n- Je ne peux pas.",
            &[
                ("Qui est là ?", "Thérèse"),
                ("C'est moi", "Paul"),
                ("Ouvre la porte.", "Paul"),
                ("Je ne peux pas.", "Thérèse"),
            ],
        ),
        (
            "Para el viaje en la barca de los vecinos hace falta lo siguiente:\n\n- El pan para tres días.\n\n- La cuerda \
             de la barca.\n\n- El farol del puente.",
            &[],
        ),
    ]);
}

#[test]
fn titles_before_a_title_are_no_name() {
    check(&[
        (
            "— Le pont est fermé, dit M. le baron d'Orval.\n\n— Je le sais, répondit Mme la comtesse.",
            &["M. le baron d'Orval", "la comtesse"],
        ),
        (
            "Le conseiller de S. M. le roi salua.\n\n— Le pont est fermé, dit M. Durand.\n\n— Je le sais, dit le roi.",
            &["M. Durand", "le roi"],
        ),
        (
            "« Le pont restera fermé tout l'hiver », dit le sage et vieil archevêque.",
            &["le sage et vieil archevêque"],
        ),
        (
            "« Le pont restera fermé tout l'hiver », a dit Jean Claude de l'Orval.",
            &["Jean Claude de l'Orval"],
        ),
        (
            "« Le pont restera fermé tout l'hiver », a dit la Suédoise Ebba Holm.",
            &["Ebba Holm"],
        ),
        (
            "« Le pont restera fermé », répondit la voix sourde du meunier.",
            &["le meunier"],
        ),
        (
            "El viceministro de Obras y Caminos Rurales, Juan Martín Vega, aseguró que «el puente seguirá cerrado todo el \
             invierno».",
            &["Juan Martín Vega"],
        ),
    ]);
}

#[test]
fn a_double_prime_closes_in_spanish() {
    check_said(&[(
        "Luis agregó: “No hay más que un camino″. Por su parte, Ana respondió: “No lo hay para nosotros″.",
        &[
            ("“No hay más que un camino″", "Luis"),
            ("“No lo hay para nosotros″", "Ana"),
        ],
    )]);
}

#[test]
fn who_is_called_by_a_word_is_no_narrator() {
    let text = "Je lui criai : « Va-t'en ! » Il me sourit, et mon cœur se serra dans ma poitrine.\n\n« Doublez le pas », \
        dis-je à mes amis, et ma voix tremblait.\n\n« Courage, mon garçon », dit Paul.\n\n« Courage, mes enfants », dit \
        Anne.";
    let told = speakers(text);
    assert!(!told.contains(&"Courage".to_owned()), "{told:?}");
}
