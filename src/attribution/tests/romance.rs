//! What is found as speech in French and Spanish, and who is named for it.

use super::heard;

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
fn a_double_prime_closes_in_spanish() {
    check_said(&[(
        "Luis agregó: “No hay más que un camino″. Por su parte, Ana respondió: “No lo hay para nosotros″.",
        &[
            ("“No hay más que un camino″", "Luis"),
            ("“No lo hay para nosotros″", "Ana"),
        ],
    )]);
}
